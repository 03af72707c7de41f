import { describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { amountProblem, centsOf, mostAward } from './limits.ts';

describe('the most that may be proposed', () => {
  const bounds = {
    rules: cents(900n),
    asked: cents(800n),
    category: cents(1_000n),
    left: cents(5_000n),
  };

  test.each([
    [{}, 800n],
    [{ rules: cents(700n) }, 700n],
    [{ category: cents(600n) }, 600n],
    [{ left: cents(10n) }, 10n],
    [{ rules: null, category: null }, 800n],
    [{ left: cents(-5n) }, 0n],
  ])('is the lowest of its bounds: %o', (changes, most) => {
    expect(mostAward({ ...bounds, ...changes })).toBe(most);
  });
});

test('dirhams with decimals lose no centime', () => {
  expect(centsOf(1_234.57)).toBe(123_457n);
  expect(centsOf(0.29)).toBe(29n);
});

describe('an amount', () => {
  const limits = { most: cents(500n), smallest: cents(100n), note: '' };
  test.each([
    [501n, '', 'amount-over'],
    [500n, '', null],
    [499n, '', 'no-note'],
    [499n, 'the quote is lower', null],
    [100n, 'the quote is lower', null],
    [99n, 'the quote is lower', 'amount-under'],
    [0n, 'nothing', 'amount-under'],
  ] as const)('of %s with the note “%s”', (amount, note, problem) => {
    expect(amountProblem(cents(amount), { ...limits, note })).toBe(problem);
  });

  test('of nothing is too low whatever the programme says', () => {
    expect(amountProblem(cents(0n), { ...limits, most: cents(0n), smallest: cents(0n) })).toBe(
      'amount-under',
    );
  });
});
