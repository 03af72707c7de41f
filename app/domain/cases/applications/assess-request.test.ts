import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRules } from '#domain/programmes/rules/evaluate.ts';
import type { Facts, RuleSet } from '#domain/programmes/index.server.ts';
import { assessRequest, withProject } from './assess-request.ts';

const TODAY = '2026-11-16';
const label = { fr: 'Aide', ar: 'دعم', en: 'Aid' };
/** Half of the cost for up to 49 people. */
const RULES: RuleSet = {
  grammar: 1,
  rule: { id: 'staff', fact: 'staff', op: '<=', value: 49 },
  rules: {},
  amount: {
    parts: [
      { id: 'aid', label, unit: 'mad', value: { product: [0.5, { fact: 'projectCostMAD' }] } },
    ],
  },
};
const running = (ceiling: number) => ({ perFirm: { ceiling, months: 36 } }) as never;
const rulesOf = (rules: RuleSet | null, ceiling = 1_000_000) => ({
  content: { running: running(ceiling) },
  compiled: rules && compileRules(rules),
});
const staff = (value: number): Facts => ({ staff: { value, source: 'self' } });
const project = (cost: string | null) => ({ category: 'WEB', cost });
const aidFor = (rules: ReturnType<typeof rulesOf>, facts: Facts, cost: string | null) =>
  assessRequest(rules, facts, project(cost), TODAY).aid;

describe('the project in the facts', () => {
  test('stands in the place of what was said elsewhere, in whole dirhams', () => {
    const said: Facts = {
      category: { value: 'CRM', source: 'self' },
      projectCostMAD: { value: 1, source: 'self' },
    };
    expect(withProject(said, project('123499'), TODAY)).toMatchObject({
      category: { value: 'WEB' },
      projectCostMAD: { value: 1_234 },
    });
    expect(withProject(said, { category: null, cost: null }, TODAY)).toEqual({});
  });
});

describe('the aid a request asks for', () => {
  test('is what the rules compute, up to the ceiling of a firm', () => {
    expect(aidFor(rulesOf(RULES), staff(5), '800000')).toEqual({ min: 400_000n, max: 400_000n });
    expect(aidFor(rulesOf(RULES, 300_000), staff(5), '800000')?.max).toBe(300_000n);
  });

  test('is nothing while the cost is open and for who is not eligible', () => {
    expect(aidFor(rulesOf(RULES), staff(5), null)).toBeNull();
    expect(aidFor(rulesOf(RULES), staff(50), '800000')).toBeNull();
  });

  test('is the cost where no rule computes it', () => {
    const { amount: _amount, ...rest } = RULES;
    const rules = { ...rest, amount: null };
    expect(aidFor(rulesOf(rules), staff(5), '800000')?.max).toBe(800_000n);
    expect(aidFor(rulesOf(null), staff(5), '2000000')?.max).toBe(1_000_000n);
    expect(assessRequest(rulesOf(null), {}, project('1'), TODAY).result).toBeNull();
  });

  test('is a range while something it depends on is open', () => {
    const value = {
      table: [{ when: { id: 'small', fact: 'staff', op: '<=', value: 9 } as const, then: 1_000 }],
      otherwise: 500,
    };
    const amount = { parts: [{ id: 'aid', label, unit: 'mad' as const, value }] };
    const aid = aidFor(rulesOf({ ...RULES, amount }), {}, '800000');
    expect(aid).toEqual({ min: 50_000n, max: 100_000n });
  });

  test('whatever the cost and the ceiling: never more than either, never less than nothing', () => {
    const centimes = fc.bigInt({ min: 0n, max: 10n ** 13n });
    fc.assert(
      fc.property(centimes, fc.integer({ min: 0, max: 10 ** 12 }), (cost, ceiling) => {
        const aid = aidFor(rulesOf(RULES, ceiling), staff(5), String(cost));
        expect(aid !== null && aid.min >= 0n && aid.min <= aid.max).toBe(true);
        expect(aid !== null && aid.max <= cost && aid.max <= BigInt(ceiling)).toBe(true);
      }),
    );
  });
});
