import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate } from '#domain/kernel/index.server.ts';
import { arrivalDays } from './arrival-days.ts';
import { drawExhaustion, triangular, type Plan } from './exhaustion.ts';
import type { When } from './draw-stats.ts';
import type { MoneyGroup } from './money-groups.ts';

const PERIOD = { from: civilDate('2026-09-01'), to: civilDate('2027-08-31') };
const arrivals = arrivalDays(PERIOD, new Set(), 0.25);
const group = (region: string, firms: number, aid = 10_000): MoneyGroup => ({
  ...{ region, segments: [], firms, aids: Float64Array.from([aid / 2, aid, (aid * 3) / 2]) },
});
const envelope = (region: string | null, year: number, dirhams: number) => ({
  ...{ region, segment: null, year, amount: dirhams * 100 },
});
const plan = (changes: Partial<Plan> = {}): Plan => ({
  groups: [group('MA-01', 4_000), group('MA-02', 1_000)],
  envelopes: [
    envelope('MA-01', 2026, 200_000),
    envelope('MA-02', 2026, 80_000),
    envelope(null, 2027, 300_000),
  ],
  ...{ arrivals, uptake: { low: 0.01, central: 0.03, high: 0.06 }, approval: 0.7 },
  ...{ smallest: 1_000, runs: 60, seed: 7 },
  ...changes,
});

const END = addDays(PERIOD.to, 1);
/** The dates as days to hold against each other: never comes after the end. */
const daysOf = ({ early, middle, late }: When) => [early ?? END, middle ?? END, late ?? END];

describe('the exhaustion of envelopes', () => {
  test('is the same for the same seed, another for another', () => {
    expect(drawExhaustion(plan())).toEqual(drawExhaustion(plan()));
    expect(drawExhaustion(plan({ seed: 8 })).unmet).not.toEqual(drawExhaustion(plan()).unmet);
  });

  test('comes where every centime is spent, when no award is the smallest', () => {
    const { envelopes } = drawExhaustion(plan({ smallest: 0 }));
    expect(envelopes.map(({ empty }) => empty.share > 0.5)).toEqual([true, true, true]);
  });

  test('comes no earlier with more money', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 1_000 }),
        (times, seed) => {
          const some = plan({ seed, runs: 30 });
          const more = {
            ...some,
            envelopes: some.envelopes.map((one) => ({
              ...one,
              amount: one.amount * (1 + times / 10),
            })),
          };
          const [before, after] = [drawExhaustion(some), drawExhaustion(more)];
          for (const [at, { empty }] of before.envelopes.entries())
            for (const [place, day] of daysOf(empty).entries())
              expect((daysOf(after.envelopes[at]?.empty ?? empty)[place] ?? '') >= day).toBe(true);
          expect(after.unmet.middle).toBeLessThanOrEqual(before.unmet.middle);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('comes no later with a larger uptake', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 1_000 }),
        (times, seed) => {
          const some = plan({ seed, runs: 30 });
          const { low, central, high } = some.uptake;
          const scale = 1 + times / 10;
          const uptake = { low: low * scale, central: central * scale, high: high * scale };
          const [before, after] = [drawExhaustion(some), drawExhaustion({ ...some, uptake })];
          for (const [place, day] of daysOf(before.refused).entries())
            expect((daysOf(after.refused)[place] ?? '') <= day).toBe(true);
          expect(after.awards.middle).toBeGreaterThanOrEqual(before.awards.middle);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('never spends more than there is, and what nobody may draw on stays', () => {
    const found = drawExhaustion(
      plan({ envelopes: [envelope('MA-01', 2026, 50_000), envelope('MA-09', 2026, 40_000)] }),
    );
    expect(found.envelopes[0]?.spent.high).toBeLessThanOrEqual(50_000);
    expect(found.envelopes[1]).toMatchObject({ empty: { share: 0 }, spent: { high: 0 } });
    expect(found.years.map(({ year }) => year)).toEqual([2026, 2027]);
    expect(found.years[1]).toMatchObject({ empty: { share: 0 }, refused: { share: 1 } });
  });

  test('lets the envelope of the region pay before that of the country', () => {
    const envelopes = [envelope(null, 2026, 1_000_000_000), envelope('MA-01', 2026, 100_000)];
    const { envelopes: found } = drawExhaustion(
      plan({ envelopes, groups: [group('MA-01', 4_000)] }),
    );
    expect(found[1]?.empty.share).toBe(1);
    expect(found[0]?.empty.share).toBe(0);
    expect(found[1]?.spent.low).toBe(100_000);
  });

  test('keeps a segment for those who belong to it', () => {
    const women: MoneyGroup = { ...group('MA-01', 2_000), segments: ['women'] };
    const kept = { ...envelope(null, 2026, 30_000), segment: 'women' as const };
    const { envelopes: found } = drawExhaustion(
      plan({ groups: [group('MA-01', 4_000), women], envelopes: [kept] }),
    );
    const alone = drawExhaustion(plan({ groups: [group('MA-01', 4_000)], envelopes: [kept] }));
    expect(found[0]?.empty.share).toBeGreaterThan(0.5);
    expect(alone.envelopes[0]?.spent.high).toBe(0);
  });

  test('on average asks for what the uptake says', () => {
    const uptake = { low: 0.03, central: 0.03, high: 0.03 };
    const { awards, spent, unmet } = drawExhaustion(
      plan({ uptake, groups: [group('MA-01', 100_000)], envelopes: [], runs: 80 }),
    );
    expect(awards.middle / (100_000 * 0.03 * 0.7)).toBeCloseTo(1, 1);
    expect(unmet.middle / (100_000 * 0.03 * 0.7 * 10_000)).toBeCloseTo(1, 1);
    expect(spent.high).toBe(0);
  });
});

describe('the days of arrival', () => {
  test('leave out weekends and holidays, and bring a quarter in the first twenty', () => {
    const holiday = civilDate('2026-09-02');
    const { days, years, dayAt } = arrivalDays(PERIOD, new Set([holiday]), 0.25);
    expect(days).not.toContain(holiday);
    expect(days).not.toContain('2026-09-05');
    expect(years).toBe(1);
    expect([dayAt(0), dayAt(0.2499), dayAt(0.25), dayAt(0.9999)]).toEqual([
      0,
      19,
      20,
      days.length - 1,
    ]);
  });

  test('are even when all are early ones, and none when the period is over before it begins', () => {
    const week = arrivalDays(
      { from: civilDate('2026-09-07'), to: civilDate('2026-09-11') },
      new Set(),
      0.9,
    );
    expect([0, 0.39, 0.41, 0.99].map(week.dayAt)).toEqual([0, 1, 2, 4]);
    const over = arrivalDays({ from: PERIOD.to, to: PERIOD.from }, new Set(), 0.25);
    expect(over).toMatchObject({ days: [], years: 0 });
  });
});

test('the triangular draw runs from the low to the high case through the central one', () => {
  const uptake = { low: 0.01, central: 0.03, high: 0.06 };
  expect(triangular(uptake, 0)).toBeCloseTo(0.01);
  expect(triangular(uptake, 0.4)).toBeCloseTo(0.03);
  expect(triangular(uptake, 1)).toBeCloseTo(0.06);
  expect(triangular({ low: 0.02, central: 0.02, high: 0.02 }, 0.3)).toBe(0.02);
});
