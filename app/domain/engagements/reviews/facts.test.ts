import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import type { ReviewSide } from './codes.ts';
import { factsFrom, isShown, openMoment, type Blind } from './facts.ts';

const completedOn = civilDate('2026-11-02');
const now = new Date('2026-11-20T12:00:00Z');
const at = (side: ReviewSide, day: string, reviews: readonly Blind[] = []) =>
  openMoment({ side, completedOn, today: civilDate(day), reviews, now });
const end = (side: ReviewSide, shownFrom: Date | null): Blind => ({
  ...{ side, moment: 'end', shownFrom },
});
const later = new Date('2026-11-23T00:00:00Z');

test('a review is shown from its moment on, and never without one', () => {
  expect(isShown({ shownFrom: null }, now)).toBe(false);
  expect(isShown({ shownFrom: later }, now)).toBe(false);
  expect(isShown({ shownFrom: now }, now)).toBe(true);
});

describe('the review a side may write', () => {
  test('is that of the end for sixty days, once', () => {
    for (const side of ['firm', 'provider'] as const) {
      expect(at(side, '2026-11-02')).toBe('end');
      expect(at(side, '2027-01-01')).toBe('end');
      expect(at(side, '2027-01-02')).toBeNull();
      expect(at(side, '2026-11-20', [end(side, later)])).toBeNull();
    }
  });

  test('is none once that of the other side can be read', () => {
    expect(at('provider', '2026-11-20', [end('firm', later)])).toBe('end');
    expect(at('provider', '2026-11-20', [end('firm', now)])).toBeNull();
  });

  test('is that of six months for the firm alone', () => {
    expect(at('firm', '2027-05-01')).toBeNull();
    expect(at('firm', '2027-05-02', [end('firm', now)])).toBe('six-months');
    expect(at('provider', '2027-05-02')).toBeNull();
    expect(at('firm', '2027-11-03')).toBeNull();
    const wrote = { side: 'firm', moment: 'six-months', shownFrom: now };
    expect(at('firm', '2027-05-02', [wrote])).toBeNull();
  });
});

test('stored answers that are none are left out', () => {
  expect(factsFrom({ onTime: 'yes', again: 'maybe', else: 'no' })).toEqual({ onTime: 'yes' });
  expect(factsFrom(null)).toEqual({});
});
