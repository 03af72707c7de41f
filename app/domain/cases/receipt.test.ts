import { describe, expect, test } from 'vitest';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { receiptOf } from './receipt.ts';

describe('the number of a request', () => {
  test('is six digits after the year', () => {
    expect(receiptOf(123, new Date('2026-11-16T11:00:00Z'))).toBe('RQ-2026-000123');
  });

  test('carries the year it is in Morocco', () => {
    const newYear = new Date('2026-12-31T23:30:00Z');
    const year = civilDateOf(newYear).slice(0, 4);
    expect(receiptOf(1, newYear)).toBe(`RQ-${year}-000001`);
    expect(receiptOf(1, new Date('2027-01-01T00:30:00Z'))).toBe('RQ-2027-000001');
  });

  test('grows when six digits are not enough', () => {
    expect(receiptOf(1_234_567, new Date('2026-11-16T11:00:00Z'))).toBe('RQ-2026-1234567');
  });
});
