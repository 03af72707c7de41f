import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, civilDate } from '#domain/kernel/index.server.ts';
import {
  aged,
  ageOf,
  ageOfYear,
  ageReachedOn,
  foundedEvidence,
  registeredEvidence,
  registeredOf,
  wholeMonths,
} from './age.ts';

const TODAY = civilDate('2026-11-22');
const anyDay = fc
  .integer({ min: 0, max: 9_000 })
  .map((days) => addDays(civilDate('2002-01-01'), days));

describe('whole months', () => {
  test.each([
    ['2026-05-22', 6],
    ['2026-05-23', 5],
    ['2026-11-22', 0],
    ['2026-12-01', 0],
    ['2025-11-22', 12],
  ])('since %s: %i', (from, months) => {
    expect(wholeMonths(civilDate(from), TODAY)).toBe(months);
  });

  test('the end of a month counts where the other month is shorter', () => {
    expect(wholeMonths(civilDate('2026-01-31'), civilDate('2026-02-28'))).toBe(1);
  });

  test('are the most that fit between two days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const months = wholeMonths(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
});

describe('the age of a firm', () => {
  test('is a range while only the month is known, and exact with the day', () => {
    expect(ageOf('2026-05', TODAY)).toEqual({ min: 5, max: 6 });
    expect(ageOf('2026-05-14', TODAY)).toBe(6);
    expect(ageOf('2026-05-25', TODAY)).toBe(5);
  });

  test('this month and this year end today', () => {
    expect(ageOf('2026-11', TODAY)).toBe(0);
    expect(ageOfYear(2026, TODAY)).toEqual({ min: 0, max: 10 });
    expect(ageOfYear(2020, TODAY)).toEqual({ min: 70, max: 82 });
  });

  test('a month, a year and an older answer contain the true age', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 900 }), (day, later) => {
        const said = addDays(day, later % 300);
        const today = addDays(said, later);
        const age = wholeMonths(day, today);
        const answers = [
          ageOf(day.slice(0, 7), today),
          ageOfYear(Number(day.slice(0, 4)), today),
          aged(wholeMonths(day, said), said, today),
          aged(ageOf(day.slice(0, 7), said), said, today),
        ];
        for (const answer of answers) expect(contains(answer, age)).toBe(true);
      }),
    );
  });
});

describe('the day an age is reached for certain', () => {
  test('is told by what shows when the firm began', () => {
    expect(ageReachedOn(registeredEvidence('2026-08-20'), 6)).toBe('2027-02-20');
    expect(ageReachedOn(registeredEvidence('2026-08'), 6)).toBe('2027-02-28');
    expect(ageReachedOn(foundedEvidence(2026), 6)).toBe('2027-06-30');
    expect(ageReachedOn('Extract of the trade register', 6)).toBeNull();
    expect(ageReachedOn(undefined, 6)).toBeNull();
  });

  test('an answer read again on that day says so', () => {
    const least = (age: ReturnType<typeof ageOf>) => (typeof age === 'number' ? age : age.min);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (day, months) => {
        const on = (evidence: string) => ageReachedOn(evidence, months) ?? TODAY;
        const [month, year] = [day.slice(0, 7), Number(day.slice(0, 4))];
        const exact = ageOf(day, on(registeredEvidence(day)));
        expect(exact).toBe(months);
        expect(least(ageOf(month, on(registeredEvidence(month))))).toBe(months);
        expect(least(ageOfYear(year, on(foundedEvidence(year))))).toBe(months);
      }),
    );
  });
});

test('evidence gives the registration back, and nothing else does', () => {
  expect(registeredOf(registeredEvidence('2026-05'))).toBe('2026-05');
  expect(registeredOf(registeredEvidence('2026-05-14'))).toBe('2026-05-14');
  expect(registeredOf('Extract of the trade register')).toBeNull();
  expect(registeredOf(undefined)).toBeNull();
});

function contains(answer: unknown, age: number): boolean {
  if (typeof answer === 'number') return answer === age;
  if (typeof answer !== 'object' || answer === null) return false;
  const min = 'min' in answer ? Number(answer.min) : -1;
  const max = 'max' in answer ? Number(answer.max) : Number.MAX_SAFE_INTEGER;
  return min <= age && age <= max;
}
