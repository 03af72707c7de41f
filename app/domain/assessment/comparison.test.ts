import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import type { Cells, FirmResult } from './comparison.ts';
import {
  CELL_LEVELS,
  compare,
  freezeCells,
  ladderKeys,
  sectorGroup,
  SIZE_BANDS,
  sizeBand,
} from './comparison.ts';

const on = civilDate('2026-11-22');
const options = { major: 1, on };
const place = { sector: 'IND', sizeBand: '10-49', region: 'R06' } as const;

function result(over: Partial<FirmResult>): FirmResult {
  return {
    ...place,
    firm: 'a',
    version: '1.0.0',
    score: 50,
    coverage: 1,
    computedAt: new Date('2026-10-01T10:00:00Z'),
    ...over,
  };
}

function firms(count: number, over: Partial<FirmResult> = {}): FirmResult[] {
  const prefix = `${over.sector ?? ''}${over.sizeBand ?? ''}${over.region ?? ''}`;
  return Array.from({ length: count }, (_, index) =>
    result({ firm: `${prefix}-${index}`, score: index, ...over }),
  );
}

const scoresAt = (cells: Cells, over: Partial<FirmResult>, level: (typeof CELL_LEVELS)[number]) =>
  cells[ladderKeys(result(over))[level]]?.scores ?? null;

test.each([
  [1, '1'],
  [2, '2-3'],
  [3, '2-3'],
  [4, '4-9'],
  [9, '4-9'],
  [10, '10-49'],
  [49, '10-49'],
  [50, '50-199'],
  [199, '50-199'],
  [200, '200+'],
  [5000, '200+'],
] as const)('%i people are in band %s', (staff, band) => {
  expect(sizeBand(staff)).toBe(band);
});

test('every sector has a group, and an unknown one is refused', () => {
  expect(sectorGroup('COM')).toBe('commerce');
  expect(sectorGroup('BTP')).toBe('construction');
  expect(sectorGroup('AGR')).toBe('agriculture');
  expect(sectorGroup('TEX')).toBe('industry');
  expect(sectorGroup('TOU')).toBe('services');
  expect(() => sectorGroup('XXX')).toThrow('assessment.unknown-sector');
});

describe('freezeCells', () => {
  test('one result a firm: its latest that is comparable', () => {
    const day = (text: string) => new Date(`${text}T10:00:00Z`);
    const own = [
      result({ score: 10, computedAt: day('2026-01-01') }),
      result({ score: 20, computedAt: day('2026-06-01') }),
      result({ score: 30, computedAt: day('2026-09-01'), coverage: 0.79 }),
      result({ score: 40, computedAt: day('2026-09-01'), version: '2.0.0' }),
      result({ score: null, computedAt: day('2026-09-01') }),
      result({ score: 60, computedAt: day('2026-11-23') }),
    ];
    const cells = freezeCells([...firms(9, { region: 'R01', score: 99 }), ...own], options);
    expect(cells['all']).toEqual({ n: 10, scores: [20, ...Array<number>(9).fill(99)] });
  });

  test('results older than 24 months are left out', () => {
    const at = (text: string, firm: string) => result({ firm, computedAt: new Date(text) });
    const cells = freezeCells(
      [at('2024-11-22T12:00:00Z', 'old'), at('2024-11-23T12:00:00Z', 'kept')],
      options,
    );
    expect(cells['all']?.n).toBe(1);
  });

  test('fewer than 10 firms: a count and no score', () => {
    expect(freezeCells(firms(9), options)['all']).toEqual({ n: 9, scores: null });
    expect(freezeCells(firms(10), options)['all']?.scores).toHaveLength(10);
  });

  test('a single small sibling takes the smallest other one with it', () => {
    const cells = freezeCells(
      [
        ...firms(3, { region: 'R01' }),
        ...firms(12, { region: 'R02' }),
        ...firms(20, { region: 'R03' }),
      ],
      options,
    );
    expect(scoresAt(cells, {}, 'sector')).toHaveLength(35);
    expect(scoresAt(cells, { region: 'R01' }, 'region')).toBeNull();
    expect(scoresAt(cells, { region: 'R02' }, 'region')).toBeNull();
    expect(scoresAt(cells, { region: 'R03' }, 'region')).toHaveLength(20);
  });

  test('a suppressed cell publishes none of its parts', () => {
    const cells = freezeCells(
      [
        ...firms(4, { sector: 'BTP' }),
        ...firms(12, { sector: 'COM', region: 'R01' }),
        ...firms(40, { sector: 'IND', region: 'R01' }),
      ],
      options,
    );
    expect(scoresAt(cells, { sector: 'COM' }, 'group')).toBeNull();
    expect(scoresAt(cells, { sector: 'COM', region: 'R01' }, 'region')).toBeNull();
    expect(scoresAt(cells, { sector: 'IND', region: 'R01' }, 'region')).toHaveLength(40);
  });

  const someFirms = fc
    .array(
      fc.record({
        sector: fc.constantFrom('IND', 'TEX', 'COM', 'GRO', 'BTP', 'TOU'),
        sizeBand: fc.constantFrom(...SIZE_BANDS.slice(0, 3)),
        region: fc.constantFrom('R01', 'R02', 'R03'),
        score: fc.integer({ min: 0, max: 100 }),
      }),
      { maxLength: 300, size: 'max' },
    )
    .map((list) => list.map((each, index) => result({ ...each, firm: `f${index}` })));

  test('no published cell is small, and no small group is left by subtraction', () => {
    fc.assert(
      fc.property(someFirms, (results) => {
        const cells = freezeCells(results, options);
        const families = new Map<string, Set<string>>();
        for (const each of results) {
          const keys = ladderKeys(each);
          CELL_LEVELS.slice(1).forEach((level, index) => {
            const family = families.get(keys[level]) ?? new Set();
            family.add(keys[CELL_LEVELS[index] ?? 'all']);
            families.set(keys[level], family);
          });
        }
        for (const [parent, children] of families) {
          const all = [...children].map((key) => cells[key]);
          const shown = all.filter((cell) => cell?.scores);
          for (const cell of shown) expect(cell?.n).toBeGreaterThanOrEqual(10);
          if (cells[parent]?.scores === null) expect(shown).toEqual([]);
          const hidden = all.filter((cell) => !cell?.scores);
          const rest = hidden.reduce((sum, cell) => sum + (cell?.n ?? 0), 0);
          if (shown.length > 0 && hidden.length > 0) {
            expect(hidden.length).toBeGreaterThanOrEqual(2);
            expect(rest).toBeGreaterThanOrEqual(10);
          }
        }
      }),
    );
  });

  test('the order of the results changes nothing, and every firm is counted once', () => {
    fc.assert(
      fc.property(someFirms, (results) => {
        const cells = freezeCells(results, options);
        expect(JSON.stringify(freezeCells([...results].reverse(), options))).toBe(
          JSON.stringify(cells),
        );
        expect(cells['all']?.n ?? 0).toBe(results.length);
      }),
    );
  });
});

