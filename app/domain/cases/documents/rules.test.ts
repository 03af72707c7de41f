import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { daysProblem, validityOf } from './rules.ts';

const TODAY = civilDate('2026-11-16');
const day = (text: string | null) => (text === null ? null : civilDate(text));

describe('the days of a paper', () => {
  test.each([
    ['tax-attestation', '2026-11-01', '2026-11-16', null],
    ['tax-attestation', null, null, 'end-missing'],
    ['cnss-attestation', null, '2026-11-15', 'expired'],
    ['quote', null, null, null],
    ['quote', '2026-11-17', null, 'future'],
    ['quote', '2026-11-10', '2026-11-09', 'reversed'],
    ['quote', null, '2026-11-15', 'expired'],
  ])('%s of %s until %s: %s', (code, issuedOn, validUntil, wrong) => {
    const days = { issuedOn: day(issuedOn), validUntil: day(validUntil) };
    expect(daysProblem(code, days, TODAY)?.code ?? null).toBe(wrong);
  });
});

describe('how a paper stands', () => {
  test.each([
    [null, 'good'],
    ['2026-11-15', 'expired'],
    ['2026-11-16', 'ends-soon'],
    ['2026-12-15', 'ends-soon'],
    ['2026-12-16', 'good'],
  ])('until %s: %s', (until, validity) => {
    expect(validityOf(day(until), TODAY)).toBe(validity);
  });
});
