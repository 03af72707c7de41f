import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPONENTS, FIRST_PLACES } from '../codes.ts';
import { NO_WISH, type Asked } from '../score/asked.ts';
import { rank, type Field, type Ranking } from '../score/rank.ts';
import { figuresAt, NO_BAND, wordsOf, type OfferFigures } from '../score/row.ts';
import { FIRST_WEIGHTS } from '../score/weights.ts';
import { addUp, placeWeight, shareOut, type ShownEntry } from './ledger.ts';

const EXPOSURE = COMPONENTS.indexOf('exposure');
const POINTS = FIRST_WEIGHTS.points.exposure;
const SEARCHES = 10_000;
/** What one value of the record is worth in points: 1000 are worth 20. */
const RECORD_OF_A_POINT = 50;

const total = (shares: readonly { due: number; had: number }[], side: 'due' | 'had') =>
  shares.reduce((sum, one) => sum + one[side], 0);

describe('the attention of a place', () => {
  test('falls with the place and ends after the fifth', () => {
    const weights = [1, 2, 3, 4, 5, 6, 12].map(placeWeight);
    expect(weights.slice(0, 5)).toEqual([1, 0.631, 0.5, 0.431, 0.387].map((one) => closeTo(one)));
    expect(weights.slice(5)).toEqual([0, 0]);
  });
});

const closeTo = (value: number): unknown => expect.closeTo(value, 3);

const entry = fc
  .record({
    organisation: fc.uuid(),
    merit: fc.integer({ min: 0, max: 95_000 }),
    exposure: fc.integer({ min: 0, max: 1000 }),
  })
  .map(({ merit, ...one }): ShownEntry => ({ ...one, total: merit + POINTS * one.exposure }));

