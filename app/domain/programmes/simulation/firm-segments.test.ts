import { describe, expect, test } from 'vitest';
import type { FactValue } from '../rules/facts.ts';
import { usableEnvelopes } from './envelope-chains.ts';
import { firmSegments } from './firm-segments.ts';

const told = (value: FactValue) => ({ value, source: 'self' as const });

describe('the segments of a firm', () => {
  test.each([
    [5, ['micro']],
    [9, ['micro']],
    [10, ['small']],
    [{ min: 10, max: 49 }, ['small']],
    [{ min: 5, max: 12 }, []],
    [{ min: 60 }, []],
    [0, []],
  ] as const)('by staff of %o', (staff, segments) => {
    expect(firmSegments({ staff: told(staff) })).toEqual(segments);
  });

  test('by who leads it, whatever its size', () => {
    expect(firmSegments({ womanLed: told(true), youngLed: told(false) })).toEqual(['women']);
    expect(firmSegments({ staff: told(3), youngLed: told(true) })).toEqual(['micro', 'young']);
    expect(firmSegments({})).toEqual([]);
  });
});

test('a firm draws first on what is kept for it most particularly', () => {
  const envelope = (id: string, region: string | null, segment: string | null, year = 2026) => ({
    ...{ id, region, segment, year },
  });
  const envelopes = [
    envelope('all', null, null),
    envelope('micro', null, 'micro'),
    envelope('north', 'MA-01', null),
    envelope('north micro', 'MA-01', 'micro'),
    envelope('south', 'MA-10', null),
    envelope('women', null, 'women'),
    envelope('next year', 'MA-01', 'micro', 2027),
  ];
  const usable = usableEnvelopes({ region: 'MA-01', segments: ['micro'] }, envelopes, 2026);
  expect(usable.map(({ id }) => id)).toEqual(['north micro', 'north', 'micro', 'all']);
  const nowhere = usableEnvelopes({ region: null, segments: [] }, envelopes, 2026);
  expect(nowhere.map(({ id }) => id)).toEqual(['all']);
});
