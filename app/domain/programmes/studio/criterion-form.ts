import { factDefinition, SOURCES } from '../rules/facts.ts';
import type { FactName, FactSource } from '../rules/facts.ts';
import { isManual, operatorsOf, RULE_LIMITS, type COMPARISONS } from '../rules/grammar.ts';
import type { Criterion, ManualCriterion, Operator } from '../rules/grammar.ts';
import { numberProblem, shownInUnit, typedInUnit } from './typed-values.ts';
import { one, problemsOf, several, threeLanguages } from './typed-form.ts';
import type { FieldProblems, Read, Typed } from './typed-form.ts';

const LONGEST_REFERENCE = 200;

/** Operator and value of a criterion. */
type Test =
  | { readonly op: (typeof COMPARISONS)[number]; readonly value: number | boolean | string }
  | { readonly op: 'in'; readonly value: string[] }
  | { readonly op: 'between'; readonly value: [number, number] }
  | { readonly op: 'exists' };

/**
 * A criterion on a fact as its form says it. Fields: `op`, `value`, `to`, `codes`, `minSource`,
 * `legalRef`, `note.fr`…; problems by field: `op`, `number`, `whole`, `bounds`, `order`, `codes`,
 * `one-code`, `source`, `text`, `long`.
 */
export function readCriterion(fact: FactName, id: string, typed: Typed): Read<Criterion> {
  const test = readTest(fact, typed);
  const about = readAbout(typed);
  const source = readSource(typed);
  if (test.ok && about.ok && source.ok) {
    const minSource = source.value === null ? {} : { minSource: source.value };
    return { ok: true, value: { id, fact, ...test.value, ...minSource, ...about.value } };
  }
  return { ok: false, problems: problemsOf(test, source, about) ?? {} };
}

/** What a person judges, as its form says it: `text.fr`… and the fields about any criterion. */
export function readManual(id: string, typed: Typed): Read<ManualCriterion> {
  const text = threeLanguages(typed, 'text', RULE_LIMITS.text);
  const about = readAbout(typed);
  if (text.ok && text.value === null) return failed({ 'text.fr': 'text' });
  if (text.ok && text.value && about.ok)
    return { ok: true, value: { id, manual: true, text: text.value, ...about.value } };
  return { ok: false, problems: problemsOf(text, about) ?? {} };
}

const failed = (problems: FieldProblems) => ({ ok: false, problems }) as const;

function readAbout(typed: Typed): Read<Pick<Criterion, 'note' | 'legalRef'>> {
  const note = threeLanguages(typed, 'note', RULE_LIMITS.text);
  const legalRef = one(typed, 'legalRef');
  if (legalRef.length > LONGEST_REFERENCE)
    return failed({ ...(note.ok ? {} : note.problems), legalRef: 'long' });
  if (!note.ok) return note;
  return {
    ok: true,
    value: { ...(note.value && { note: note.value }), ...(legalRef !== '' && { legalRef }) },
  };
}

function readSource(typed: Typed): Read<FactSource | null> {
  const text = one(typed, 'minSource');
  if (text === '') return { ok: true, value: null };
  const source = SOURCES.find((known) => known === text);
  return source ? { ok: true, value: source } : failed({ minSource: 'source' });
}

function readTest(fact: FactName, typed: Typed): Read<Test> {
  const op = operatorsOf(fact).find((known) => known === one(typed, 'op'));
  if (op === undefined) return failed({ op: 'op' });
  if (op === 'exists') return { ok: true, value: { op } };
  const definition = factDefinition(fact);
  if (definition.kind === 'number') return readNumbers(fact, op, typed);
  if (definition.kind === 'flag') {
    const isYes = one(typed, 'value');
    if (op !== '=' && op !== '!=') return failed({ op: 'op' });
    return isYes === 'yes' || isYes === 'no'
      ? { ok: true, value: { op, value: isYes === 'yes' } }
      : failed({ value: 'choose' });
  }
  const ticked = several(typed, 'codes');
  return readCodes(
    definition.codes.filter((code) => ticked.includes(code)),
    op,
  );
}

function readCodes(codes: readonly string[], op: Exclude<Operator, 'exists'>): Read<Test> {
  const [first, ...others] = codes;
  if (first === undefined) return failed({ codes: 'codes' });
  if (op === 'in') return { ok: true, value: { op, value: [...codes] } };
  if (op === 'between') return failed({ op: 'op' });
  return others.length > 0
    ? failed({ codes: 'one-code' })
    : { ok: true, value: { op, value: first } };
}

function readNumbers(fact: FactName, op: Exclude<Operator, 'exists'>, typed: Typed): Read<Test> {
  if (op === 'in') return failed({ op: 'op' });
  const value = readNumber(fact, typed, 'value');
  if (op !== 'between') return value.ok ? { ok: true, value: { op, value: value.value } } : value;
  const to = readNumber(fact, typed, 'to');
  if (!value.ok || !to.ok) return failed(problemsOf(value, to) ?? {});
  if (value.value > to.value) return failed({ to: 'order' });
  return { ok: true, value: { op, value: [value.value, to.value] } };
}

/** A number of a fact, in the unit it is typed in. */
function readNumber(fact: FactName, typed: Typed, field: string): Read<number> {
  const definition = factDefinition(fact);
  const value =
    definition.kind === 'number' ? typedInUnit(definition.unit, one(typed, field)) : null;
  const problem = numberProblem(fact, value);
  return value === null || problem ? failed({ [field]: problem ?? 'number' }) : { ok: true, value };
}

/** The fields of a criterion's form as they begin: what `readCriterion` reads back. */
export function criterionFields(node: Criterion | ManualCriterion): Typed {
  const about = {
    legalRef: node.legalRef ?? '',
    ...languageFields('note', node.note),
  };
  if (isManual(node)) return { ...about, ...languageFields('text', node.text) };
  return { ...about, minSource: node.minSource ?? '', op: node.op, ...valueFields(node) };
}

function languageFields(name: string, text: ManualCriterion['note']): Typed {
  return {
    [`${name}.fr`]: text?.fr ?? '',
    [`${name}.ar`]: text?.ar ?? '',
    [`${name}.en`]: text?.en ?? '',
  };
}

function valueFields(node: Criterion): Typed {
  if (node.op === 'exists') return {};
  if (node.op === 'in') return { codes: node.value };
  const definition = factDefinition(node.fact);
  const shown = (value: number) =>
    definition.kind === 'number' ? shownInUnit(definition.unit, value) : String(value);
  if (node.op === 'between') return { value: shown(node.value[0]), to: shown(node.value[1]) };
  const { value } = node;
  if (typeof value === 'number') return { value: shown(value) };
  return typeof value === 'boolean' ? { value: value ? 'yes' : 'no' } : { codes: [value] };
}
