import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concentrationOf, levelOf, type ProviderExposure } from './concentration.ts';

const had = (provider: string, exposure: number, newcomer = 0): ProviderExposure => ({
  ...{ provider, exposure, newcomer },
});
const someRows = fc.array(
  fc.record({
    provider: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    exposure: fc.integer({ min: 1, max: 1_000_000 }).map((units) => units / 1000),
    newcomer: fc.constant(0),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('the concentration of exposure', () => {
  test('is not told where nothing was shown', () => {
    expect(concentrationOf([])).toBeNull();
    expect(concentrationOf([had('a', 0)])).toBeNull();
  });

  test('adds up what a provider had in several categories, the largest first', () => {
    const found = concentrationOf([had('a', 1), had('b', 3, 3), had('a', 1)]);
    expect(found?.shares).toEqual([
      { provider: 'b', share: 0.6 },
      { provider: 'a', share: 0.4 },
    ]);
    expect(found).toMatchObject({ hhi: 5_200, level: 'high', newcomers: 0.6 });
  });

  test('is 10 000 of one provider alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1 }), (exposures) => {
        const rows = exposures.map((exposure) => had('only', exposure));
        expect(concentrationOf(rows)?.hhi).toBe(10_000);
      }),
    );
  });

  test('is 10 000 / n of n equal ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 99 }), (n, each) => {
        const rows = Array.from({ length: n }, (_, at) => had(String(at), each));
        expect(concentrationOf(rows)?.hhi).toBe(Math.round(10_000 / n));
      }),
    );
  });

  test('lies between equal shares and one provider, whatever the order of the rows', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const found = concentrationOf(rows);
        const providers = new Set(rows.map(({ provider }) => provider)).size;
        expect(found?.shares).toHaveLength(providers);
        expect(found?.hhi).toBeGreaterThanOrEqual(Math.floor(10_000 / providers));
        expect(found?.hhi).toBeLessThanOrEqual(10_000);
        const sum = found?.shares.reduce((all, { share }) => all + share, 0) ?? 0;
        expect(sum).toBeCloseTo(1, 9);
        expect(concentrationOf(rows.toReversed())?.hhi).toBe(found?.hhi);
      }),
    );
  });

  test('does not fall when the largest takes over from a smaller one', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const before = concentrationOf(rows);
        const [largest, smallest] = [before?.shares[0], before?.shares.at(-1)];
        const moved = rows.map((row) =>
          row.provider === smallest?.provider ? { ...row, provider: largest?.provider ?? '' } : row,
        );
        expect(concentrationOf(moved)?.hhi).toBeGreaterThanOrEqual(before?.hhi ?? 0);
      }),
    );
  });

  test.each([
    [0, 'low'],
    [1_499, 'low'],
    [1_500, 'medium'],
    [2_499, 'medium'],
    [2_500, 'high'],
    [10_000, 'high'],
  ] as const)('of %i is %s', (hhi, level) => {
    expect(levelOf(hhi)).toBe(level);
  });
});
