import { describe, expect, test } from 'vitest';
import { cents, civilDate } from '#domain/kernel/index.server.ts';
import { isLowRisk, isSampled, lateFine } from './lanes.ts';

const on = civilDate('2026-11-23');
const facts = { ttc: 600_000n, isAccredited: true, hadDispute: false, wasReturned: false, on };

describe('the quick lane', () => {
  test.each([
    ['a small claim of a known provider', {}, true],
    ['a large one', { ttc: 2_000_001n }, false],
    ['a provider on probation', { isAccredited: false }, false],
    ['a dispute', { hadDispute: true }, false],
    ['one given back before', { wasReturned: true }, false],
  ])('%s', (_, changes, low) => {
    expect(isLowRisk({ ...facts, ...changes })).toBe(low);
  });

  test('is sampled by the claim itself, about one in five', () => {
    const ids = Array.from({ length: 2000 }, (_, n) => `claim-${String(n)}`);
    const drawn = ids.filter((id) => isSampled(id, on));
    expect(drawn.length).toBeGreaterThan(320);
    expect(drawn.length).toBeLessThan(480);
    expect(ids.filter((id) => isSampled(id, on))).toEqual(drawn);
  });
});

describe('the fine of a late payment', () => {
  const payBy = civilDate('2026-11-23');
  test('is none in time, the key rate in the first month, and more each month after', () => {
    expect(lateFine(cents(600_000n), payBy, payBy)).toBeNull();
    const after = (day: string) => lateFine(cents(600_000n), payBy, civilDate(day));
    expect(after('2026-11-24')).toMatchObject({ months: 1, amount: 13_500n, isConfirmed: false });
    expect(after('2026-12-23')).toMatchObject({ months: 1 });
    expect(after('2026-12-24')).toMatchObject({ months: 2, amount: 18_600n });
  });
});
