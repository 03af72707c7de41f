import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRuleSet } from '../../../../tests/factories/programmes.ts';
import { ruleSets } from '../../../../tests/factories/random-rules.ts';
import demo from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { findContradictions } from './contradictions.ts';
import { compileRules } from './evaluate.ts';
import { frameOf } from './frame.ts';
import type { Rule } from './grammar.ts';
import { parseRuleSet } from './parse-rules.ts';
import { axesOf } from './points.ts';

const label = { fr: 'Aide', ar: 'الدعم', en: 'Aid' };
const staff = (id: string, op: '<=' | '>=' | '=' | '!=', value: number): Rule => ({
  ...{ id, fact: 'staff', op, value },
});
const taxes: Rule = { id: 'taxes', fact: 'taxCompliant', op: '=', value: true };
const found = (rule: Rule, rules: Readonly<Record<string, Rule>> = {}) =>
  findContradictions({ grammar: 1, rule, rules, amount: null }).map(({ code, path }) => [
    code,
    path,
  ]);

describe('findContradictions', () => {
  test('has nothing to say of sound rules', () => {
    expect(findContradictions(aRuleSet())).toEqual([]);
    const parsed = parseRuleSet(demo.content.rules);
    expect(parsed.ok && findContradictions(parsed.rules)).toEqual([]);
  });

  test('criteria that exclude each other', () => {
    expect(found({ all: [staff('few', '<=', 3), taxes, staff('many', '>=', 10)] })).toEqual([
      ['always-false', '/rule'],
      ['never-holds', '/rule/all/0'],
      ['never-holds', '/rule/all/2'],
    ]);
  });

  test('a rule that always holds', () => {
    const rule: Rule = { any: [staff('few', '<=', 3), staff('many', '>=', 2)] };
    expect(found(rule)).toEqual([['always-true', '/rule']]);
  });

  test('what another criterion says already', () => {
    expect(found({ all: [staff('some', '>=', 1), staff('many', '>=', 10)] })).toEqual([
      ['always-holds', '/rule/all/0'],
    ]);
  });

  test('a branch that never matters, deep in a tree', () => {
    const rule: Rule = {
      all: [staff('many', '>=', 10), { any: [taxes, { not: staff('not-few', '>=', 4) }] }],
    };
    expect(found(rule)).toEqual([['never-holds', '/rule/all/1/any/1']]);
  });

  test('facts that follow from others are held together', () => {
    const place = (region: string): Rule => ({
      all: [
        { id: 'province', fact: 'province', op: '=', value: 'MA-TET' },
        { id: 'region', fact: 'region', op: '=', value: region },
      ],
    });
    expect(found(place('MA-02'))).toContainEqual(['always-false', '/rule']);
    expect(found(place('MA-01'))).toEqual([['always-holds', '/rule/all/1']]);
  });

  test('codes, flags and sets that leave nothing', () => {
    const rule: Rule = {
      all: [
        { id: 'form', fact: 'legalForm', op: 'in', value: ['SARL', 'SA'] },
        { id: 'person', fact: 'isLegalPerson', op: '=', value: false },
      ],
    };
    expect(found(rule)).toContainEqual(['always-false', '/rule']);
    const iso: Rule = { id: 'iso', fact: 'certifications', op: 'in', value: ['iso-9001'] };
    const any: Rule = { id: 'any', fact: 'certifications', op: 'exists' };
    expect(found({ all: [iso, { not: any }] })).toContainEqual(['always-false', '/rule']);
  });

  test('a stronger source is no repetition', () => {
    const proven: Rule = { id: 'proven', fact: 'taxCompliant', op: '=', value: true };
    expect(found({ all: [taxes, { ...proven, minSource: 'document' }] })).toEqual([
      ['always-holds', '/rule/all/0'],
    ]);
  });

  test('named rules are looked at alone, and where they stand', () => {
    const rules = { size: { all: [staff('one', '>=', 9), staff('two', '<=', 3)] } };
    expect(found({ all: [taxes, { ref: 'size' }] }, rules)).toEqual([
      ['always-false', '/rule'],
      ['never-holds', '/rule/all/1'],
      ['always-false', '/rules/size'],
      ['never-holds', '/rules/size/all/0'],
      ['never-holds', '/rules/size/all/1'],
    ]);
  });

  test('a row of a table that no firm of the programme reaches', () => {
    const rows = [3, 9, 7].map((most, row) => ({
      ...{ when: staff(`row-${String(row)}`, '<=', most), then: 0.5 },
    }));
    const value = { table: rows, otherwise: 0.1 };
    const amount = { parts: [{ id: 'aid', label, unit: 'mad' as const, value }] };
    expect(findContradictions({ ...aRuleSet(), amount })).toEqual([
      {
        code: 'never-holds',
        path: '/amount/parts/0/value/table/2/when',
        criterion: 'row-2',
      },
    ]);
  });

  test('a rule is said to be always false only when no combination of values makes it hold', () => {
    fc.assert(
      fc.property(ruleSets({ names: ['staff', 'sector', 'exportShare'] }), (rules) => {
        const bare = JSON.parse(
          JSON.stringify(rules, (key, value: unknown) => (key === 'minSource' ? undefined : value)),
        ) as typeof rules;
        const { program } = compileRules(bare);
        const axes = [...axesOf(program.criteria).values()];
        const answers = new Set<number>();
        const visit = (at: number, facts: Parameters<typeof frameOf>[0]): void => {
          const axis = axes[at];
          if (axis === undefined) answers.add(program.run(frameOf(facts)));
          else
            for (const { value } of axis.points)
              visit(at + 1, { ...facts, [axis.fact]: { value, source: 'self' } });
        };
        visit(0, {});
        const root = findContradictions(bare).find(({ path }) => path === '/rule')?.code;
        const isJudged = program.criteria.length === 0;
        expect(root === 'always-false').toBe(!isJudged && !answers.has(2));
        expect(root === 'always-true').toBe(!isJudged && !answers.has(0));
      }),
    );
  });
});
