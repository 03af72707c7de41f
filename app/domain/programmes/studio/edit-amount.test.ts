import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#domain/kernel/index.server.ts';
import { aRuleSet } from '../../../../tests/factories/programmes.ts';
import { ruleSets } from '../../../../tests/factories/random-rules.ts';
import type { GoldenCase } from '../content.ts';
import { FACT_NAMES } from '../rules/facts.ts';
import type { Expression, RuleSet } from '../rules/grammar.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import { readAmountEdit } from './amount-edit-form.ts';
import { editAmount, type AmountEdit } from './edit-amount.ts';
import { editCases, freshCaseName } from './edit-cases.ts';

const label = { fr: 'Plafond', ar: 'سقف', en: 'Ceiling' };
const refusal = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return null;
};
const partsOf = ({ amount }: RuleSet) => (amount?.parts ?? []).map(({ id }) => id);

describe('parts of an amount', () => {
  test('are added with an id from their English name, and only read from behind', () => {
    const added = editAmount(aRuleSet(), { do: 'add-part', part: { label, unit: 'mad' } });
    expect(partsOf(added)).toEqual(['aid', 'ceiling']);
    const reading: AmountEdit = { do: 'set-value', part: 'aid', value: { part: 'ceiling' } };
    expect(refusal(() => editAmount(added, reading))).toBe('programmes.part-not-earlier');
    const moved = editAmount(added, { do: 'part-up', part: 'ceiling' });
    const read = editAmount(moved, reading);
    for (const act of ['remove-part', 'part-down'] as const)
      expect(refusal(() => editAmount(read, { do: act, part: 'ceiling' }))).toBe(
        'programmes.part-in-use',
      );
    expect(refusal(() => editAmount(read, { do: 'part-up', part: 'ceiling' }))).toBe(
      'programmes.part-stays',
    );
  });

  test('the last one is the aid: it stays in dirhams', () => {
    const edit: AmountEdit = { do: 'set-part', part: 'aid', to: { label, unit: 'share' } };
    expect(refusal(() => editAmount(aRuleSet(), edit))).toBe('programmes.last-part-not-mad');
  });

  test('the last part gone, the programme computes no amount', () => {
    expect(editAmount(aRuleSet(), { do: 'remove-part', part: 'aid' }).amount).toBeNull();
  });

  test('rows come with a condition of their own, and go with the value that is left', () => {
    const start = editAmount(aRuleSet(), { do: 'set-value', part: 'aid', value: 100 });
    const one = editAmount(start, { do: 'add-row', part: 'aid', fact: 'staff' });
    const two = editAmount(one, { do: 'add-row', part: 'aid', fact: 'staff' });
    expect(two.amount?.parts[0]?.value).toMatchObject({
      table: [{ when: { id: 'staff-2' } }, { when: { id: 'staff-3' } }],
      otherwise: 100,
    });
    const swapped = editAmount(two, { do: 'row-up', part: 'aid', row: 1 });
    expect(swapped.amount?.parts[0]?.value).toMatchObject({
      table: [{ when: { id: 'staff-3' } }, { when: { id: 'staff-2' } }],
    });
    const left = editAmount(one, { do: 'remove-row', part: 'aid', row: 0 });
    expect(left).toEqual(start);
  });

  test('a formula typed as JSON is held to the grammar, with the line of each problem', () => {
    const json = '{\n  "least": [\n    { "fact": "sector" },\n    1\n  ]\n}';
    expect(readAmountEdit(aRuleSet(), { do: 'set-json', part: 'aid', json })).toMatchObject({
      ...{ ok: false, problems: { json: 'pasted' } },
      findings: [{ code: 'not-a-number', line: 3 }],
    });
    const good = { do: 'set-json', part: 'aid', json: '{"most":[0,{"fact":"projectCostMAD"}]}' };
    expect(readAmountEdit(aRuleSet(), good)).toEqual({
      ok: true,
      value: {
        ...{ do: 'set-value', part: 'aid' },
        value: { most: [0, { fact: 'projectCostMAD' }] },
      },
    });
  });

  const values: fc.Arbitrary<Expression> = fc.oneof(
    fc.constantFrom<Expression>(1000, { fact: 'projectCostMAD' }, { part: 'ceiling' }),
    fc.constant<Expression>({ lookup: 'category', values: { WEB: 1 }, otherwise: 0 }),
  );
  const edits = fc.oneof(
    fc
      .tuple(fc.constantFrom('remove-part', 'part-up', 'part-down'), fc.nat({ max: 5 }))
      .map(([act, at]) => (part: (at: number) => string): AmountEdit => ({
        do: act === 'part-up' ? 'part-up' : act === 'part-down' ? 'part-down' : 'remove-part',
        part: part(at),
      })),
    fc
      .constantFrom('mad' as const, 'share' as const)
      .map((unit) => (): AmountEdit => ({ do: 'add-part', part: { label, unit } })),
    fc
      .tuple(values, fc.nat({ max: 5 }))
      .map(([value, at]) => (part: (at: number) => string): AmountEdit => ({
        ...{ do: 'set-value', part: part(at), value },
      })),
    fc
      .tuple(fc.constantFrom(...FACT_NAMES), fc.nat({ max: 5 }))
      .map(([fact, at]) => (part: (at: number) => string): AmountEdit => ({
        ...{ do: 'add-row', part: part(at), fact },
      })),
    fc
      .tuple(fc.nat({ max: 3 }), fc.nat({ max: 5 }))
      .map(([row, at]) => (part: (at: number) => string): AmountEdit => ({
        ...{ do: 'remove-row', part: part(at), row },
      })),
  );

  test('any edits in any order keep the rules valid', () => {
    let made = 0;
    fc.assert(
      fc.property(
        ruleSets({ withAmount: true }),
        fc.array(edits, { maxLength: 12 }),
        (start, all) => {
          let rules = start;
          for (const make of all) {
            const parts = partsOf(rules);
            const before = rules;
            const code = refusal(() => {
              rules = editAmount(
                before,
                make((at) => parts[at % Math.max(1, parts.length)] ?? ''),
              );
            });
            if (code === null) made += 1;
            expect(parseRuleSet(rules)).toMatchObject({ ok: true });
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(made).toBeGreaterThan(150);
  });
});

describe('golden cases', () => {
  const aCase = (name: string): GoldenCase => ({
    ...{ name, facts: {} },
    expects: { status: 'unknown', amount: null },
  });

  test('have names of their own, places that exist, and a limit', () => {
    const cases = [aCase('a'), aCase('b')];
    expect(editCases(cases, { do: 'set', at: 1, one: aCase('b') })).toEqual(cases);
    expect(refusal(() => editCases(cases, { do: 'set', at: 1, one: aCase('a') }))).toBe(
      'programmes.name-taken',
    );
    expect(refusal(() => editCases(cases, { do: 'remove', at: 2 }))).toBe('programmes.case-gone');
    expect(refusal(() => editCases(cases, { do: 'remove', at: Number.NaN }))).toBe(
      'programmes.case-gone',
    );
    const many = Array.from({ length: 120 }, (_, at) => aCase(String(at)));
    expect(refusal(() => editCases(many, { do: 'add', one: aCase('x') }))).toBe(
      'programmes.too-many-cases',
    );
    expect(freshCaseName('a', [...cases, aCase('a (2)')])).toBe('a (3)');
    expect(freshCaseName('x'.repeat(200), [])).toHaveLength(120);
  });
});