describe('compare', () => {
  test('the nearest cell with 10 others gives quartiles, a wider one with 30 the percentile', () => {
    const cells = freezeCells(
      [
        ...firms(12, { region: 'R06' }),
        ...firms(12, { region: 'R01' }),
        ...firms(12, { region: 'R02' }),
      ],
      options,
    );
    const comparison = compare(cells, place, 5.5);
    expect(comparison).toMatchObject({
      level: 'region',
      cell: ladderKeys(place).region,
      n: 12,
      percentile: null,
      quartiles: [3, 6, 8],
      wider: { level: 'sector', n: 36, percentile: 50 },
    });
  });

  test('with 30 others the nearest cell gives both', () => {
    const comparison = compare(freezeCells(firms(30), options), place, 7);
    // 7 below and one equal: 7.5 / 30 = 25 %, rounded to 10.
    expect(comparison).toMatchObject({ level: 'region', n: 30, percentile: 30, wider: null });
  });

  test('the firm itself is left out, also from the count', () => {
    const cells = freezeCells(firms(30), options);
    expect(compare(cells, place, 7, 7)).toMatchObject({ n: 29, percentile: null });
    const more = freezeCells(firms(31), options);
    // 7 of 30 others below, none equal: 23 %.
    expect(compare(more, place, 7, 7)).toMatchObject({ n: 30, percentile: 20 });
  });

  test('ten firms of which one is the reader are not enough', () => {
    const cells = freezeCells(firms(10), options);
    expect(compare(cells, place, 3, 3)).toEqual({ missing: 1, n: 9 });
    expect(compare(cells, place, 3)).toMatchObject({ n: 10 });
  });

  test('says how many more firms are needed', () => {
    expect(compare({}, place, 50)).toEqual({ missing: 10, n: 0 });
    expect(compare(freezeCells(firms(4), options), place, 50)).toEqual({ missing: 6, n: 4 });
  });

  test.each([
    [99, 10],
    [100, 5],
    [499, 5],
    [500, 1],
  ])('with %i others the percentile is rounded to %i', (count, step) => {
    const cells = freezeCells(firms(count), options);
    const percentiles = Array.from({ length: count }, (_, score) => {
      const comparison = compare(cells, place, score);
      return 'percentile' in comparison ? (comparison.percentile ?? -1) : -1;
    });
    expect(percentiles.every((value) => value >= 0 && value <= 100 && value % step === 0)).toBe(
      true,
    );
    const coarser = step === 1 ? 5 : 2 * step;
    expect(percentiles.some((value) => value % coarser !== 0)).toBe(true);
  });

  test('a better score never stands lower, and equal firms stand in the middle', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 30, maxLength: 120 });
    const score = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(scores, score, score, (list, a, b) => {
        const results = list.map((value, index) => result({ firm: `f${index}`, score: value }));
        const cells = freezeCells(results, options);
        const at = (value: number) => {
          const comparison = compare(cells, place, value);
          return 'percentile' in comparison ? comparison.percentile : null;
        };
        expect(at(Math.min(a, b)) ?? -1).toBeLessThanOrEqual(at(Math.max(a, b)) ?? -1);
      }),
    );
    const equal = freezeCells(
      firms(40).map((each) => ({ ...each, score: 50 })),
      options,
    );
    expect(compare(equal, place, 50)).toMatchObject({ percentile: 50, quartiles: [50, 50, 50] });
  });
});
