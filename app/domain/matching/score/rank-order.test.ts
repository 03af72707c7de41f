import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import { MODES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { debts, figures, offers, questions } from '../../../../tests/factories/random-offers.ts';
import { plain, ranked } from '../../../../tests/factories/rankings.ts';
import { actionBit } from '../index/serves.ts';
import type { Asked } from './asked.ts';
import { tieOf } from './rank.ts';
import type { OfferFigures } from './row.ts';
import { maskOf } from './score.ts';
import { FULL, PRICE_VALUES } from './values.ts';

const MORE = { numRuns: 250 };

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
      { numRuns: 200 },
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
  type Unasked = readonly [
    string,
    Partial<Asked['firm']>,
    (drawn: number) => Partial<OfferFigures>,
  ];
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
        const order = (question: Asked) => ranked(question, apart).kept.map(({ offer }) => offer);
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
