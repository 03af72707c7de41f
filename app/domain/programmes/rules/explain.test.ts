import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { compileRules, type CompiledRules } from './evaluate.ts';
import { explain } from './explain.ts';
import type { FactName, Facts, FactSource, FactValue } from './facts.ts';
import type { AmountRule, Rule } from './grammar.ts';
import { nextQuestion } from './next-question.ts';

const TODAY = civilDate('2026-10-01');
const label = { fr: 'Aide', ar: 'الدعم', en: 'Aid' };
const AMOUNT: AmountRule = {
  parts: [
    {
      ...{ id: 'aid', label, unit: 'mad' },
      value: {
        product: [
          { fact: 'projectCostMAD' },
          { lookup: 'category', values: { WEB: 0.5 }, otherwise: 0.3 },
        ],
      },
    },
  ],
};
const compiledOf = (rule: Rule, amount: AmountRule | null = null): CompiledRules =>
  compileRules({ grammar: 1, rule, rules: {}, amount });
const told = (
  values: Readonly<Partial<Record<FactName, FactValue>>>,
  source: FactSource = 'self',
) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, source }]),
  ) as Facts;

const taxes: Rule = { id: 'taxes', fact: 'taxCompliant', op: '=', value: true };
const cnss: Rule = { id: 'cnss', fact: 'cnssCompliant', op: '=', value: true };
const small: Rule = { id: 'small', fact: 'staff', op: '<=', value: 49 };
const tiny: Rule = { id: 'tiny', fact: 'staff', op: '<=', value: 9 };
const age: Rule = { id: 'age', fact: 'ageMonths', op: '>=', value: 6 };
const north: Rule = { id: 'north', fact: 'region', op: '=', value: 'MA-01' };

describe('explain', () => {
  test('asks first what can settle the status alone', () => {
    const rule: Rule = { any: [taxes, { all: [cnss, { all: [small, tiny] }] }] };
    const { status, missing, nextBestQuestion } = explain(compiledOf(rule), {}, TODAY);
    expect([status, nextBestQuestion]).toEqual(['unknown', 'taxCompliant']);
    expect(missing).toEqual(['taxCompliant', 'staff', 'cnssCompliant']);
  });

  test('then what more open criteria read, then the order of the vocabulary', () => {
    expect(explain(compiledOf({ all: [cnss, taxes, small, tiny] }), {}, TODAY).missing).toEqual([
      ...['staff', 'taxCompliant', 'cnssCompliant'],
    ]);
  });

  test('leaves out facts that can no longer matter', () => {
    const rule: Rule = { all: [taxes, { any: [small, cnss] }] };
    expect(explain(compiledOf(rule), told({ staff: 5 }), TODAY).missing).toEqual(['taxCompliant']);
    expect(explain(compiledOf(rule), told({ taxCompliant: false }), TODAY).missing).toEqual([]);
  });

  test('asks for the fact that another follows from', () => {
    const { missing } = explain(compiledOf({ all: [north, taxes] }), {}, TODAY);
    expect(missing).toEqual(['province', 'taxCompliant']);
  });

  test('names a value from too weak a source, and asks no second time for it', () => {
    const proven: Rule = { ...taxes, minSource: 'document' };
    const result = explain(
      compiledOf({ all: [proven, cnss] }),
      told({ taxCompliant: true }),
      TODAY,
    );
    expect(result.missing).toEqual(['cnssCompliant', 'taxCompliant']);
    const both = told({ taxCompliant: true, cnssCompliant: true });
    const last = explain(compiledOf({ all: [proven, cnss] }), both, TODAY);
    expect([last.missing, last.nextBestQuestion]).toEqual([['taxCompliant'], null]);
  });

  test('asks the exact value of an interval that settles nothing', () => {
    const open = told({ staff: { min: 40, max: 60 } });
    expect(explain(compiledOf(small), open, TODAY).nextBestQuestion).toBe('staff');
  });

  test('asks for the amount only once the firm is eligible', () => {
    const compiled = compiledOf(taxes, AMOUNT);
    expect(explain(compiled, {}, TODAY).nextBestQuestion).toBe('taxCompliant');
    const eligible = explain(compiled, told({ taxCompliant: true }), TODAY);
    expect(eligible.missing).toEqual([]);
    expect(eligible.nextBestQuestion).toBe('projectCostMAD');
  });

  test('gives ways out to a firm that is refused, and to no other', () => {
    expect(explain(compiledOf(taxes), told({ taxCompliant: false }), TODAY)).toMatchObject({
      status: 'not_eligible',
      amount: null,
      wouldBeEligibleIf: [{ changes: [{ fact: 'taxCompliant', to: true }] }],
    });
    expect(explain(compiledOf(taxes), {}, TODAY).wouldBeEligibleIf).toEqual([]);
  });

  test('a rule that only a person judges refuses nobody', () => {
    const manual: Rule = { id: 'project', manual: true, text: label };
    expect(explain(compiledOf({ all: [manual] }), {}, TODAY).status).toBe('eligible');
  });
});

describe('nextQuestion', () => {
  const ask = (rules: readonly Rule[], facts: Facts = {}, skip: readonly FactName[] = []) =>
    nextQuestion(
      rules.map((rule) => compiledOf(rule)),
      facts,
      new Set(skip),
    );

  test('is the fact that most open programmes wait for', () => {
    expect(ask([taxes, { all: [taxes, cnss] }, { all: [cnss, small] }])).toBe('taxCompliant');
    expect(ask([taxes, { all: [cnss, small] }, cnss])).toBe('cnssCompliant');
  });

  test('a programme that waits for much else counts for less', () => {
    const long: Rule = { all: [taxes, cnss, north] };
    expect(ask([long, { ...long }, small])).toBe('staff');
    expect(ask([long, { ...long }, { ...long }, { all: [small, age] }])).toBe('province');
  });

  test('never comes back to what was skipped or answered, and ends', () => {
    expect(ask([{ all: [taxes, cnss] }], {}, ['taxCompliant'])).toBe('cnssCompliant');
    expect(ask([{ all: [taxes, cnss] }], {}, ['taxCompliant', 'cnssCompliant'])).toBeNull();
    const proven: Rule = { ...taxes, minSource: 'document' };
    expect(ask([proven], told({ taxCompliant: true }))).toBeNull();
    expect(ask([north], {}, ['province'])).toBeNull();
    expect(ask([])).toBeNull();
  });

  test('amounts come last, and only of programmes the firm is eligible for', () => {
    const paid = [compiledOf(taxes, AMOUNT), compiledOf(cnss)];
    const facts = told({ taxCompliant: true });
    expect(nextQuestion(paid, facts, new Set())).toBe('cnssCompliant');
    const all = told({ taxCompliant: true, cnssCompliant: false });
    expect(nextQuestion(paid, all, new Set())).toBe('category');
    const choice = told({ ...{ taxCompliant: true, cnssCompliant: true }, category: 'WEB' });
    expect(nextQuestion(paid, choice, new Set())).toBe('projectCostMAD');
    expect(
      nextQuestion(paid, told({ taxCompliant: false, cnssCompliant: true }), new Set()),
    ).toBeNull();
  });
});
