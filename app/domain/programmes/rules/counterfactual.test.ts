import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { rulesAndFacts } from '../../../../tests/factories/random-rules.ts';
import { counterfactuals } from './counterfactual.ts';
import { compileRules, evaluate, type CompiledRules } from './evaluate.ts';
import { FACT_NAMES, factDefinition, type FactName, type Facts, type FactValue } from './facts.ts';
import { isInterval } from './frame.ts';
import type { Rule } from './grammar.ts';
import type { Change } from './result.ts';

const TODAY = civilDate('2026-10-31');
const compiledOf = (rule: Rule): CompiledRules =>
  compileRules({ grammar: 1, rule, rules: {}, amount: null });
const told = (values: Readonly<Partial<Record<FactName, FactValue>>>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, source: 'self' }]),
  ) as Facts;
const advice = (rule: Rule, values: Parameters<typeof told>[0]) =>
  counterfactuals(compiledOf(rule), told(values), TODAY);

const taxes: Rule = { id: 'taxes', fact: 'taxCompliant', op: '=', value: true };
const cnss: Rule = { id: 'cnss', fact: 'cnssCompliant', op: '=', value: true };
const age: Rule = { id: 'age', fact: 'ageMonths', op: '>=', value: 6 };
const assessed: Rule = { id: 'assessed', fact: 'assessmentAgeMonths', op: '<=', value: 12 };
const form: Rule = { id: 'form', fact: 'legalForm', op: 'in', value: ['SA', 'SARL', 'SAS'] };
const staff: Rule = { id: 'staff', fact: 'staff', op: '<=', value: 49 };

