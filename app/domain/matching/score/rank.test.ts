import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import { MODES, SPOKEN } from '#domain/catalogue/index.server.ts';
import {
  debts,
  fieldOf,
  figures,
  offers,
  questions,
} from '../../../../tests/factories/random-offers.ts';
import { BLOCKS, FIRST_PLACES, KEPT, NEAR_KEPT } from '../codes.ts';
import { actionBit } from '../index/serves.ts';
import type { Asked } from './asked.ts';
import { rank, tieOf } from './rank.ts';
import type { OfferFigures } from './row.ts';
import { maskOf, scorerOf } from './score.ts';
import { FULL, PRICE_VALUES } from './values.ts';

const MORE = { numRuns: 400 };
type Debts = ReadonlyMap<number, number>;
const NONE: Debts = new Map();

/** A ranking by offers instead of rows. */
function ranked(asked: Asked, all: readonly OfferFigures[], owed: Debts = NONE) {
  const { kept, near, ...counted } = rank(asked, fieldOf(all, owed));
  const named = <One extends { readonly row: number }>({ row, ...said }: One) => {
    const one = all[row];
    if (one === undefined) throw new Error('A ranking names a row that is not there.');
    return { ...said, one, offer: one.offer };
  };
  return { ...counted, kept: kept.map(named), near: near.map(named) };
}

/** What each offer is, told apart from ranking: what keeps it out, and its total. */
function plain(asked: Asked, all: readonly OfferFigures[], owed: Debts = NONE) {
  const scorer = scorerOf(asked);
  const { words } = fieldOf(all);
  return all.map((one, row) => ({
    one,
    total: scorer.total(words, row, owed.get(one.provider) ?? 0),
    blocks: BLOCKS.filter((_, place) => (scorer.blocks(words, row) & (1 << place)) !== 0),
  }));
}

describe('a ranking', () => {
  test('keeps the best match of each provider, best first, ties by the seed', () => {
    fc.assert(
      fc.property(questions, offers(), debts, (asked, all, owed) => {
        const { kept, matches, providers } = ranked(asked, all, owed);
        const found = plain(asked, all, owed)
          .filter(({ blocks }) => blocks.length === 0)
          .toSorted(
            (a, b) =>
              b.total - a.total || tieOf(asked.seed, a.one.offer) - tieOf(asked.seed, b.one.offer),
          );
        const best = [...Map.groupBy(found, ({ one }) => one.provider).values()].flatMap(
          ([first]) => first ?? [],
        );
        expect([matches, providers]).toEqual([found.length, best.length]);
        const natural = kept.filter(({ asNewcomer }) => !asNewcomer).map(({ offer }) => offer);
        const raised = new Set(kept.map(({ offer }) => offer));
        const expected = best
          .map(({ one }) => one.offer)
          .filter((offer) => natural.includes(offer) || !raised.has(offer));
        expect(natural).toEqual(expected.slice(0, natural.length));
        expect(kept).toHaveLength(Math.min(KEPT, best.length));
      }),
      MORE,
    );
  });

  test('shows one offer a provider, matches and near misses together', () => {
    fc.assert(
      fc.property(questions, offers({ minLength: 10 }), debts, (asked, all, owed) => {
        const { kept, near } = ranked(asked, all, owed);
        const providers = [...kept, ...near].map(({ one }) => one.provider);
        expect(new Set(providers).size).toBe(providers.length);
      }),
      MORE,
    );
  });

  test('is the same whatever the order of the rows', () => {
    const shuffled = offers().chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
    );
    fc.assert(
      fc.property(questions, shuffled, debts, (asked, [all, other], owed) => {
        expect(ranked(asked, other, owed)).toEqual(ranked(asked, all, owed));
      }),
      MORE,
    );
  });

  test('is the same when only what it kept is ranked again', () => {
    fc.assert(
      fc.property(questions, offers(), debts, (asked, all, owed) => {
        const { kept, near } = ranked(asked, all, owed);
        const read = [...near, ...kept].map(({ one }) => one);
        expect(ranked(asked, read, owed)).toMatchObject({ kept, near });
      }),
      MORE,
    );
  });

  test('of nothing is empty', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        expect(ranked(asked, [])).toEqual({ kept: [], near: [], matches: 0, providers: 0 });
      }),
    );
  });
});

describe('the newcomer among the first', () => {
  const owner = { isNewcomer: (one: OfferFigures) => one.isNewcomer };
  test('is there whenever one matches and enough providers do', () => {
    fc.assert(
      fc.property(questions, offers({ minLength: 15 }), debts, (asked, all, owed) => {
        const { kept, providers } = ranked(asked, all, owed);
        const matching = plain(asked, all, owed).filter(({ blocks }) => blocks.length === 0);
        const hasOne = matching.some(({ one }) => owner.isNewcomer(one));
        const first = kept.slice(0, FIRST_PLACES).some(({ one }) => owner.isNewcomer(one));
        if (providers >= FIRST_PLACES) expect(first).toBe(hasOne);
      }),
      MORE,
    );
  });

  test('takes the last of these places at most, as the best of newcomers', () => {
    fc.assert(
      fc.property(questions, offers({ minLength: 15 }), debts, (asked, all, owed) => {
        const { kept } = ranked(asked, all, owed);
        const raised = kept.filter(({ asNewcomer }) => asNewcomer);
        expect(raised.length).toBeLessThanOrEqual(1);
        for (const { total, offer, one } of raised) {
          expect(kept.findIndex((entry) => entry.offer === offer)).toBe(FIRST_PLACES - 1);
          expect(one.isNewcomer).toBe(true);
          const newcomers = plain(asked, all, owed).filter(
            (each) => each.blocks.length === 0 && each.one.isNewcomer,
          );
          expect(total).toBe(Math.max(...newcomers.map((each) => each.total)));
        }
      }),
      MORE,
    );
  });
});

