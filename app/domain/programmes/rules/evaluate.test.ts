import { describe, expect, test } from 'vitest';
import { compileRules, evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './grammar.ts';

const label = { fr: 'Aide', ar: 'الدعم', en: 'Aid' };
const RULES: RuleSet = {
  grammar: 1,
  rule: {
    all: [
      { id: 'staff', fact: 'staff', op: 'between', value: [1, 199] },
      {
        any: [
          { id: 'turnover', fact: 'turnoverMAD', op: '<', value: 75_000_000 },
          { not: { id: 'closed-year', fact: 'turnoverMAD', op: 'exists' } },
        ],
      },
      { id: 'form', fact: 'isLegalPerson', op: '=', value: true, minSource: 'document' },
      { id: 'project', manual: true, text: label },
    ],
  },
  rules: {},
  amount: {
    parts: [
      {
        id: 'rate',
        label,
        unit: 'share',
        value: {
          table: [{ when: { id: 'micro', fact: 'staff', op: '<=', value: 3 }, then: 0.7 }],
          otherwise: 0.5,
        },
      },
      {
        id: 'aid',
        label,
        unit: 'mad',
        value: {
          least: [
            { product: [{ part: 'rate' }, { fact: 'projectCostMAD' }] },
            { lookup: 'category', values: { WEB: 12_000, NET: 10_000 }, otherwise: 0 },
          ],
        },
      },
    ],
  },
};
const compiled = compileRules(RULES);
const known = (values: Readonly<Record<string, unknown>>, source = 'document') =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, source }]),
  ) as Facts;
const FINE = { staff: 3, turnoverMAD: { min: 0, max: 500_000 }, legalForm: 'SARL' };

describe('evaluate', () => {
  test('gives every reason, those a person judges last and without effect', () => {
    const { status, because } = evaluate(compiled, known({ ...FINE, staff: 300 }));
    expect(status).toBe('not_eligible');
    expect(because.map(({ criterion, outcome }) => [criterion, outcome])).toEqual([
      ['staff', false],
      ['turnover', true],
      ['closed-year', true],
      ['form', true],
      ['project', 'unknown'],
    ]);
  });

  test('an interval that straddles a bound leaves the answer open', () => {
    const open = { ...FINE, turnoverMAD: { min: 50_000_000, max: 199_999_999 } };
    expect(evaluate(compiled, known(open)).status).toBe('unknown');
  });

  test('what is declared not there compares to nothing and does not exist', () => {
    expect(evaluate(compiled, known({ ...FINE, turnoverMAD: null })).status).toBe('eligible');
  });

  test('a source weaker than the criterion asks for leaves it open and says so', () => {
    const { status, because } = evaluate(compiled, known(FINE, 'self'));
    expect(status).toBe('unknown');
    expect(because.find(({ criterion }) => criterion === 'form')?.weakSource).toBe(true);
  });

  test('the amount is exact when its facts are, else a range with what would narrow it', () => {
    const exact = { ...FINE, category: 'WEB', projectCostMAD: 10_001 };
    expect(evaluate(compiled, known(exact)).amount).toMatchObject({ min: 7000.7, max: 7000.7 });
    const { amount } = evaluate(compiled, known({ ...FINE, projectCostMAD: 20_000 }));
    expect(amount).toMatchObject({ min: 0, max: 12_000, missing: ['category'] });
  });

  test('no amount for a firm that is not eligible', () => {
    expect(evaluate(compiled, known({ ...FINE, staff: 300 })).amount).toBeNull();
  });
});
