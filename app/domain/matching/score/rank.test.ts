import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { debts, figures, offers, questions } from '../../../../tests/factories/random-offers.ts';
import { anyQuestion, openOnes, plain, ranked } from '../../../../tests/factories/rankings.ts';
import { FIRST_PLACES, KEPT, NEAR_KEPT } from '../codes.ts';
import { tieOf } from './rank.ts';
import { FULL } from './values.ts';
import { FIRST_WEIGHTS } from './weights.ts';

const MORE = { numRuns: 250 };

describe('a ranking', () => {
  test('keeps the best match of each provider, best first, ties by the seed', () => {
    fc.assert(
      fc.property(anyQuestion, offers({ maxLength: 60 }), debts, (asked, all, owed) => {
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
    const equal = fc
      .tuple(figures, offers())
      .map(([one, all]) => all.map(({ offer, provider }) => ({ ...one, offer, provider })));
    const shuffled = fc
      .oneof(offers(), equal)
      .chain((all) =>
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
      fc.property(anyQuestion, offers({ maxLength: 60 }), debts, (asked, all, owed) => {
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
  test('is there whenever one matches and enough providers do', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        offers({ minLength: 15, maxLength: 60 }),
        debts,
        (asked, all, owed) => {
          const { kept, providers } = ranked(asked, all, owed);
          fc.pre(providers >= FIRST_PLACES);
          const matching = plain(asked, all, owed).filter(({ blocks }) => blocks.length === 0);
          const first = kept.slice(0, FIRST_PLACES).some(({ one }) => one.isNewcomer);
          expect(first).toBe(matching.some(({ one }) => one.isNewcomer));
        },
      ),
      MORE,
    );
  });

  test('takes the last of these places at most, as the best of newcomers', () => {
    fc.assert(
      fc.property(
        anyQuestion,
        offers({ minLength: 15, maxLength: 60 }),
        debts,
        (asked, all, owed) => {
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
        },
      ),
      MORE,
    );
  });
});

test('a newcomer from far below takes the fifth place, and the tenth gives way', () => {
  fc.assert(
    fc.property(openOnes, figures, (asked, one) => {
      const question = { ...asked, weights: FIRST_WEIGHTS };
      const all = Array.from({ length: 12 }, (_, place) => ({
        ...{ ...one, offer: place + 1, provider: place + 1, isNewcomer: place === 11 },
        record: FULL - place * 50,
      }));
      expect(ranked(question, all).kept.map(({ offer }) => offer)).toEqual([
        ...[1, 2, 3, 4, 12],
        ...[5, 6, 7, 8, 9],
      ]);
    }),
  );
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
