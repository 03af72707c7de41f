import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRuleSet } from '../../../../tests/factories/programmes.ts';
import { ruleSets } from '../../../../tests/factories/random-rules.ts';
import { compileRules } from './evaluate.ts';
import type { Expression, Rule } from './grammar.ts';
import { parseRuleSet } from './parse-rules.ts';

const label = { fr: 'Aide', ar: 'الدعم', en: 'Aid' };
const problemsOf = (json: unknown) => {
  const parsed = parseRuleSet(json);
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => [path, code]);
};
const ofRule = (rule: unknown, rules: unknown = {}) =>
  problemsOf({ grammar: 1, rule, rules, amount: null });
const ofAmount = (value: unknown, unit = 'mad') =>
  problemsOf({ ...aRuleSet(), amount: { parts: [{ id: 'aid', label, unit, value }] } });
const staff = (id: string): Rule => ({ id, fact: 'staff', op: '>=', value: 1 });

describe('the shape', () => {
  test('of a valid set is kept as it is', () => {
    const parsed = parseRuleSet(aRuleSet());
    expect(parsed).toEqual({ ok: true, rules: aRuleSet() });
  });

  test.each([
    [{}, '/rule/all', 'wrong-shape'],
    ['staff', '/rule', 'wrong-shape'],
    [{ all: [] }, '/rule/all', 'empty'],
    [{ all: [{ any: 'x' }] }, '/rule/all/0/any', 'wrong-shape'],
    [{ ...staff('a'), colour: 1 }, '/rule', 'unknown-key'],
    [{ ...staff('A b') }, '/rule/id', 'bad-id'],
    [{ ...staff('a'), op: '~' }, '/rule/op', 'wrong-shape'],
    [{ ...staff('a'), fact: 'colour' }, '/rule/fact', 'unknown-fact'],
    [{ all: [{ not: { ...staff('a'), fact: 'colour' } }] }, '/rule/all/0/not/fact', 'unknown-fact'],
    [{ ...staff('a'), value: null }, '/rule/value', 'wrong-shape'],
    [{ id: 'a', manual: true, text: { fr: 'Oui', en: 'Yes' } }, '/rule/text/ar', 'wrong-shape'],
    [{ ...staff('a'), legalRef: 'x'.repeat(201) }, '/rule/legalRef', 'too-long'],
  ])('%j: %s %s', (rule, path, code) => {
    expect(ofRule(rule)).toEqual([[path, code]]);
  });

  test.each([[null], [5], [[]], ['rules']])('%j is refused', (json) => {
    expect(problemsOf(json)).toEqual([['', 'wrong-shape']]);
  });
});

describe('the facts', () => {
  test.each([
    [{ id: 'a', fact: 'taxCompliant', op: '<', value: true }, '/rule/op', 'wrong-operator'],
    [{ id: 'a', fact: 'staff', op: 'in', value: ['1'] }, '/rule/op', 'wrong-operator'],
    [{ id: 'a', fact: 'taxCompliant', op: '=', value: 1 }, '/rule/value', 'wrong-type'],
    [{ id: 'a', fact: 'staff', op: '=', value: '5' }, '/rule/value', 'wrong-type'],
    [{ id: 'a', fact: 'staff', op: '>', value: -1 }, '/rule/value', 'out-of-bounds'],
    [{ id: 'a', fact: 'staff', op: '>', value: 1.5 }, '/rule/value', 'not-whole'],
    [{ id: 'a', fact: 'exportShare', op: '>', value: 40 }, '/rule/value', 'out-of-bounds'],
    [{ id: 'a', fact: 'sector', op: '=', value: 'MOON' }, '/rule/value', 'unknown-code'],
    [{ id: 'a', fact: 'legalForm', op: 'in', value: ['SARL', 'X'] }, '/rule/value', 'unknown-code'],
    [{ id: 'a', fact: 'staff', op: 'between', value: [9, 3] }, '/rule/value', 'empty-range'],
  ])('%j: %s %s', (rule, path, code) => {
    expect(ofRule(rule)).toEqual([[path, code]]);
  });

  test('an id stands once in the whole set, tables included', () => {
    expect(ofRule({ all: [staff('a'), staff('a')] })).toEqual([['/rule/all/1/id', 'duplicate-id']]);
    expect(ofRule({ ref: 'size' }, { size: { all: [staff('a'), staff('a')] } })).toEqual([
      ['/rules/size/all/1/id', 'duplicate-id'],
    ]);
    const row = { when: staff('staff'), then: 1 };
    expect(ofAmount({ table: [row], otherwise: 0 })).toEqual([
      ['/amount/parts/0/value/table/0/when/id', 'duplicate-id'],
    ]);
  });
});

