import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPONENTS, CRITERIA } from '../codes.ts';
import { NO_WISH, type Asked } from '../score/asked.ts';
import { rank, tieOf } from '../score/rank.ts';
import { figuresAt, ROW_WORDS, wordsOf, type OfferFigures } from '../score/row.ts';
import { FIRST_WEIGHTS, type Weights } from '../score/weights.ts';
import { effectOf, effectSchema } from './effect.ts';
import { orderUnder, totalUnder, type StoredEntry, type StoredList } from './stored-lists.ts';

const SEED = 1234;
const BASE: OfferFigures = {
  ...{ offer: 1, provider: 1, regions: 0xfff, languages: 4, support: 4, sizes: 0, sectors: 0 },
  ...{
    references: 0,
    mode: 0,
    minStage: 1,
    priceKind: 0,
    priceMin: 100,
    priceMax: 100,
    setup: 0,
    roundedUp: 0,
  },
  ...{ moroccan: true, hosting: 1, isNewcomer: false, isCertified: true, isDemo: false },
  ...{ serves: 0, starts: 0, province: 1, record: 500, availability: 500, pricePlace: 2 },
};

/** Up to forty offers of as many providers, of which some are newcomers. */
const someOffers = fc
  .array(
    fc.record({
      sectors: fc.integer({ min: 0, max: 0xffff }),
      support: fc.integer({ min: 0, max: 31 }),
      moroccan: fc.boolean(),
      isNewcomer: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn === 0),
      isCertified: fc.boolean(),
      record: fc.integer({ min: 0, max: 1000 }),
      availability: fc.integer({ min: 0, max: 1000 }),
      pricePlace: fc.integer({ min: 0, max: 7 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((drawn) =>
    drawn.map((figures, at): OfferFigures => ({
      ...{ ...BASE, ...figures, offer: at + 1, provider: at + 1 },
    })),
  );

const sumsTo100 = (places: number) =>
  fc
    .array(fc.integer({ min: 0, max: 100 }), { minLength: places - 1, maxLength: places - 1 })
    .map((cuts) => {
      const bounds = [0, ...cuts.toSorted((a, b) => a - b), 100];
      return bounds.slice(1).map((bound, at) => bound - (bounds[at] ?? 0));
    });
const someWeights = fc
  .tuple(sumsTo100(COMPONENTS.length), sumsTo100(CRITERIA.length))
  .map(([points, criteria]): Weights => ({
    points: named(COMPONENTS, points),
    criteria: named(CRITERIA, criteria),
  }));

function named<Key extends string>(keys: readonly Key[], values: readonly number[]) {
  const found = new Map(keys.map((key, at) => [key, values[at] ?? 0]));
  return Object.fromEntries(found) as Record<Key, number>;
}

/** A list as a run keeps it. */
function ranked(offers: readonly OfferFigures[], weights: Weights): StoredList {
  const words = Int32Array.from(offers.flatMap(wordsOf));
  const asked: Asked = {
    firm: {
      ...{ region: 'MA-06', province: null, sector: 'COM', size: '4-9', staff: 5, stage: 2 },
      speaks: ['fr'],
    },
    wish: NO_WISH,
    need: { action: 'x', category: 'WEB', wave: 1, position: 1, priority: 1, budgetMAD: null },
    ...{ same: [], weights, today: 20_000, seed: SEED, within: null },
  };
  const { kept } = rank(asked, { words, rows: words.length / ROW_WORDS, debts: new Map() });
  const entries = kept.map(({ row, values }): StoredEntry => {
    const { offer, provider, isNewcomer, isCertified } = figuresAt(words, row);
    const traits = { newcomer: isNewcomer, certified: isCertified };
    return { provider, ...traits, values, tie: tieOf(SEED, offer) };
  });
  return { entries, weights };
}

const entry = (provider: number, values: Partial<Record<string, number>> = {}): StoredEntry => ({
  ...{ provider, newcomer: false, certified: false, tie: provider },
  values: [...COMPONENTS, ...CRITERIA].map((name) => values[name] ?? 0),
});
const only = (component: (typeof COMPONENTS)[number]): Weights => ({
  ...FIRST_WEIGHTS,
  points: named(
    COMPONENTS,
    COMPONENTS.map((name) => (name === component ? 100 : 0)),
  ),
});
const byNeedAndPrice: StoredList = {
  entries: [
    entry(1, { need: 1000, price: 0 }),
    entry(2, { need: 700, price: 600 }),
    entry(3, { need: 600, price: 500 }),
    entry(4, { need: 100, price: 1000 }),
  ],
  weights: only('need'),
};

describe('a stored list', () => {
  test('keeps its order and totals under the weights it was made with', () => {
    fc.assert(
      fc.property(someOffers, someWeights, (offers, weights) => {
        const { entries } = ranked(offers, weights);
        expect(orderUnder(entries, weights)).toEqual(entries);
      }),
    );
  });

  test('counts a criterion only where it counted', () => {
    const values = [0, 0, 0, 0, 0, 0, 1000, 0, -1, -1, -1, -1, -1, -1];
    const weights = { ...only('constraints'), criteria: { ...FIRST_WEIGHTS.criteria } };
    expect(totalUnder(values, weights)).toBe(50_000);
    const all = { ...weights.criteria, language: 0, place: 40 };
    expect(totalUnder(values, { ...weights, criteria: all })).toBe(100_000);
    const none = { ...weights.criteria, language: 0, place: 0, size: 50 };
    expect(totalUnder(values, { ...weights, criteria: none })).toBe(0);
  });
});

describe('the effect of other weights', () => {
  test('of the same weights is none', () => {
    fc.assert(
      fc.property(fc.array(someOffers, { maxLength: 4 }), someWeights, (all, weights) => {
        const runs = all.map((offers) => [ranked(offers, weights)]);
        expect(effectOf(runs, { before: weights, after: weights })).toMatchObject({
          ...{ firstChanges: 0, firstThreeChange: 0, meanMove: 0, gaining: 0, losing: 0 },
          ...{ largestGain: 0, largestLoss: 0, lists: all.length },
        });
      }),
    );
  });

  test('tells how the first ones change', () => {
    const effect = effectOf([[byNeedAndPrice]], { before: only('need'), after: only('price') });
    expect(effect).toMatchObject({
      ...{ runs: 1, lists: 1, firstChanges: 1, firstThreeChange: 1, meanMove: 1.5 },
      ...{ gaining: 1, losing: 1, steady: 2 },
      needLeads: { before: true, after: false },
    });
    expect(effect.hhi.before).toBe(effect.hhi.after);
  });

  test('tells what newcomers and certified providers gain', () => {
    const entries = byNeedAndPrice.entries.map((one) => ({
      ...{ ...one, newcomer: one.provider === 4, certified: one.provider === 1 },
    }));
    const effect = effectOf([[{ ...byNeedAndPrice, entries }]], {
      ...{ before: only('need'), after: only('price') },
    });
    expect(effect.newcomers.after).toBeGreaterThan(effect.newcomers.before);
    expect(effect.certified.after).toBeLessThan(effect.certified.before);
  });

  test('keeps the fifth place of a newcomer', () => {
    const entries = [1, 2, 3, 4, 5, 6, 7].map((provider) => ({
      ...entry(provider, { need: 1000 - provider, price: provider * 100 }),
      newcomer: provider === 1,
    }));
    const order = orderUnder(entries, only('price')).map(({ provider }) => provider);
    expect(order).toEqual([7, 6, 5, 4, 1, 3, 2]);
  });

  test('says for how many lists a criterion was not looked at', () => {
    const criteria = { ...FIRST_WEIGHTS.criteria, moroccan: 0, place: 35 };
    const list = { ...byNeedAndPrice, weights: { ...FIRST_WEIGHTS, criteria } };
    const change = { before: FIRST_WEIGHTS, after: FIRST_WEIGHTS };
    expect(effectOf([[list, byNeedAndPrice]], change).unknown).toBe(1);
  });

  test('can be stored, and does not depend on the order of lists', () => {
    fc.assert(
      fc.property(
        fc.array(someOffers, { maxLength: 5 }),
        someWeights,
        someWeights,
        (all, before, after) => {
          const runs = all.map((offers) => [ranked(offers, before)]);
          const effect = effectOf(runs, { before, after });
          expect(effectSchema.parse(JSON.parse(JSON.stringify(effect)))).toEqual(effect);
          const turned = effectOf(runs.toReversed(), { before, after });
          expect(turned.firstChanges).toBe(effect.firstChanges);
          expect(turned.hhi).toEqual(effect.hhi);
          expect(effect.newcomers.after).toBeCloseTo(turned.newcomers.after, 9);
        },
      ),
    );
  });
});
