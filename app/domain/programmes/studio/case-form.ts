import type { GoldenCase } from '../content.ts';
import type { FactName } from '../rules/facts.ts';
import { LONGEST_NAME } from './edit-cases.ts';
import { factFields, readTypedFacts } from './typed-facts.ts';
import { one, problemsOf } from './typed-form.ts';
import type { FieldProblems, Read, Typed } from './typed-form.ts';
import { typedDirhams } from './typed-values.ts';

const STATUSES = ['eligible', 'not_eligible', 'unknown'] as const;
type Expected = GoldenCase['expects'];

const failed = (problems: FieldProblems) => ({ ok: false, problems }) as const;

/**
 * A golden case as its form says it: `name`, a field a fact, `status`, `min` and `max` of the aid in
 * dirhams (both empty when the case is not about it). Problems by field: `text`, `long`, `choose`,
 * `number`, `order`, `no-amount`, and those of the facts.
 */
export function readCase(facts: readonly FactName[], typed: Typed): Read<GoldenCase> {
  const name = readName(typed);
  const values = readTypedFacts(facts, typed);
  const expects = readExpected(typed);
  if (!name.ok || !values.ok || !expects.ok) return failed(problemsOf(name, values, expects) ?? {});
  const known: GoldenCase['facts'] = {};
  for (const fact of facts) {
    const value = values.value[fact];
    if (value !== undefined) known[fact] = value;
  }
  return { ok: true, value: { name: name.value, facts: known, expects: expects.value } };
}

function readName(typed: Typed): Read<string> {
  const name = one(typed, 'name');
  if (name === '') return failed({ name: 'text' });
  return name.length > LONGEST_NAME ? failed({ name: 'long' }) : { ok: true, value: name };
}

function readExpected(typed: Typed): Read<Expected> {
  const status = STATUSES.find((known) => known === one(typed, 'status'));
  const amount = readAmount(typed);
  if (status === undefined)
    return failed({ status: 'choose', ...(amount.ok ? {} : amount.problems) });
  if (!amount.ok) return amount;
  if (status === 'not_eligible' && amount.value !== null) return failed({ min: 'no-amount' });
  return { ok: true, value: { status, amount: amount.value } };
}

/** One amount, or two between which it lies. */
function readAmount(typed: Typed): Read<Expected['amount']> {
  const [least, most] = [one(typed, 'min'), one(typed, 'max')];
  if (least === '' && most === '') return { ok: true, value: null };
  const min = typedDirhams(least === '' ? most : least);
  const max = typedDirhams(most === '' ? least : most);
  if (min === null) return failed({ min: 'number' });
  if (max === null) return failed({ max: 'number' });
  return min > max ? failed({ max: 'order' }) : { ok: true, value: { min, max } };
}

/** The fields of a case's form as they begin. */
export function caseFields({ name, facts, expects: { status, amount } }: GoldenCase): Typed {
  return {
    ...{ name, status, ...factFields(facts) },
    min: amount ? String(amount.min) : '',
    max: amount && amount.max !== amount.min ? String(amount.max) : '',
  };
}