describe('references', () => {
  test('to nothing, also by the name of a property every object has', () => {
    expect(ofRule({ ref: 'size' })).toEqual([['/rule/ref', 'unknown-rule']]);
    expect(ofRule({ ref: 'constructor' })).toEqual([['/rule/ref', 'unknown-rule']]);
  });

  test('in a circle are told and not followed', () => {
    const rules = { one: { all: [staff('a'), { ref: 'two' }] }, two: { not: { ref: 'one' } } };
    expect(ofRule({ ref: 'one' }, rules)).toEqual([['/rules/two/not', 'circular-rule']]);
    expect(ofRule({ ref: 'me' }, { me: { ref: 'me' } })).toEqual([['/rules/me', 'circular-rule']]);
  });

  test('that multiply without end count for what they unfold to', () => {
    const wide = (ref: string) => ({ all: Array.from({ length: 15 }, () => ({ ref })) });
    const rules = { one: wide('two'), two: wide('three'), three: wide('last'), last: staff('a') };
    expect(ofRule({ ref: 'one' }, rules)).toContainEqual(['/rule', 'too-many-nodes']);
  });
});

describe('limits', () => {
  const nested = (levels: number): unknown => {
    let rule: unknown = staff('a');
    for (let level = 0; level < levels; level += 1) rule = { not: rule };
    return rule;
  };
  const many = (length: number) => ({
    any: Array.from({ length }, (_, place) => staff(`c${String(place)}`)),
  });

  test('twelve levels pass, thirteen do not', () => {
    expect(ofRule(nested(11))).toEqual([]);
    expect(ofRule(nested(12))).toEqual([['/rule', 'too-deep']]);
  });

  test('a hundred thousand levels are refused without following them', () => {
    expect(ofRule(nested(100_000))).toEqual([['', 'too-deep']]);
    expect(problemsOf(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toEqual([
      ['', 'too-deep'],
    ]);
  });

  test('sixty criteria pass, sixty-one do not; far more are refused before they are read', () => {
    expect(ofRule(many(60))).toEqual([]);
    expect(ofRule(many(61))).toEqual([['', 'too-many-criteria']]);
    expect(ofRule(many(10_000))).toEqual([['', 'too-large']]);
  });

  test('no more than a hundred problems are told', () => {
    const bad = Array.from({ length: 500 }, () => ({ ...staff('a'), fact: 'colour' }));
    expect(ofRule({ all: bad })).toHaveLength(100);
  });
});

describe('amounts', () => {
  test.each<[unknown, string, string]>([
    [{ fact: 'sector' }, '/fact', 'not-a-number'],
    [{ sum: [1, { part: 'aid' }] }, '/sum/1/part', 'part-not-earlier'],
    [{ part: 'other' }, '/part', 'unknown-part'],
    [{ lookup: 'staff', values: {}, otherwise: 0 }, '/lookup', 'not-a-code'],
    [{ lookup: 'category', values: { X: 1 }, otherwise: 0 }, '/values/X', 'unknown-code'],
    [{ most: [{ least: ['x'] }] }, '/most/0/least/0', 'wrong-shape'],
    [
      { contains: 'certifications', codeOf: 'category', then: 0, otherwise: 1 },
      '/codeOf',
      'other-codes',
    ],
    [{ contains: 'staff', codeOf: 'category', then: 0, otherwise: 1 }, '/contains', 'not-a-set'],
  ])('%j: %s %s', (value, path, code) => {
    expect(ofAmount(value)).toEqual([[`/amount/parts/0/value${path}`, code]]);
  });

  test('end in dirhams', () => {
    expect(ofAmount(1, 'share')).toEqual([['/amount/parts/0/unit', 'last-part-not-mad']]);
  });

  test('are held to the limits too', () => {
    let value: Expression = 1;
    for (let level = 0; level < 15; level += 1) value = { sum: [value] };
    expect(ofAmount(value)).toEqual([['/amount/parts', 'too-deep']]);
  });
});

test('every random set is valid, also after JSON', () => {
  fc.assert(
    fc.property(ruleSets({ withAmount: true }), (rules) => {
      const parsed = parseRuleSet(JSON.parse(JSON.stringify(rules)));
      expect(parsed).toEqual({ ok: true, rules: JSON.parse(JSON.stringify(rules)) });
    }),
  );
});

test('any JSON in the place of a node is answered with problems, or can be run', () => {
  const cases = fc.tuple(ruleSets({ withAmount: true }), fc.jsonValue(), fc.nat(), fc.boolean());
  fc.assert(
    fc.property(cases, ([rules, foreign, at, isKey]) => {
      let seen = 0;
      const broken: unknown = JSON.parse(
        JSON.stringify(rules, (key, value: unknown) => {
          seen += 1;
          if (seen !== (at % 40) + 2) return value;
          return isKey && typeof value === 'object' ? { ...value, [key]: foreign } : foreign;
        }),
      );
      const parsed = parseRuleSet(broken);
      if (parsed.ok) expect(() => compileRules(parsed.rules)).not.toThrow();
      else expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
