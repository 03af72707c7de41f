import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#domain/kernel/index.server.ts';
import { ruleSets } from '../../../../tests/factories/random-rules.ts';
import { FACT_NAMES } from '../rules/facts.ts';
import type { Criterion, RuleSet } from '../rules/grammar.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import { editRules, pathAfter, type RuleEdit } from './edit-rules.ts';
import { allNodes, freshId, nodesOf } from './rule-ids.ts';
import { childPath, groupOf, membersOf, pathOfPointer, ruleAt } from './rule-path.ts';

const staff: Criterion = { id: 'staff', fact: 'staff', op: 'between', value: [1, 49] };
const tax: Criterion = { id: 'tax', fact: 'taxCompliant', op: '=', value: true };
const age: Criterion = { id: 'age', fact: 'ageMonths', op: '>=', value: 6 };
const cnss: Criterion = { id: 'cnss', fact: 'cnssCompliant', op: '=', value: true };
const made = (rule: RuleSet['rule'], rules: RuleSet['rules'] = {}): RuleSet => ({
  ...{ grammar: 1, rule, rules, amount: null },
});
const RULES = made({ all: [staff, { any: [tax, age] }] });

const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return null;
};

describe('one edit', () => {
  test('a draft without rules begins with its first criterion', () => {
    const edit: RuleEdit = { do: 'add', path: '', added: { kind: 'criterion', fact: 'staff' } };
    const rules = editRules(null, edit);
    expect(ruleAt(rules, pathAfter(null, edit))).toMatchObject({ id: 'staff', fact: 'staff' });
    expect(parseRuleSet(rules).ok).toBe(true);
  });

  test.each([
    ['', 'all.2'],
    ['all.1', 'all.1.any.2'],
    ['all.0', 'all.1'],
  ])('adding at "%s" puts a new criterion at %s with an id of its own', (path, place) => {
    const edit: RuleEdit = { do: 'add', path, added: { kind: 'criterion', fact: 'staff' } };
    expect(pathAfter(RULES, edit)).toBe(place);
    expect(ruleAt(editRules(RULES, edit), place)).toMatchObject({ fact: 'staff', id: 'staff-2' });
  });

  test('adding beside what is not to hold, or beside the only criterion, makes a group', () => {
    const add = (path: string): RuleEdit => ({
      ...{ do: 'add', path },
      added: { kind: 'manual', text: { fr: 'a', ar: 'a', en: 'a' } },
    });
    expect(editRules(made({ not: tax }), add('not')).rule).toMatchObject({
      not: { all: [tax, { manual: true }] },
    });
    expect(editRules(made(tax), add('')).rule).toMatchObject({ all: [tax, { manual: true }] });
  });

  test('removing takes the groups it empties along, but never the last rule', () => {
    const one = made({ all: [staff, { not: { any: [tax] } }] });
    expect(editRules(one, { do: 'remove', path: 'all.1.not.any.0' }).rule).toEqual({
      all: [staff],
    });
    expect(refusal(() => editRules(made({ all: [staff] }), { do: 'remove', path: 'all.0' }))).toBe(
      'programmes.last-rule',
    );
  });

  test('moving changes the order, and enters and leaves groups', () => {
    expect(editRules(RULES, { do: 'down', path: 'all.0' }).rule).toEqual({
      all: [{ any: [tax, age] }, staff],
    });
    expect(editRules(RULES, { do: 'into', path: 'all.0' }).rule).toEqual({
      all: [{ any: [tax, age, staff] }],
    });
    expect(editRules(RULES, { do: 'out', path: 'all.1.any.0' }).rule).toEqual({
      all: [staff, { any: [age] }, tax],
    });
    expect(refusal(() => editRules(RULES, { do: 'up', path: 'all.0' }))).toBe(
      'programmes.rule-stays',
    );
  });

  test('unwrapping puts members in the place of their group; wrapping is undone by it', () => {
    expect(editRules(RULES, { do: 'unwrap', path: 'all.1' }).rule).toEqual({
      all: [staff, tax, age],
    });
    for (const wrapper of ['all', 'any', 'not'] as const) {
      const wrapped = editRules(RULES, { do: 'wrap', path: 'all.0', in: wrapper });
      expect(wrapped).not.toEqual(RULES);
      expect(editRules(wrapped, { do: 'unwrap', path: 'all.0' })).toEqual(RULES);
    }
    expect(refusal(() => editRules(RULES, { do: 'unwrap', path: '' }))).toBe(
      'programmes.rule-stays',
    );
  });

  test('a rule gets a name and is put back; a copy of one used twice has ids of its own', () => {
    const named = editRules(RULES, { do: 'name', path: 'all.1', name: 'either' });
    expect(named).toMatchObject({
      rule: { all: [staff, { ref: 'either' }] },
      rules: { either: { any: [tax, age] } },
    });
    expect(editRules(named, { do: 'spread', path: 'all.1' })).toEqual(RULES);
    const twice = editRules(named, {
      ...{ do: 'add', path: '' },
      added: { kind: 'ref', name: 'either' },
    });
    const spread = editRules(twice, { do: 'spread', path: 'all.1' });
    expect(spread.rules).toEqual({ either: { any: [tax, age] } });
    expect(ruleAt(spread, 'all.1.any.0')).toEqual({ ...tax, id: 'tax-2' });
    expect(refusal(() => editRules(named, { do: 'remove', path: 'rules.either' }))).toBe(
      'programmes.rule-in-use',
    );
    expect(refusal(() => editRules(named, { do: 'name', path: 'all.0', name: 'either' }))).toBe(
      'programmes.name-taken',
    );
  });

  test('another fact keeps the note and the article, and begins with a value that fits', () => {
    const noted = made({ ...staff, legalRef: 'Art. 4', minSource: 'registry' });
    expect(editRules(noted, { do: 'fact', path: '', fact: 'sector' }).rule).toMatchObject({
      ...{ fact: 'sector', op: 'in', legalRef: 'Art. 4' },
    });
  });

  test('a criterion keeps its id whatever the form says', () => {
    const edit: RuleEdit = { do: 'set', path: 'all.0', node: { ...cnss, id: 'tax' } };
    expect(ruleAt(editRules(RULES, edit), 'all.0')).toEqual({ ...cnss, id: 'staff' });
  });

  test('what would break a limit is refused with its reason', () => {
    const deep = Array.from({ length: 11 }).reduce<RuleSet['rule']>((rule) => ({ not: rule }), tax);
    expect(refusal(() => editRules(made(deep), { do: 'wrap', path: '', in: 'not' }))).toBe(
      'programmes.too-deep',
    );
    const circular = made({ all: [{ ref: 'a' }] }, { a: staff });
    const edit: RuleEdit = { do: 'add', path: 'rules.a', added: { kind: 'ref', name: 'a' } };
    expect(refusal(() => editRules(circular, edit))).toBe('programmes.circular-rule');
  });

  test.each([
    'all.7',
    'any.0',
    'all',
    'all.x',
    'rules',
    'rules.none',
    'rules.toString',
    'all.0.not',
  ])('a path that leads nowhere is told: %s', (path) => {
    expect(refusal(() => editRules(RULES, { do: 'remove', path }))).toBe('programmes.rule-gone');
  });
});

