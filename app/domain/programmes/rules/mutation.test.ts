import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import demo from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { civilDate } from '#domain/kernel/index.server.ts';
import { aProgrammeContent, aRuleSet } from '../../../../tests/factories/programmes.ts';
import { ruleSets } from '../../../../tests/factories/random-rules.ts';
import { programmeContentSchema, type GoldenCase } from '../content.ts';
import { compileRules, evaluate } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { runGoldenCases } from './golden.ts';
import type { Rule } from './grammar.ts';
import { mutationScore } from './mutation.ts';
import { ruleMutants } from './mutants.ts';
import { amountMutants } from './amount-mutants.ts';
import { parseRuleSet } from './parse-rules.ts';

const TODAY = civilDate('2026-10-01');
const { goldenCases } = aProgrammeContent();
const FINE = { staff: 5, taxCompliant: true, ageMonths: 12 };
const paid = (name: string, projectCostMAD: number, aid: number): GoldenCase => ({
  name,
  facts: { ...FINE, projectCostMAD },
  expects: { status: 'eligible', amount: { min: aid, max: aid } },
});

describe('golden cases', () => {
  test('pass when the rules say what they expect, amounts to the centime', () => {
    const cases = [...goldenCases, paid('half', 10_001, 5000.5), paid('ceiling', 90_000, 10_000)];
    expect(runGoldenCases(aRuleSet(), cases, TODAY).map(({ passed }) => passed)).toEqual(
      cases.map(() => true),
    );
  });

  test('fail on another status or amount, with what the rules said', () => {
    const wrong: GoldenCase = {
      ...{ name: 'wrong', facts: { ...FINE, staff: 50 } },
      expects: { status: 'eligible', amount: null },
    };
    const [first, second] = runGoldenCases(aRuleSet(), [wrong, paid('half', 1000, 501)], TODAY);
    expect([first?.passed, first?.result?.status]).toEqual([false, 'not_eligible']);
    expect([second?.passed, second?.result?.amount?.min]).toEqual([false, 500]);
  });

  test('fail with the reason when their facts cannot be read', () => {
    const bad: GoldenCase = {
      ...{ name: 'bad', facts: { staff: -1 } },
      expects: { status: 'eligible', amount: null },
    };
    expect(runGoldenCases(aRuleSet(), [bad], TODAY)).toMatchObject([
      { passed: false, result: null, problems: [{ fact: 'staff', code: 'out-of-bounds' }] },
    ]);
  });
});

