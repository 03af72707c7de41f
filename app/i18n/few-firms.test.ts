import { describe, expect, test } from 'vitest';
import { fewFirms } from './few-firms.ts';

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
});
