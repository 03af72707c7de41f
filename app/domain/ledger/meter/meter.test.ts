import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cents, sumCents, type Cents } from '#domain/kernel/index.server.ts';
import { ENVELOPE_CODES, type EnvelopeCode } from '../codes.ts';
import { moneyAlerts, type AlertFacts } from './alerts.ts';
import { balancesOf, figuresOf, isWaitlistOnly, type EnvelopeMeter } from './meter.ts';

const meter = (
  year: number,
  balances: Readonly<Partial<Record<EnvelopeCode, bigint>>>,
  region: string | null = null,
): EnvelopeMeter => ({
  ...{ id: `${String(year)} ${region ?? ''}`, programmeId: 'p', year, region, segment: null },
  buckets: 1,
  balances: balancesOf(
    Object.fromEntries(
      Object.entries(balances).map(([code, balance]): [string, Cents] => [code, cents(balance)]),
    ),
  ),
});

describe('the meter', () => {
  test('shows ordered payments as certified, and every part once', () => {
    const { funded, parts } = figuresOf([
      meter(2026, { 'E:available': 5n, 'C:certified': 2n, 'C:ordered': 3n }),
      meter(2027, { 'E:available': 1n, 'C:spent': 4n, 'X:clawback_due': 7n, 'E:recovered': 8n }),
    ]);
    expect(funded).toBe(30n);
    expect(parts).toMatchObject({ available: 6n, certified: 5n, paid: 4n, toRecover: 7n });
    expect(parts.recovered).toBe(8n);
  });

  test('has parts that add up to what was brought', () => {
    const amounts = fc.tuple(...ENVELOPE_CODES.map(() => fc.bigInt(0n, 10n ** 15n)));
    fc.assert(
      fc.property(amounts, (all) => {
        const balances = Object.fromEntries(ENVELOPE_CODES.map((code, at) => [code, all[at]]));
        const { funded, parts } = figuresOf([meter(2026, balances)]);
        return sumCents(Object.values(parts)) === funded;
      }),
    );
  });
});

describe('the waiting list', () => {
  const least = { year: 2026, smallestAward: cents(100n) };
  test('is all there is when no envelope of the year has one award left', () => {
    expect(isWaitlistOnly([meter(2026, { 'E:available': 99n })], least)).toBe(true);
    expect(isWaitlistOnly([meter(2027, { 'E:available': 500n })], least)).toBe(true);
    expect(isWaitlistOnly([], least)).toBe(true);
  });
  test('is not all while one has', () => {
    const [none, some] = [meter(2026, {}), meter(2026, { 'E:available': 100n }, 'MA-01')];
    expect(isWaitlistOnly([none, some], least)).toBe(false);
    expect(isWaitlistOnly([none], { year: 2026, smallestAward: cents(0n) })).toBe(true);
  });
});

describe('alerts', () => {
  const told = (changes: Partial<AlertFacts>) =>
    moneyAlerts({
      ...{ meters: [], planned: [], smallestAward: cents(100n), runs: true, year: 2026 },
      ...changes,
    }).map(({ alert, count }) => `${alert} ${String(count)}`);
  const plan = (year: number, planned: bigint, region: string | null = null) => ({
    ...{ year, region, segment: null, planned: cents(planned) },
  });

  test('say nothing of a programme in order', () => {
    const planned = [plan(2026, 500n), plan(2027, 500n)];
    expect(told({ meters: [meter(2026, { 'E:available': 500n })], planned })).toEqual([]);
  });
  test('name what is not funded this year, and that requests can only wait', () => {
    const planned = [plan(2026, 500n), plan(2026, 500n, 'MA-01'), plan(2026, 0n, 'MA-02')];
    expect(told({ planned })).toEqual(['not-funded 2', 'waitlist-only 1']);
    expect(told({ planned, runs: false })).toEqual(['not-funded 2']);
  });
  test('count envelopes that are used up, left over and over their plan', () => {
    const meters = [
      meter(2025, { 'E:available': 1n }),
      meter(2026, { 'E:available': 99n, 'V:committed': 901n }),
      meter(2026, { 'E:available': 400n }, 'MA-01'),
    ];
    expect(told({ meters, planned: [plan(2026, 500n)] })).toEqual([
      ...['almost-empty 1', 'left-over 1', 'over-plan 1'],
    ]);
  });
});