describe('near misses', () => {
  test('are kept out by one thing alone, which is told, and have no match beside', () => {
    fc.assert(
      fc.property(questions, offers({ minLength: 10 }), debts, (asked, all, owed) => {
        const { near } = ranked(asked, all, owed);
        const known = plain(asked, all, owed);
        for (const { offer, block, one } of near) {
          expect(known.find((each) => each.one.offer === offer)?.blocks).toEqual([block]);
          const own = known.filter((each) => each.one.provider === one.provider);
          expect(own.every(({ blocks }) => blocks.length > 0)).toBe(true);
        }
      }),
      MORE,
    );
  });

  test('are the best three there are, however many providers have a match besides', () => {
    fc.assert(
      fc.property(questions, offers({ minLength: 30, maxLength: 60 }), (asked, all) => {
        const known = plain(asked, all);
        const matched = new Set(
          known.filter(({ blocks }) => blocks.length === 0).map(({ one }) => one.provider),
        );
        const missed = known
          .filter(({ one, blocks }) => blocks.length === 1 && !matched.has(one.provider))
          .map(({ one, total }) => ({ provider: one.provider, total }));
        const best = [...Map.groupBy(missed, ({ provider }) => provider).values()]
          .map((own) => Math.max(...own.map(({ total }) => total)))
          .toSorted((a, b) => b - a);
        expect(ranked(asked, all).near.map(({ total }) => total)).toEqual(best.slice(0, NEAR_KEPT));
      }),
      MORE,
    );
  });
});

