import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, isQuiet, sendableBefore, type Preferences } from './schedule.ts';

const NONE = { quietFrom: 0, quietTo: 0 };
const daily: Preferences = { rhythm: 'daily', ...NONE };
const weekly: Preferences = { rhythm: 'weekly', ...NONE };

function sendable(preferences: Preferences, now: string): string | undefined {
  return sendableBefore(preferences, new Date(now))?.toISOString();
}

describe('quiet hours', () => {
  test.each([
    ['2026-07-13T19:59:59Z', false],
    ['2026-07-13T20:00:00Z', true],
    ['2026-07-13T23:30:00Z', true],
    ['2026-07-14T05:59:59Z', true],
    ['2026-07-14T06:00:00Z', false],
  ])('from nine at night to seven, in July one hour ahead of UTC: %s %s', (now, quiet) => {
    expect(isQuiet(DEFAULT_PREFERENCES, new Date(now))).toBe(quiet);
  });

  test.each([
    ['2026-02-20T20:30:00Z', false],
    ['2026-02-20T21:00:00Z', true],
    ['2026-02-21T06:59:00Z', true],
    ['2026-02-21T07:00:00Z', false],
  ])('in Ramadan Morocco is on UTC: %s %s', (now, quiet) => {
    expect(isQuiet(DEFAULT_PREFERENCES, new Date(now))).toBe(quiet);
  });

  test('of one day, and none when both ends are the same', () => {
    const noon = new Date('2026-07-13T11:00:00Z');
    expect(isQuiet({ rhythm: 'at-once', quietFrom: 12, quietTo: 13 }, noon)).toBe(true);
    expect(isQuiet({ rhythm: 'at-once', quietFrom: 13, quietTo: 14 }, noon)).toBe(false);
    expect(isQuiet({ rhythm: 'at-once', quietFrom: 12, quietTo: 12 }, noon)).toBe(false);
  });
});

describe('what may go out', () => {
  test('at once is everything, and nothing while it is quiet', () => {
    expect(sendable(DEFAULT_PREFERENCES, '2026-07-13T11:00:00Z')).toBe('2026-07-13T11:00:00.000Z');
    expect(sendable(DEFAULT_PREFERENCES, '2026-07-13T22:00:00Z')).toBeUndefined();
  });

  test.each([
    ['2026-07-13T06:59:00Z', '2026-07-12T07:00:00.000Z'],
    ['2026-07-13T07:00:00Z', '2026-07-13T07:00:00.000Z'],
    ['2026-07-13T22:30:00Z', '2026-07-13T07:00:00.000Z'],
    ['2026-07-13T23:30:00Z', '2026-07-13T07:00:00.000Z'],
    ['2026-02-20T07:30:00Z', '2026-02-19T08:00:00.000Z'],
    ['2026-02-20T08:00:00Z', '2026-02-20T08:00:00.000Z'],
  ])('daily, at %s: what was made before %s', (now, expected) => {
    expect(sendable(daily, now)).toBe(expected);
  });

  test.each([
    ['2026-07-13T06:00:00Z', '2026-07-06T07:00:00.000Z'],
    ['2026-07-13T07:00:00Z', '2026-07-13T07:00:00.000Z'],
    ['2026-07-19T22:00:00Z', '2026-07-13T07:00:00.000Z'],
  ])('weekly, at %s: what was made before Monday %s', (now, expected) => {
    expect(sendable(weekly, now)).toBe(expected);
  });

  test('when eight is quiet the day begins where the quiet ends', () => {
    const sleeper: Preferences = { rhythm: 'daily', quietFrom: 22, quietTo: 10 };
    expect(sendable(sleeper, '2026-07-13T08:59:00Z')).toBeUndefined();
    expect(sendable(sleeper, '2026-07-13T09:00:00Z')).toBe('2026-07-13T09:00:00.000Z');
  });

  test('is never in the future, and never goes back as time goes on', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const rhythm = fc.constantFrom('at-once' as const, 'daily' as const, 'weekly' as const);
    const start = new Date('2026-01-01T00:00:00Z').getTime();
    const moment = fc.nat(500 * 24 * 60);
    fc.assert(
      fc.property(rhythm, hour, hour, moment, moment, (kind, quietFrom, quietTo, a, b) => {
        const preferences = { rhythm: kind, quietFrom, quietTo };
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map(
          (minutes) => new Date(start + minutes * 60_000),
        );
        if (!early || !late) throw new Error('two moments');
        const [first, second] = [early, late].map((now) => sendableBefore(preferences, now));
        if (first) expect(first <= early).toBe(true);
        if (first && second) expect(first <= second).toBe(true);
      }),
    );
  });
});
