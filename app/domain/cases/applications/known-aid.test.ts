import { describe, expect, test } from 'vitest';
import type { Facts } from '#domain/programmes/index.server.ts';
import { withKnownAid } from './known-aid.ts';

const TODAY = '2026-11-16';
const told = (value: NonNullable<Facts['aidReceivedMAD']>['value']): Facts => ({
  aidReceivedMAD: { value, source: 'self' },
});
const aidOf = (facts: Facts, received: bigint) =>
  withKnownAid(facts, { received, running: [] }, TODAY).aidReceivedMAD;

describe('aid received before', () => {
  test('is what the firm declares with what was given here, whole dirhams and never too little', () => {
    expect(aidOf(told(10_000), 500_000n)?.value).toBe(15_000);
    expect(aidOf(told(0), 100n)?.value).toBe(1);
    expect(aidOf(told(0), 101n)?.value).toBe(2);
    expect(aidOf(told({ min: 1_000, max: 2_000 }), 100_000n)?.value).toEqual({
      min: 2_000,
      max: 3_000,
    });
  });

  test('is at least what was given here while the firm says nothing', () => {
    expect(aidOf({}, 500_000n)).toEqual({ value: { min: 5_000 }, source: 'registry', at: TODAY });
    expect(aidOf({}, 0n)).toBeUndefined();
    expect(aidOf(told(10_000), 0n)?.value).toBe(10_000);
  });
});

test('vouchers that run are those the platform keeps, whatever the firm declared', () => {
  const declared: Facts = { hasActiveVoucher: { value: ['CRM'], source: 'self' } };
  expect(
    withKnownAid(declared, { received: 0n, running: ['WEB'] }, TODAY).hasActiveVoucher,
  ).toEqual({ value: ['WEB'], source: 'registry', at: TODAY });
});