describe('other things equal, better never falls', () => {
  const PROVINCES: readonly string[] = geography.provinces.map(({ code }) => code);
  const BEST_PRICE = PRICE_VALUES.indexOf(FULL);
  type Better = (one: OfferFigures, asked: Asked) => Partial<OfferFigures>;
  const better: readonly (readonly [string, Better])[] = [
    [
      'price',
      ({ pricePlace }) => {
        const now = PRICE_VALUES[pricePlace] ?? 0;
        const higher = PRICE_VALUES.findIndex((value) => value > now);
        return { pricePlace: higher < 0 ? BEST_PRICE : higher };
      },
    ],
    ['language', ({ languages }, { firm, wish }) => ({ languages: languages | liked(firm, wish) })],
    ['support', ({ support }, { firm, wish }) => ({ support: support | liked(firm, wish) })],
    ['need', ({ serves }, { need }) => ({ serves: serves | (1 << actionBit(need.action)) })],
    [
      'other needs',
      ({ serves }, { same }) => ({ serves: serves | (1 << actionBit(same.at(-1)?.action ?? '')) }),
    ],
    ['record', ({ record }) => ({ record: Math.min(FULL, record + 120) })],
    ['availability', ({ availability }) => ({ availability: Math.min(FULL, availability + 120) })],
    ['start', ({ starts }) => ({ starts: Math.max(0, starts - 20) })],
    [
      'place',
      ({ province }, { firm }) => ({
        province: firm.province === null ? province : PROVINCES.indexOf(firm.province),
      }),
    ],
    ['reference', () => ({ references: 0xffff })],
    ['Moroccan law', () => ({ moroccan: true })],
    ['hosting', ({ hosting }) => ({ hosting: hosting === 2 ? 1 : hosting })],
    ['lower price', ({ priceMin }) => ({ priceMin: Math.floor(priceMin / 2) })],
    ['regions', () => ({ regions: 0xfff })],
  ];
  const liked = (firm: Asked['firm'], wish: Asked['wish']) =>
    maskOf(SPOKEN, wish.languages.length > 0 ? wish.languages : firm.speaks);

  test.each(better)('%s', (_name, improve) => {
    fc.assert(
      fc.property(questions, offers({ minLength: 1 }), fc.nat(), debts, (asked, all, at, owed) => {
        const [place, one] = [at % all.length, all[at % all.length]];
        if (one === undefined) return;
        const after = all.with(place, { ...one, ...improve(one, asked) });
        const totals = [all, after].map((list) => plain(asked, list, owed)[place]?.total ?? 0);
        expect(totals[1]).toBeGreaterThanOrEqual(totals[0] ?? 0);
        const [before, now] = [all, after].map((list) => placeOf(ranked(asked, list, owed), one));
        expect(now).toBeLessThanOrEqual(before ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  function placeOf({ kept }: ReturnType<typeof ranked>, { offer }: OfferFigures): number {
    const place = kept.findIndex((entry) => entry.offer === offer);
    return place < 0 ? Infinity : place;
  }

  test('a raised place of the seat counts for what is done at the client’s', () => {
    fc.assert(
      fc.property(questions, figures, (asked, one) => {
        const onSite = { ...one, mode: MODES.indexOf('on-site'), regions: 0xfff };
        const wish = { ...asked.wish, mode: 'any' as const };
        const firm = { ...asked.firm, region: 'MA-06', province: 'MA-CAS' };
        const question = { ...asked, firm, wish };
        const at = (code: string) =>
          plain(question, [{ ...onSite, province: PROVINCES.indexOf(code) }])[0]?.total ?? 0;
        expect(at('MA-CAS')).toBeGreaterThanOrEqual(at('MA-SET'));
        expect(at('MA-SET')).toBeGreaterThanOrEqual(at('MA-RAB'));
      }),
    );
  });
});

describe('what nobody asks for', () => {
  type Unasked = readonly [string, Partial<Asked['firm']>, (drawn: number) => Partial<OfferFigures>];
  const free: readonly Unasked[] = [
    ['sector', { sector: null }, (n) => ({ sectors: n & 0xffff, references: (n >> 8) & 0xffff })],
    ['stage', { stage: null }, (n) => ({ minStage: 1 + (n % 5) })],
    ['size', { size: null, staff: null }, (n) => ({ sizes: n & 63 })],
    ['region', { region: null, province: null }, (n) => ({ regions: n & 0xfff, province: n % 75 })],
    ['language', { speaks: [] }, (n) => ({ languages: n & 31 })],
  ];
  test.each(free)('changes no order: %s', (_name, unknown, change) => {
    const drawn = fc.array(fc.nat(2 ** 24), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(questions, offers(), drawn, (asked, all, numbers) => {
        const wish = { ...asked.wish, languages: [] };
        const silent = { ...asked, wish, firm: { ...asked.firm, ...unknown } };
        const other = all.map((one, place) => ({ ...one, ...change(numbers[place] ?? 0) }));
        const told = (list: readonly OfferFigures[]) => {
          const { kept, near } = ranked(silent, list);
          return [...kept, ...near].map(({ offer, total, values }) => ({ offer, total, values }));
        };
        expect(told(other)).toEqual(told(all));
      }),
    );
  });

  test('the switch of Moroccan solutions, once off, hides who is Moroccan', () => {
    fc.assert(
      fc.property(questions, offers(), (asked, all) => {
        const off = { ...asked, wish: { ...asked.wish, moroccanFirst: false } };
        const other = all.map((one) => ({ ...one, moroccan: !one.moroccan, hosting: 2 }));
        const order = (list: readonly OfferFigures[]) =>
          ranked(off, list).kept.map(({ offer }) => offer);
        expect(order(other)).toEqual(order(all));
      }),
    );
  });
});

describe('equal totals', () => {
  test('are decided by the seed, each going first about as often', () => {
    fc.assert(
      fc.property(questions, figures, fc.nat(1000), (asked, one, number) => {
        const twins = [0, 1].map((add) => ({
          ...{ ...one, offer: number * 2 + 1 + add, provider: 1 + add, isNewcomer: false },
          ...{ regions: 0xfff, languages: 31, sizes: 0, minStage: 1, mode: 2, starts: 0 },
        }));
        const open = { ...asked, wish: { ...asked.wish, restMAD: null, startBy: null } };
        const firsts = Array.from({ length: 200 }, (_, seed) => {
          const { kept } = ranked({ ...open, seed: seed * 7919 }, twins);
          expect(kept).toHaveLength(2);
          return kept[0]?.one.provider ?? 0;
        });
        const share = firsts.filter((provider) => provider === 1).length / firsts.length;
        expect(share).toBeGreaterThan(0.3);
        expect(share).toBeLessThan(0.7);
      }),
      { numRuns: 30 },
    );
  });

  test('and nothing else is: different totals stand in one order under every seed', () => {
    fc.assert(
      fc.property(questions, offers(), fc.nat(2 ** 32 - 1), (asked, all, seed) => {
        const best = Map.groupBy(
          plain(asked, all).filter(({ blocks }) => blocks.length === 0),
          ({ total }) => total,
        );
        const apart = [...best.values()].flatMap(([first]) => first?.one ?? []);
        const order = (question: Asked) =>
          ranked(question, apart).kept.map(({ offer }) => offer);
        expect(order({ ...asked, seed })).toEqual(order(asked));
      }),
      MORE,
    );
  });

  test('no two offers draw the same', () => {
    const drawn = fc.tuple(fc.nat(2 ** 31 - 1), fc.nat(2 ** 31 - 1), fc.nat(2 ** 32 - 1));
    fc.assert(
      fc.property(drawn, ([one, other, seed]) => {
        expect(tieOf(seed, one) === tieOf(seed, other)).toBe(one === other);
      }),
      { numRuns: 2000 },
    );
  });
});