describe('what a list gives', () => {
  test('is due, all together, as much as it was had', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 12 }), (entries) => {
        const shares = shareOut(entries, POINTS);
        expect(total(shares, 'due')).toBeCloseTo(total(shares, 'had'), 9);
        expect(Math.min(...shares.map(({ due }) => due))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('is shared in proportion to the score without exposure, not by place', () => {
    const first: ShownEntry = { organisation: 'a', total: 82_500, exposure: 500 };
    const second: ShownEntry = { organisation: 'b', total: 79_000, exposure: 600 };
    const shares = shareOut([first, second], POINTS);
    const attention = 1 + placeWeight(2);
    expect(shares).toEqual([
      { organisation: 'a', had: 1, due: closeTo((attention * 80) / 156) },
      { organisation: 'b', had: placeWeight(2), due: closeTo((attention * 76) / 156) },
    ]);
  });

  test('concerns only those whose merit is within the points of exposure of the best', () => {
    const merits = [80_000, 75_000, 74_999];
    const entries = merits.map((merit, place) => ({
      ...{ organisation: String(place), total: merit + POINTS * 500, exposure: 500 },
    }));
    expect(shareOut(entries, POINTS).map(({ organisation }) => organisation)).toEqual(['0', '1']);
    expect(shareOut(entries, 0).map(({ organisation }) => organisation)).toEqual(['0']);
  });

  test('of nothing is nothing, and of no merit is the same for all', () => {
    expect(shareOut([], POINTS)).toEqual([]);
    const none = ['a', 'b'].map((organisation) => ({ organisation, total: 0, exposure: 0 }));
    const half = (1 + placeWeight(2)) / 2;
    expect(shareOut(none, POINTS).map(({ due }) => due)).toEqual([closeTo(half), closeTo(half)]);
  });

  test('of several lists adds up by provider', () => {
    const share = { organisation: 'a', due: 1, had: 0.5 };
    expect(addUp([share, { ...share, organisation: 'b' }, share])).toEqual([
      { organisation: 'a', due: 2, had: 1 },
      { organisation: 'b', due: 1, had: 0.5 },
    ]);
  });
});

interface Competitor {
  /** Points above the weakest, by its record. */
  readonly points: number;
  readonly isNewcomer?: boolean;
}

function fieldOf(competitors: readonly Competitor[], debts: Field['debts']): Field {
  const rows = competitors.map(({ points, isNewcomer = false }, place): OfferFigures => ({
    ...{ offer: place + 1, provider: place + 1, regions: 0xfff, languages: 31, support: 31 },
    ...{ sizes: 0, sectors: 0, references: 0, mode: 0, minStage: 1, priceKind: 0 },
    ...{
      priceMin: 1000,
      priceMax: 1000,
      setup: 0,
      roundedUp: 0,
      moroccan: true,
      hosting: 1,
      isNewcomer,
    },
    ...{ isCertified: true, isDemo: false, serves: 0, starts: 0, province: 0 },
    ...{ availability: 500, pricePlace: NO_BAND, record: Math.round(points * RECORD_OF_A_POINT) },
  }));
  return { words: rows.flatMap(wordsOf), rows: rows.length, debts };
}

const NEED = {
  ...{ action: 'ops-first-program', category: 'ERP', wave: 1, position: 1 },
  ...{ priority: 1000, budgetMAD: null },
};
const asked = (seed: number): Asked => ({
  firm: {
    ...{ region: 'MA-06', province: null, sector: null, size: null },
    ...{ staff: null, stage: null, speaks: ['fr'] },
  },
  ...{ wish: NO_WISH, need: NEED, same: [NEED], weights: FIRST_WEIGHTS },
  ...{ today: 20_000, seed, within: null },
});

interface Simulated {
  /** Share of all attention that each provider had, by its place among the competitors. */
  readonly had: readonly number[];
  readonly merits: readonly number[];
  readonly debts: readonly number[];
  readonly rankings: readonly Ranking[];
}

/** Searches one after the other, each of another firm, each seeing what the ones before it gave. */
function simulate(competitors: readonly Competitor[]): Simulated {
  const debts = new Map<number, number>();
  const had = competitors.map(() => 0);
  const merits = competitors.map(() => 0);
  const rankings: Ranking[] = [];
  const field = fieldOf(competitors, debts);
  for (let search = 0; search < SEARCHES; search += 1) {
    const ranking = rank(asked(Math.imul(search, 0x9e3779b1)), field);
    rankings.push(ranking);
    ranking.kept.forEach(({ row, total: sum, values }, place) => {
      had[row] = (had[row] ?? 0) + placeWeight(place + 1);
      merits[row] = sum - POINTS * (values[EXPOSURE] ?? 0);
    });
    const entries = ranking.kept.map(({ row, total: sum, values }) => ({
      ...{ organisation: String(row + 1), total: sum, exposure: values[EXPOSURE] ?? 0 },
    }));
    for (const share of shareOut(entries, POINTS)) {
      const provider = Number(share.organisation);
      debts.set(provider, (debts.get(provider) ?? 0) + share.due - share.had);
    }
  }
  const all = had.reduce((sum, one) => sum + one, 0);
  return { had: had.map((one) => one / all), merits, debts: [...debts.values()], rankings };
}

const spread = (count: number, points: number): readonly Competitor[] =>
  Array.from({ length: count }, (_, place) => ({ points: 2 + (points * place) / (count - 1) }));

describe('over 10 000 searches', () => {
  test.each([
    ['3 equal providers', spread(3, 0)],
    ['3 providers within 5 points', spread(3, 4.9)],
    ['8 providers within 5 points', spread(8, 4.9)],
    ['30 providers within 5 points', spread(30, 4.9)],
    ['8 that are equal but for one', [...spread(7, 0), { points: 6.9 }]],
  ])('%s have their share of attention by merit', (_, competitors) => {
    const { had, merits, debts } = simulate(competitors);
    const all = merits.reduce((sum, one) => sum + one, 0);
    const errors = had.map((share, place) => Math.abs(share - (merits[place] ?? 0) / all));
    expect(Math.max(...errors)).toBeLessThan(0.05);
    // Of many, each has so little that five points alone would say nothing.
    expect(Math.max(...errors)).toBeLessThan(0.5 / competitors.length);
    expect(debts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 6);
  });

  test('one that is 12 points better is first every time', () => {
    const { rankings, debts } = simulate([...spread(7, 4), { points: 18 }]);
    expect(new Set(rankings.map(({ kept }) => kept[0]?.row))).toEqual(new Set([7]));
    expect(debts.every((debt) => Math.abs(debt) < 1e-6)).toBe(true);
  });

  test('there is a newcomer among the first five in each list, and it is owed nothing for it', () => {
    const competitors = [...spread(12, 4.9), { points: 0, isNewcomer: true }];
    const { rankings, debts } = simulate(competitors);
    const field = fieldOf(competitors, new Map());
    const withNewcomer = rankings.filter(({ kept }) =>
      kept.slice(0, FIRST_PLACES).some(({ row }) => figuresAt(field.words, row).isNewcomer),
    );
    expect(withNewcomer).toHaveLength(SEARCHES);
    expect(debts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 6);
  });

  test('attention without the ledger would not be shared so', () => {
    const competitors = spread(8, 4.9);
    const field = fieldOf(competitors, new Map());
    const firsts = Array.from({ length: 100 }, (_, seed) => rank(asked(seed), field).kept[0]?.row);
    expect(new Set(firsts)).toEqual(new Set([7]));
  });
});
