import { describe, expect, test } from 'vitest';
import { DomainError } from '#domain/kernel/index.server.ts';
import { carriedTo, placeText, readPlace, requireYears, type Place } from './places.ts';

const place = (
  year: number,
  region: string | null = null,
  segment: string | null = null,
): Place => ({
  ...{ year, region, segment },
});

test('a place is written and read the same', () => {
  for (const one of [place(2026), place(2027, 'MA-06'), place(2026, null, 'women')])
    expect(readPlace(placeText(one))).toEqual(one);
  expect(placeText(place(2027, 'MA-06', 'micro'))).toBe('2027.MA-06.micro');
});

test.each(['', '2026', '2026.-', '1999.-.-', '2026.-.-.-', '2026..-', "2026.';--.-"])(
  'what is no place is refused: %s',
  (text) => {
    expect(readPlace(text)).toBeNull();
  },
);

const codeOf = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

describe('the years of a move, in 2026', () => {
  const CASES: readonly (readonly [string, Place | null, Place | null, boolean, string | null])[] =
    [
      ['funding this year', null, place(2026), false, null],
      ['funding the next', null, place(2027), false, null],
      ['funding a year that is over', null, place(2025), false, 'ledger.year-over'],
      ['moving within a year', place(2026, 'MA-01'), place(2026, 'MA-02'), false, null],
      ['moving to another year', place(2026), place(2027), false, 'ledger.other-year'],
      ['moving to the same', place(2026), place(2026), false, 'ledger.same-envelope'],
      ['carrying over', place(2025), carriedTo(place(2025), 2026), true, null],
      ['carrying over what came back late', place(2023), carriedTo(place(2023), 2026), true, null],
      ['carrying over to a year that is over', place(2024), place(2025), true, 'ledger.year-over'],
      ['giving back what is left of a year that is over', place(2024), null, false, null],
    ];
  test.each(CASES)('%s', (_what, from, to, isCarryOver, code) => {
    expect(
      codeOf(() => {
        requireYears({ from, to }, isCarryOver, 2026);
      }),
    ).toBe(code);
  });
});