describe('counterfactuals', () => {
  test('name what a firm can do, and only for a firm that is refused', () => {
    expect(advice(taxes, { taxCompliant: false })).toEqual([
      { changes: [{ fact: 'taxCompliant', from: false, to: true }] },
    ]);
    expect(advice(taxes, { taxCompliant: true })).toEqual([]);
    expect(advice(taxes, {})).toEqual([]);
  });

  test('date what only time changes, from today', () => {
    expect(advice(age, { ageMonths: 2 })).toEqual([
      { changes: [{ fact: 'ageMonths', from: 2, to: 6 }], eligibleFrom: '2027-02-28' },
    ]);
  });

  test('count from the latest day a firm may have been registered', () => {
    expect(advice(age, { ageMonths: { min: 1, max: 4 } })).toEqual([
      {
        changes: [{ fact: 'ageMonths', from: { min: 1, max: 4 }, to: 6 }],
        eligibleFrom: '2027-03-31',
      },
    ]);
  });

  test('know that waiting makes an assessment older', () => {
    const both = { ageMonths: 2, assessmentAgeMonths: 10 };
    expect(advice({ all: [age, assessed] }, both)).toEqual([
      {
        changes: [
          { fact: 'ageMonths', from: 2, to: 6 },
          { fact: 'assessmentAgeMonths', from: 10, to: 0 },
        ],
        eligibleFrom: '2027-02-28',
      },
    ]);
  });

  test('cannot make a firm younger, smaller or of another place', () => {
    const young: Rule = { id: 'young', fact: 'ageMonths', op: '<=', value: 60 };
    const north: Rule = { id: 'north', fact: 'region', op: '=', value: 'MA-01' };
    expect(advice(young, { ageMonths: 61 })).toEqual([]);
    expect(advice(staff, { staff: 50 })).toEqual([]);
    expect(advice(north, { province: 'MA-MDF' })).toEqual([]);
    expect(advice(north, { region: 'MA-02' })).toEqual([]);
    expect(advice({ not: taxes }, { taxCompliant: true })).toEqual([]);
  });

  test('come to the nearest cost, own funds and certificate', () => {
    const cost: Rule = {
      id: 'cost',
      fact: 'projectCostMAD',
      op: 'between',
      value: [20_000, 50_000],
    };
    const funds: Rule = { id: 'funds', fact: 'ownFundsShare', op: '>', value: 0.2 };
    const marks: Rule = { id: 'marks', fact: 'certifications', op: 'in', value: ['iso-27001'] };
    const changesOf = (rule: Rule, values: Parameters<typeof told>[0]) =>
      advice(rule, values).map(({ changes }) => changes.map(({ to }) => to));
    expect(changesOf(cost, { projectCostMAD: 80_000 })).toEqual([[50_000]]);
    expect(changesOf(cost, { projectCostMAD: 8000 })).toEqual([[20_000]]);
    // Twenty times the cost is another project.
    expect(changesOf(cost, { projectCostMAD: 1000 })).toEqual([]);
    expect(changesOf(cost, { projectCostMAD: null })).toEqual([[20_000]]);
    expect(changesOf(funds, { ownFundsShare: 0.1 })).toEqual([[0.21]]);
    expect(changesOf(marks, { certifications: ['iso-9001'] })).toEqual([
      [['iso-9001', 'iso-27001']],
    ]);
  });

  test('a new legal form comes last, and is the usual one when it may be', () => {
    const rule: Rule = { any: [form, { all: [taxes, cnss] }] };
    const refused = { legalForm: 'ASSO', taxCompliant: false, cnssCompliant: false };
    expect(advice(rule, refused).map(({ changes }) => changes.map(({ to }) => to))).toEqual([
      ['SARL'],
      [true, true],
    ]);
    const person: Rule = { id: 'person', fact: 'isLegalPerson', op: '=', value: true };
    expect(advice({ any: [person, taxes] }, { legalForm: 'PP', taxCompliant: false })).toEqual([
      { changes: [{ fact: 'taxCompliant', from: false, to: true }] },
      { changes: [{ fact: 'legalForm', from: 'PP', to: 'SARL' }] },
    ]);
  });

  test('what is unknown may have to be so too; it has no value before', () => {
    expect(advice({ all: [taxes, cnss] }, { taxCompliant: false })).toEqual([
      {
        changes: [
          { fact: 'taxCompliant', from: false, to: true },
          { fact: 'cnssCompliant', to: true },
        ],
      },
    ]);
  });

  test('when a question stays open whatever the firm does, it is named', () => {
    expect(advice({ all: [taxes, cnss, staff] }, { taxCompliant: false })).toEqual([
      {
        changes: [{ fact: 'taxCompliant', from: false, to: true }],
        stillUnknown: ['staff', 'cnssCompliant'],
      },
    ]);
  });

  test('time is a way out only for a firm whose age is known', () => {
    expect(advice({ all: [taxes, age] }, { taxCompliant: false })).toEqual([
      {
        changes: [{ fact: 'taxCompliant', from: false, to: true }],
        stillUnknown: ['ageMonths'],
      },
    ]);
  });

  test('more than three changes are no advice, and at most five ways are given', () => {
    const affiliated: Rule = { id: 'affiliated', fact: 'cnssAffiliated', op: '=', value: true };
    const four = { taxCompliant: false, cnssCompliant: false, cnssAffiliated: false, ageMonths: 1 };
    expect(advice({ all: [taxes, cnss, affiliated, age] }, four)).toEqual([]);
    const any: Rule = {
      any: [taxes, cnss, affiliated, age, form, { ...assessed, id: 'recent' }],
    };
    const six = { ...four, legalForm: 'ASSO', assessmentAgeMonths: null };
    expect(advice(any, six).map(({ changes }) => changes[0]?.fact)).toEqual([
      ...['taxCompliant', 'cnssCompliant', 'cnssAffiliated', 'assessmentAgeMonths', 'ageMonths'],
    ]);
  });
});