/** Every path of a set of rules. */
function pathsOf(rules: RuleSet): readonly string[] {
  const walk = (path: string): readonly string[] => {
    const node = ruleAt(rules, path);
    if (!node) return [];
    const group = groupOf(node);
    const members = group ? (membersOf(node, group) ?? []) : [];
    return [
      path,
      ...('not' in node ? walk(childPath(path, 'not')) : []),
      ...(group ? members.flatMap((_, at) => walk(childPath(path, { group, at }))) : []),
    ];
  };
  return ['', ...Object.keys(rules.rules).map((name) => `rules.${name}`)].flatMap(walk);
}

const simple = fc.constantFrom(
  ...(['remove', 'up', 'down', 'into', 'out', 'unwrap', 'turn', 'spread'] as const),
);
const edits: fc.Arbitrary<{ readonly at: number; readonly make: (path: string) => RuleEdit }> =
  fc.record({
    at: fc.nat(),
    make: fc.oneof(
      simple.map((act) => (path: string): RuleEdit => ({ do: act, path })),
      fc
        .tuple(fc.constantFrom('criterion', 'all', 'any'), fc.constantFrom(...FACT_NAMES))
        .map(([kind, fact]) => (path: string): RuleEdit => ({
          ...{ do: 'add', path },
          added: { kind: kind === 'all' ? 'all' : kind === 'any' ? 'any' : 'criterion', fact },
        })),
      fc
        .constantFrom('all' as const, 'any' as const, 'not' as const)
        .map((wrapper) => (path: string): RuleEdit => ({ do: 'wrap', path, in: wrapper })),
      fc
        .constantFrom('one', 'two')
        .map((name) => (path: string): RuleEdit => ({ do: 'name', path, name })),
      fc.constantFrom('one', 'two').map((name) => (path: string): RuleEdit => ({
        ...{ do: 'add', path },
        added: { kind: 'ref', name },
      })),
      fc
        .constantFrom(...FACT_NAMES)
        .map((fact) => (path: string): RuleEdit => ({ do: 'fact', path, fact })),
    ),
  });

