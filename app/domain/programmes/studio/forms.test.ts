import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ruleSets } from '../../../../tests/factories/random-rules.ts';
import demo from '../../../content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { programmeContentSchema } from '../content.ts';
import { FACT_NAMES, factDefinition, type FactName, type FactValue } from '../rules/facts.ts';
import { isCriterion } from '../rules/grammar.ts';
import { readLines, readLookup, shapeFields } from './amount-form.ts';
import { expressionOf, shapeOf } from './amount-shape.ts';
import { caseFields, readCase } from './case-form.ts';
import { criterionFields, readCriterion } from './criterion-form.ts';
import { linesOfPointers, parseJson } from './json-lines.ts';
import { factsReadBy } from './rule-facts.ts';
import { allNodes } from './rule-ids.ts';
import { factFields, readTypedFacts } from './typed-facts.ts';
import { typedNumber, typedShare } from './typed-values.ts';

const { rules: demoRules, goldenCases } = programmeContentSchema.parse(demo.content);

describe('a criterion', () => {
  test('is read back from its own form as it was, codes in the order of their list', () => {
    fc.assert(
      fc.property(ruleSets(), (rules) => {
        for (const node of allNodes(rules)) {
          if (!isCriterion(node)) continue;
          const definition = factDefinition(node.fact);
          const codes: readonly string[] = 'codes' in definition ? definition.codes : [];
          const read = readCriterion(node.fact, node.id, criterionFields(node));
          const expected =
            node.op === 'in'
              ? { ...node, value: codes.filter((code) => node.value.includes(code)) }
              : node;
          expect(read).toEqual({ ok: true, value: expected });
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('an amount', () => {
  test('has a form for every part of the demonstration, and comes back as it was', () => {
    for (const { value, unit } of demoRules?.amount?.parts ?? []) {
      const shape = shapeOf(value);
      if (shape.kind === 'other') continue;
      expect(expressionOf(shape)).toEqual(value);
      const fields = shapeFields(shape, unit);
      if (shape.kind === 'lines') expect(readLines(fields, unit)).toEqual({ ok: true, value });
      if (shape.kind === 'lookup')
        expect(readLookup(shape.fact, fields, unit)).toEqual({ ok: true, value });
    }
    expect(demoRules?.amount?.parts.map(({ value }) => shapeOf(value).kind)).not.toContain('json');
  });

  test('of any rules is never changed by being looked at', () => {
    fc.assert(
      fc.property(ruleSets({ withAmount: true }), ({ amount }) => {
        for (const { value } of amount?.parts ?? []) {
          const shape = shapeOf(value);
          if (shape.kind !== 'other') expect(expressionOf(shape)).toEqual(value);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('takes shares only when it is clear that they are', () => {
    const line = (figure: string) => ({
      ...{ join: 'one', 'lines.0.a': 'number', 'lines.0.aNumber': figure },
    });
    expect(readLines(line('70 %'), 'share')).toEqual({ ok: true, value: 0.7 });
    expect(readLines(line('0,7'), 'share')).toEqual({ ok: true, value: 0.7 });
    expect(readLines(line('70'), 'share')).toMatchObject({ ok: false });
    expect(readLines(line('70'), 'mad')).toEqual({ ok: true, value: 70 });
    expect(readLines(line('70٪'), 'mad')).toEqual({ ok: true, value: 0.7 });
  });
});

/** A value of a fact that a form can say. */
function valuesOf(fact: FactName): fc.Arbitrary<FactValue> {
  const definition = factDefinition(fact);
  const none = definition.optional === true ? [fc.constant(null)] : [];
  if (definition.kind === 'flag') return fc.boolean();
  if (definition.kind === 'code') return fc.constantFrom(...definition.codes);
  if (definition.kind === 'set') return fc.subarray([...definition.codes]);
  const { unit, min, max } = definition;
  const one =
    unit === 'share'
      ? fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
      : fc.integer({ min, max: Math.min(max, 1_000_000) });
  const range = fc
    .uniqueArray(one, { minLength: 2, maxLength: 2 })
    .map((ends) => ends.toSorted((a, b) => a - b))
    .map(([low = 0, high = 0]) => ({ min: low, max: high }));
  return fc.oneof(
    one,
    range,
    one.map((low) => ({ min: low })),
    one.map((high) => ({ max: high })),
    ...none,
  );
}

describe('facts', () => {
  test.each(FACT_NAMES)('%s is read back from its own field as it was', (fact) => {
    fc.assert(
      fc.property(valuesOf(fact), (value) => {
        const values = { [fact]: value };
        expect(readTypedFacts([fact], factFields(values))).toEqual({ ok: true, value: values });
      }),
      { numRuns: 30 },
    );
  });

  test('are told apart when typed wrongly, and unknown when left empty', () => {
    const read = (text: string) => readTypedFacts(['staff'], { 'facts.staff': text });
    for (const text of ['-3', 'beaucoup', '3 -', '≥', '5 à beaucoup', '1e9', 'NaN'])
      expect(read(text)).toEqual({ ok: false, problems: { 'facts.staff': 'number' } });
    expect(read('')).toEqual({ ok: true, value: {} });
    expect(read('20 à 10')).toMatchObject({ problems: { 'facts.staff': 'empty-interval' } });
    expect(read('2,5')).toMatchObject({ problems: { 'facts.staff': 'not-whole' } });
    expect(read('٣')).toEqual({ ok: true, value: { staff: 3 } });
  });
});

describe('golden cases', () => {
  test('of the demonstration are read back from their forms as they are', () => {
    if (!demoRules) throw new Error('the demonstration has rules');
    const facts = factsReadBy(demoRules);
    for (const golden of goldenCases) {
      const names = [...new Set([...facts, ...FACT_NAMES.filter((name) => name in golden.facts)])];
      expect(readCase(names, caseFields(golden))).toEqual({ ok: true, value: golden });
    }
  });

  test('cannot promise aid to a firm that is not eligible', () => {
    const typed = { name: 'a', status: 'not_eligible', min: '100' };
    expect(readCase([], typed)).toEqual({ ok: false, problems: { min: 'no-amount' } });
  });
});

describe('typed numbers', () => {
  test('never become something else than a number of the same size', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const value of [typedNumber(text), typedShare(text)])
          expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
      }),
    );
    expect(typedShare('12,5 %')).toBe(0.125);
    expect(typedNumber('1 000,5')).toBe(1000.5);
  });
});

describe('lines of JSON', () => {
  test('are those on which values begin', () => {
    const text = '{\n  "a": {},\n  "b/c": [\n    1,\n    { "d": "}\\"" }\n  ]\n}';
    const lines = linesOfPointers(text, ['', '/a', '/b~1c', '/b~1c/0', '/b~1c/1/d', '/none']);
    expect([...lines]).toEqual([
      ['', 1],
      ['/a', 2],
      ['/b~1c', 3],
      ['/b~1c/0', 4],
      ['/b~1c/1/d', 5],
    ]);
  });

  test('are found for every value of any document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 2);
        const pointers = pointersOf(value, '');
        expect([...linesOfPointers(text, pointers).keys()].sort()).toEqual(
          [...new Set(pointers)].sort(),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('a mistake has the line it is on', () => {
    const lineOf = (text: string) => {
      const parsed = parseJson(text);
      return parsed.ok ? null : parsed.line;
    };
    expect(lineOf('{\n "a": 1,\n "b": ?\n}')).toBe(3);
    expect(lineOf('{\n "a": 1,,')).toBe(2);
    expect(lineOf('{\n "a": [1\n 2]}')).toBe(3);
    expect(lineOf('{"a": 1,\n}')).toBe(2);
    expect(lineOf('[\n"no end')).toBe(2);
    expect(lineOf('')).toBe(1);
    expect(lineOf('1\n2')).toBe(2);
    expect(parseJson('{"a": 1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});

function pointersOf(value: unknown, pointer: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [pointer];
  const inside = Object.entries(value).flatMap(([key, inner]) =>
    pointersOf(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [pointer, ...inside];
}
