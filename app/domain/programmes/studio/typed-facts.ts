import { factDefinition, isFactName } from '../rules/facts.ts';
import type { FactName, FactValue, NumberFact } from '../rules/facts.ts';
import { isInterval } from '../rules/frame.ts';
import { readFacts, type FactProblemCode } from '../rules/read-facts.ts';
import { one, several, type Read, type Typed } from './typed-form.ts';
import { shownInUnit, typedInUnit } from './typed-values.ts';

export type FactValues = Readonly<Partial<Record<FactName, FactValue>>>;

/** The field of a fact in a form, and the one that says that there is none. */
const factField = (fact: FactName) => `facts.${fact}`;
const noneField = (fact: FactName) => `none.${fact}`;

/** Between two numbers: "10–49", "10 - 49", "10 à 49". */
const RANGE = /^(.+?)(?:\s*(?:–|—|-|\.\.)\s*|\s+(?:à|to|إلى)\s+)(.+)$/u;
/** Bounded on one side: "≥ 10", "<= 49". */
const BOUND = /^(≥|>=|≤|<=)\s*(.+)$/u;

/**
 * Facts as a form says them, unknown ones left out; numbers may be a range. Problems by field, with
 * the codes of `readFacts` and `number`.
 */
export function readTypedFacts(facts: readonly FactName[], typed: Typed): Read<FactValues> {
  const values: Record<string, FactValue> = {};
  const problems: Record<string, FactProblemCode | 'number'> = {};
  for (const fact of facts) {
    const value = typedValue(fact, typed);
    if (value === 'unreadable') problems[factField(fact)] = 'number';
    else if (value !== undefined) values[fact] = value.value;
  }
  const read = readFacts(values, 'self');
  if (!read.ok)
    for (const { fact, code } of read.problems)
      if (isFactName(fact)) problems[factField(fact)] ??= code;
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, value: values };
}

type TypedValue = { readonly value: FactValue } | 'unreadable' | undefined;

function typedValue(fact: FactName, typed: Typed): TypedValue {
  const definition = factDefinition(fact);
  if (one(typed, noneField(fact)) === 'yes')
    return { value: definition.kind === 'set' ? [] : null };
  const text = one(typed, factField(fact));
  switch (definition.kind) {
    case 'number':
      return text === '' ? undefined : typedNumbers(definition, text);
    case 'flag':
      return text === 'yes' || text === 'no' ? { value: text === 'yes' } : undefined;
    case 'code':
      return text === '' ? undefined : { value: text };
    case 'set': {
      const codes = several(typed, factField(fact)).filter((code) => code !== '');
      return codes.length === 0 ? undefined : { value: [...codes] };
    }
  }
}

function typedNumbers({ unit }: NumberFact, text: string): TypedValue {
  const single = typedInUnit(unit, text);
  if (single !== null) return { value: single };
  const [, sign, bound] = BOUND.exec(text) ?? [];
  if (sign !== undefined) {
    const value = typedInUnit(unit, bound ?? '');
    if (value === null) return 'unreadable';
    return { value: sign === '≥' || sign === '>=' ? { min: value } : { max: value } };
  }
  const [, from, to] = RANGE.exec(text) ?? [];
  const [min, max] = [from, to].map((side) => typedInUnit(unit, side ?? ''));
  return min == null || max == null ? 'unreadable' : { value: { min, max } };
}

/** The fields of facts as a form begins with them. */
export function factFields(values: FactValues): Typed {
  const fields: Record<string, string | readonly string[]> = {};
  for (const [fact, value] of Object.entries(values)) {
    if (!isFactName(fact)) continue;
    const isNone = value === null || (Array.isArray(value) && value.length === 0);
    if (isNone) fields[noneField(fact)] = 'yes';
    else fields[factField(fact)] = shownValue(fact, value);
  }
  return fields;
}

function shownValue(fact: FactName, value: FactValue): string | readonly string[] {
  const definition = factDefinition(fact);
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(String);
  if (definition.kind !== 'number') return '';
  const shown = (side = 0) => shownInUnit(definition.unit, side);
  if (!isInterval(value)) return shown(Number(value));
  if (value.max === undefined) return `≥ ${shown(value.min)}`;
  return value.min === undefined
    ? `≤ ${shown(value.max)}`
    : `${shown(value.min)}–${shown(value.max)}`;
}