describe('any edits', () => {
  test('in any order keep the rules valid, and change something when they are not refused', () => {
    let made = 0;
    fc.assert(
      fc.property(ruleSets(), fc.array(edits, { maxLength: 15 }), (start, all) => {
        let rules = start;
        for (const { at, make } of all) {
          const paths = pathsOf(rules);
          const edit = make(paths[at % paths.length] ?? '');
          const before = rules;
          const code = refusal(() => {
            rules = editRules(before, edit);
          });
          if (code === null) made += 1;
          expect(parseRuleSet(rules)).toMatchObject({ ok: true });
          if (code === null && edit.do === 'add')
            expect(ruleAt(rules, pathAfter(before, edit))).not.toBeNull();
        }
      }),
      { numRuns: 150 },
    );
    expect(made).toBeGreaterThan(150);
  });

  test('a group turned twice is as it was', () => {
    fc.assert(
      fc.property(ruleSets(), (rules) => {
        const groups = pathsOf(rules).filter((path) => {
          const node = ruleAt(rules, path);
          return node !== null && groupOf(node) !== null;
        });
        for (const path of groups) {
          const turned = editRules(rules, { do: 'turn', path });
          expect(turned).not.toEqual(rules);
          expect(editRules(turned, { do: 'turn', path })).toEqual(rules);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('places', () => {
  test('a pointer of a problem leads to the nearest rule', () => {
    const rules = made({ all: [staff, { not: { ref: 'x' } }] }, { x: { any: [tax] } });
    expect(pathOfPointer(rules, '/rule/all/0/value/1')).toBe('all.0');
    expect(pathOfPointer(rules, '/rule/all/1/not/ref')).toBe('all.1.not');
    expect(pathOfPointer(rules, '/rules/x/any/0/op')).toBe('rules.x.any.0');
    expect(pathOfPointer(rules, '/amount/parts/0')).toBeNull();
    expect(pathOfPointer(rules, '')).toBeNull();
  });

  test('fresh ids are ids, short enough, and new', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (base, more) => {
        const taken = new Set([...more, freshId(base, new Set())]);
        const id = freshId(base, taken);
        expect(id).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
        expect(taken.has(id)).toBe(false);
      }),
    );
  });

  test('every node of a set is found, conditions of the amount too', () => {
    fc.assert(
      fc.property(ruleSets(), (rules) => {
        expect(allNodes(rules).length).toBeGreaterThanOrEqual(nodesOf(rules.rule).length);
      }),
      { numRuns: 20 },
    );
  });
});
