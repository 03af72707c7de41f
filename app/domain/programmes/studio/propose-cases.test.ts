import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { aRuleSet } from '../../../../tests/factories/programmes.ts';
import { ruleSets } from '../../../../tests/factories/random-rules.ts';
import demo from '../../../content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { programmeContentSchema, type GoldenCase } from '../content.ts';
import { runGoldenCases } from '../rules/golden.ts';
import { mutationScore } from '../rules/mutation.ts';
import { proposeCases } from './propose-cases.ts';

const TODAY = civilDate('2026-11-16');

const accepted = (rules: Parameters<typeof proposeCases>[0]): GoldenCase[] =>
  proposeCases(rules, [], TODAY).map(({ key, facts, expects }) => ({ name: key, facts, expects }));

describe('proposed cases', () => {
  test('stand on both sides of every bound, one value apart', () => {
    const found = proposeCases(aRuleSet(), [], TODAY);
    const of = (fact: string, status: string) =>
      found
        .filter((one) => one.fact === fact && one.expects.status === status)
        .map(({ value }) => value);
    expect(of('staff', 'eligible')).toEqual([1, 49]);
    expect(of('staff', 'not_eligible')).toEqual([0, 50]);
    expect(of('ageMonths', 'not_eligible')).toEqual([5]);
    expect(of('taxCompliant', 'not_eligible')).toEqual([false]);
    expect(found.filter(({ expects }) => expects.status === 'unknown')).toHaveLength(1);
  });

  test('find what makes a criterion decide, where another way is open', () => {
    const rules = aRuleSet({
      rule: {
        any: [
          { id: 'sector', fact: 'sector', op: 'in', value: ['IND'] },
          { id: 'women', fact: 'womanLed', op: '=', value: true },
        ],
      },
    });
    const found = proposeCases(rules, [], TODAY);
    const women = found.filter(({ facts }) => facts.sector !== 'IND');
    expect(new Map(women.map(({ facts, expects }) => [facts.womanLed, expects.status]))).toEqual(
      new Map<unknown, string>([
        [true, 'eligible'],
        [false, 'not_eligible'],
      ]),
    );
  });

  test('leave out what the cases there are show', () => {
    const facts = { staff: 49, taxCompliant: true, ageMonths: 12 };
    const known: GoldenCase = {
      ...{ name: 'largest', facts, expects: { status: 'eligible', amount: null } },
    };
    const values = proposeCases(aRuleSet(), [known], TODAY).flatMap(({ fact, value, expects }) =>
      fact === 'staff' && expects.status !== 'unknown' ? [value] : [],
    );
    expect(values).toEqual([0, 1, 50]);
  });

  test('all accepted, they pass in any rules, and notice every fault of simple ones', () => {
    fc.assert(
      fc.property(ruleSets({ withAmount: false }), (rules) => {
        const cases = accepted({ ...rules, amount: null });
        const results = runGoldenCases({ ...rules, amount: null }, cases, TODAY);
        expect(results.filter(({ passed }) => !passed)).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(
      mutationScore(aRuleSet({ amount: null }), accepted(aRuleSet({ amount: null })), TODAY),
    ).toMatchObject({ score: 1 });
  });

  test('nothing is missing in the demonstration', () => {
    const { rules, goldenCases } = programmeContentSchema.parse(demo.content);
    if (!rules) throw new Error('the demonstration has rules');
    expect(proposeCases(rules, goldenCases, TODAY)).toEqual([]);
  });
});