/** The facts after changes, time passed included, written apart from the search. */
function after(facts: Facts, changes: readonly Change[]): Facts {
  const next = { ...facts };
  for (const { fact, to } of changes) next[fact] = { value: to, source: 'officer' };
  if (changes.some(({ fact }) => fact === 'legalForm')) delete next.isLegalPerson;
  const [waited, assessment] = [
    changes.find(({ fact }) => fact === 'ageMonths'),
    facts.assessmentAgeMonths,
  ];
  if (waited && assessment && !changes.some(({ fact }) => fact === 'assessmentAgeMonths')) {
    const months = Number(waited.to) - leastOf(facts.ageMonths?.value ?? 0);
    next.assessmentAgeMonths = { ...assessment, value: older(assessment.value, months) };
  }
  return next;
}

const leastOf = (value: FactValue) => (isInterval(value) ? (value.min ?? 0) : Number(value));

function older(value: FactValue, months: number): FactValue {
  if (typeof value === 'number') return value + months;
  if (!isInterval(value)) return value;
  const { min, max } = value;
  return {
    ...(min !== undefined && { min: min + months }),
    ...(max !== undefined && { max: max + months }),
  };
}

const ACTIONABLE = FACT_NAMES.filter((name) => factDefinition(name).lever !== null);
const refused = fc
  .oneof(rulesAndFacts({ names: ACTIONABLE }), rulesAndFacts())
  .map(([rules, facts]) => ({ compiled: compileRules(rules), facts }))
  .filter(({ compiled, facts }) => evaluate(compiled, facts).status === 'not_eligible');

describe('every counterfactual', () => {
  test('makes the firm eligible, or leaves open what it says stays open', () => {
    fc.assert(
      fc.property(refused, ({ compiled, facts }) => {
        for (const { changes, stillUnknown } of counterfactuals(compiled, facts, TODAY))
          expect(evaluate(compiled, after(facts, changes)).status).toBe(
            stillUnknown === undefined ? 'eligible' : 'unknown',
          );
      }),
      { numRuns: 400 },
    );
  });

  test('is minimal: leaving out any of its changes leaves the firm refused or open', () => {
    fc.assert(
      fc.property(refused, ({ compiled, facts }) => {
        for (const { changes, stillUnknown } of counterfactuals(compiled, facts, TODAY))
          for (const left of changes) {
            const fewer = changes.filter((change) => change !== left);
            const { status } = evaluate(compiled, after(facts, fewer));
            expect(status).not.toBe('eligible');
            if (stillUnknown) expect(status).toBe('not_eligible');
          }
      }),
      { numRuns: 400 },
    );
  });

  test('changes only what a firm can do something about, and says what it was', () => {
    fc.assert(
      fc.property(refused, ({ compiled, facts }) => {
        for (const { changes, eligibleFrom } of counterfactuals(compiled, facts, TODAY)) {
          expect(changes.length).toBeLessThanOrEqual(3);
          for (const { fact, from, to } of changes) {
            expect(factDefinition(fact).lever).not.toBeNull();
            expect(from).toEqual(facts[fact]?.value);
            expect(to).not.toEqual(from);
          }
          const waits = changes.some(({ fact }) => fact === 'ageMonths');
          expect(eligibleFrom !== undefined).toBe(waits);
          if (eligibleFrom) expect(eligibleFrom > TODAY).toBe(true);
        }
      }),
    );
  });

  test('is found whenever flags alone could do', () => {
    const flags = ['taxCompliant', 'cnssCompliant', 'cnssAffiliated'] as const;
    fc.assert(
      fc.property(refused, ({ compiled, facts }) => {
        const open = flags.filter((flag) => facts[flag]?.value !== true);
        const subsets = [1, 2, 3, 4, 5, 6, 7].map((mask) =>
          open.filter((_, bit) => (mask >> bit) & 1),
        );
        const isPossible = subsets.some((names) => {
          const changes = names.map((fact): Change => ({ fact, to: true }));
          return evaluate(compiled, after(facts, changes)).status === 'eligible';
        });
        const found = counterfactuals(compiled, facts, TODAY);
        if (isPossible) expect(found[0]).toBeDefined();
        if (isPossible) expect(found[0]?.stillUnknown).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });
});
