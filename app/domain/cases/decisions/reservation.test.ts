import { describe, expect, test } from 'vitest';
import { civilDate, civilDateOf } from '#domain/kernel/index.server.ts';
import { endOfDay, releasePosting, reservationOf } from './reservation.ts';

describe('the end of a day in Morocco', () => {
  test('is 23:00 UTC, an hour after universal time', () => {
    expect(endOfDay(civilDate('2026-06-30'))).toEqual(new Date('2026-06-30T23:00:00Z'));
  });

  test('is midnight UTC in Ramadan', () => {
    expect(endOfDay(civilDate('2026-03-02'))).toEqual(new Date('2026-03-03T00:00:00Z'));
  });

  test.each(['2026-02-14', '2026-02-15', '2026-03-21', '2026-03-22', '2027-12-31'])(
    'of %s: the next day begins then, and not a millisecond before',
    (text) => {
      const day = civilDate(text);
      const end = endOfDay(day);
      expect(civilDateOf(end) > day).toBe(true);
      expect(civilDateOf(new Date(end.getTime() - 1))).toBe(day);
    },
  );
});

describe('the release of a reservation', () => {
  const held = {
    ...{ id: 'a', programmeId: 'p', envelopeId: 'e', bucket: 2, awarded: 500n },
    reservation: reservationOf('a', 'd'),
  };

  test('gives back what was reserved to where it came from, under its own name', () => {
    expect(releasePosting(held)).toEqual({
      ...{ code: 'L3', from: 'E:reserved', to: 'E:available', amount: 500n },
      ...{ programmeId: 'p', envelopeId: 'e', bucket: 2, subject: 'application:a' },
      ...{ reference: 'release:a:d', resolves: 'reserve:a:d' },
    });
  });

  test('is nothing when nothing is reserved', () => {
    expect(releasePosting({ ...held, reservation: null })).toBeNull();
  });
});
