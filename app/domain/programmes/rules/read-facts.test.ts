import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firmFacts } from '../../../../tests/factories/random-rules.ts';
import { FACT_NAMES } from './facts.ts';
import { readFacts } from './read-facts.ts';

const problemsOf = (json: unknown) => {
  const read = readFacts(json, 'self', '2026-10-01');
  return read.ok ? [] : read.problems.map(({ fact, code }) => [fact, code]);
};

describe('readFacts', () => {
  test('takes every kind of value, with the source and the day given', () => {
    const sent = {
      staff: 5,
      turnoverMAD: { min: 1_000_000, max: 2_999_999 },
      legalForm: 'SARL',
      taxCompliant: true,
      certifications: ['iso-27001', 'iso-9001', 'iso-9001'],
      projectCostMAD: null,
    };
    const read = readFacts(sent, 'document', '2026-10-01');
    expect(read.ok && read.facts.staff).toEqual({
      ...{ value: 5, source: 'document', at: '2026-10-01' },
    });
    expect(read.ok && read.facts.turnoverMAD?.value).toEqual({ min: 1_000_000, max: 2_999_999 });
    expect(read.ok && read.facts.certifications?.value).toEqual(['iso-9001', 'iso-27001']);
    expect(read.ok && read.facts.projectCostMAD?.value).toBeNull();
  });

  test('tells every problem at once, each with its name', () => {
    const sent = { colour: 'red', staff: 'five', ageMonths: -1, sector: 'MOON', taxCompliant: 1 };
    expect(problemsOf(sent)).toEqual([
      ['colour', 'unknown-fact'],
      ['staff', 'wrong-type'],
      ['ageMonths', 'out-of-bounds'],
      ['sector', 'unknown-code'],
      ['taxCompliant', 'wrong-type'],
    ]);
  });

  test.each([
    [{ staff: 2.5 }, 'not-whole'],
    [{ staff: Number.NaN }, 'wrong-type'],
    [{ staff: null }, 'not-optional'],
    [{ staff: {} }, 'wrong-type'],
    [{ staff: { min: 1, most: 3 } }, 'wrong-type'],
    [{ staff: { min: 9, max: 3 } }, 'empty-interval'],
    [{ staff: { min: 1, max: 9_999_999 } }, 'out-of-bounds'],
    [{ staff: [1] }, 'wrong-type'],
    [{ exportShare: 40 }, 'out-of-bounds'],
    [{ certifications: ['iso-9001', 'iso-1'] }, 'unknown-code'],
    [{ certifications: 'iso-9001' }, 'wrong-type'],
    [{ toString: 1 }, 'unknown-fact'],
    [JSON.parse('{"__proto__": 1}'), 'unknown-fact'],
  ])('%j: %s', (sent, code) => {
    expect(problemsOf(sent).map(([, found]) => found)).toEqual([code]);
  });

  test.each([[null], [[]], ['staff'], [5]])('%j is no object of facts', (sent) => {
    expect(problemsOf(sent)).toEqual([['', 'not-an-object']]);
  });

  test('a region without a province is fine; one that is not the province’s is refused', () => {
    expect(problemsOf({ region: 'MA-01' })).toEqual([]);
    expect(problemsOf({ province: 'MA-TET', region: 'MA-01', isLegalPerson: true })).toEqual([]);
    expect(problemsOf({ province: 'MA-TET', region: 'MA-02' })).toEqual([
      ['region', 'contradicts'],
    ]);
    expect(problemsOf({ legalForm: 'SARL', isLegalPerson: false })).toEqual([
      ['isLegalPerson', 'contradicts'],
    ]);
  });

  test('an interval of one number is that number', () => {
    const read = readFacts({ staff: { min: 3, max: 3 } }, 'self');
    expect(read.ok && read.facts.staff?.value).toBe(3);
  });

  test('takes what rules may read of a firm, and gives it back', () => {
    fc.assert(
      fc.property(firmFacts(), (facts) => {
        const values = Object.entries(facts).map(([name, { value }]) => [name, value]);
        const {
          region: _region,
          territorialCategory: _category,
          ...sent
        } = Object.fromEntries(values) as Record<string, unknown>;
        const read = readFacts(sent, 'self');
        expect(read.ok && Object.keys(read.facts)).toEqual(Object.keys(sent));
      }),
    );
  });

  test('answers any JSON, and tells a problem for every value it does not take', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...FACT_NAMES, 'other'), fc.jsonValue()),
        (json) => {
          const read = readFacts(json, 'self');
          const wrong = Object.entries(json).filter(([name, value]) => {
            return !readFacts({ [name]: value }, 'self').ok;
          });
          const named = read.ok ? [] : read.problems.filter(({ code }) => code !== 'contradicts');
          expect(named.map(({ fact }) => fact)).toEqual(wrong.map(([name]) => name));
        },
      ),
    );
  });
});
