import { describe, expect, test } from 'vitest';
import { aboutFirms, aboutFirmsData, fewFirms } from './few-firms.ts';

describe('counts of real firms', () => {
  test('are told as they are where none is of a few', () => {
    expect(fewFirms('fr', { total: 17, eligible: 12, unknown: 5, notEligible: 0 })).toEqual({
      ...{ total: '17', eligible: '12', unknown: '5', notEligible: '0' },
    });
  });

  test('give no few firms away by subtraction', () => {
    const told = fewFirms('fr', { total: 11, eligible: 2, unknown: 0, notEligible: 9 });
    expect(told).toEqual({
      ...{ total: '\u2066≈ 10\u2069', notEligible: '\u2066≈ 10\u2069' },
      ...{ eligible: '\u2066< 5\u2069', unknown: '0' },
    });
    expect(told).toEqual(fewFirms('fr', { total: 12, eligible: 4, unknown: 0, notEligible: 8 }));
  });

  test('by themselves are told to the next five, and never of a few', () => {
    expect([0, 1, 4, 5, 7, 8, 12].map((count) => aboutFirms('en', count))).toEqual([
      ...['0', '\u2066< 5\u2069', '\u2066< 5\u2069', '\u2066≈ 5\u2069'],
      ...['\u2066≈ 5\u2069', '\u2066≈ 10\u2069', '\u2066≈ 10\u2069'],
    ]);
    expect([0, 1, 4, 5, 8, 1_234].map(aboutFirmsData)).toEqual([
      ...['0', '<5', '<5', '5', '10', '1235'],
    ]);
  });
});