describe('mutationScore', () => {
  test('is full when cases stand on both sides of every bound', () => {
    const cases = [...goldenCases, paid('half', 10_000, 5000), paid('ceiling', 90_000, 10_000)];
    expect(mutationScore(aRuleSet(), cases, TODAY)).toMatchObject({ score: 1, survivors: [] });
  });

  test('tells which fault nobody notices, and a firm that would', () => {
    const without = goldenCases.filter(({ name }) => name !== 'largest' && name !== 'too large');
    const { score, killed, total, survivors } = mutationScore(
      { ...aRuleSet(), amount: null },
      without,
      TODAY,
    );
    expect(score).toBeCloseTo(killed / total);
    expect(
      survivors.map(({ criterion, mutation, from, to }) => ({ criterion, mutation, from, to })),
    ).toEqual([
      {
        criterion: 'staff',
        mutation: 'boundary',
        from: { min: 1, max: 49 },
        to: { min: 1, max: 48 },
      },
      {
        criterion: 'staff',
        mutation: 'boundary',
        from: { min: 1, max: 49 },
        to: { min: 1, max: 50 },
      },
    ]);
    expect(survivors.map(({ path }) => path)).toEqual(['/rule/all/0', '/rule/all/0']);
    expect(survivors.map(({ witness }) => witness?.staff)).toEqual([49, 50]);
  });

  test('faults of an amount are noticed by cases about amounts only', () => {
    const aboutRules = goldenCases.filter(({ expects }) => expects.amount === null);
    const { survivors } = mutationScore(aRuleSet(), aboutRules, TODAY);
    expect(mutationScore(aRuleSet(), goldenCases, TODAY).survivors).toEqual([]);
    expect(survivors.map(({ part, mutation, to }) => [part, mutation, to])).toEqual([
      ['aid', 'number', 0.45],
      ['aid', 'number', 0.55],
      ['aid', 'number', 9000],
      ['aid', 'number', 11_000],
    ]);
  });

  test('a fault that changes no answer is none', () => {
    const rule: Rule = {
      all: [
        { id: 'some', fact: 'staff', op: '>=', value: 1 },
        { id: 'more', fact: 'staff', op: '>=', value: 10 },
      ],
    };
    const { survivors } = mutationScore({ ...aRuleSet(), rule, amount: null }, [], TODAY);
    expect(survivors.filter(({ criterion }) => criterion === 'some')).toEqual([]);
    expect(survivors.filter(({ criterion }) => criterion === 'more')).toHaveLength(4);
  });

  test('cases that fail, or cannot be read, notice nothing', () => {
    const failing: GoldenCase = {
      ...{ name: 'failing', facts: FINE },
      expects: { status: 'not_eligible', amount: null },
    };
    const unread: GoldenCase = { ...failing, facts: { staff: -1 } };
    expect(mutationScore(aRuleSet(), [failing, unread], TODAY).killed).toBe(0);
  });

  test('the demonstration’s cases notice at least nine faults in ten', () => {
    const { rules, goldenCases: cases } = programmeContentSchema.parse(demo.content);
    const parsed = parseRuleSet(rules);
    expect(
      parsed.ok && runGoldenCases(parsed.rules, cases, TODAY).every(({ passed }) => passed),
    ).toBe(true);
    expect(parsed.ok && mutationScore(parsed.rules, cases, TODAY).score).toBeGreaterThanOrEqual(
      0.9,
    );
  });

  test('tries five hundred faults at most', () => {
    const rule: Rule = {
      any: Array.from({ length: 40 }, (_, n) => ({
        ...{ id: `c${String(n)}`, fact: 'staff', op: '=', value: 3 * n },
      })),
    };
    const value = { sum: Array.from({ length: 190 }, (_, n) => n + 1) };
    const label = { fr: 'Aide', ar: 'دعم', en: 'Aid' };
    const amount = { parts: [{ id: 'aid', label, unit: 'mad' as const, value }] };
    const sum = (190 * 191) / 2;
    const golden: GoldenCase = {
      ...{ name: 'sum', facts: { staff: 3 } },
      expects: { status: 'eligible', amount: { min: sum, max: sum } },
    };
    const { total, killed } = mutationScore({ ...aRuleSet(), rule, amount }, [golden], TODAY);
    expect(total).toBeLessThanOrEqual(500);
    expect(total).toBeGreaterThan(400);
    expect(killed).toBeGreaterThan(300);
  });
});

describe('every fault', () => {
  test('is a valid set of rules that differs in one place', () => {
    fc.assert(
      fc.property(ruleSets({ withAmount: true }), (set) => {
        for (const { node } of ruleMutants(set.rule)) {
          expect(parseRuleSet({ ...set, rule: node }).ok).toBe(true);
          expect(node).not.toEqual(set.rule);
        }
        for (const { node } of set.amount ? amountMutants(set.amount) : []) {
          expect(parseRuleSet({ ...set, amount: node }).ok).toBe(true);
          expect(node).not.toEqual(set.amount);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('that survives has a firm to which it answers differently', () => {
    fc.assert(
      fc.property(ruleSets(), (set) => {
        const original = compileRules(set);
        const mutants = new Map(
          ruleMutants(set.rule, '/rule').map((mutant) => [keyOf(mutant), mutant.node]),
        );
        for (const { witness, ...survivor } of mutationScore(set, [], TODAY).survivors) {
          const node = mutants.get(keyOf(survivor));
          if (!node || !witness) continue;
          const facts = Object.fromEntries(
            Object.entries(witness).map(([name, value]) => [name, { value, source: 'officer' }]),
          ) as Facts;
          const mutated = evaluate(compileRules({ ...set, rule: node }), facts).status;
          expect([mutated, evaluate(original, facts).status].toSorted()).toEqual([
            'eligible',
            'not_eligible',
          ]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

type Fault = Readonly<Record<'path' | 'mutation' | 'from' | 'to', unknown>>;
const keyOf = ({ path, mutation, from, to }: Fault) => JSON.stringify([path, mutation, from, to]);
