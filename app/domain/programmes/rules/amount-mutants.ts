import { innerOf, type Table } from './expressions.ts';
import type { AmountRule, Expression } from './grammar.ts';
import { ruleMutants, type Mutant } from './mutants.ts';
import { pointer } from './problems.ts';

const FACTORS = [0.9, 1.1];
/** Digits kept, so that 0.7 × 1.1 is 0.77. */
const DIGITS = 12;

interface AmountMutant extends Mutant<AmountRule> {
  /** Id of the part that has the fault. */
  readonly part: string;
}

/** Every single fault of an amount: numbers 10 % off, rows gone, faults of the conditions of rows. */
export function amountMutants(amount: AmountRule, path = '/amount'): readonly AmountMutant[] {
  return amount.parts.flatMap((part, place) => {
    const at = pointer(pointer(pointer(path, 'parts'), place), 'value');
    return expressionMutants(part.value, at).map((mutant) => ({
      ...mutant,
      part: part.id,
      node: { parts: amount.parts.with(place, { ...part, value: mutant.node }) },
    }));
  });
}

function expressionMutants(node: Expression, path: string): readonly Mutant<Expression>[] {
  const inside = innerOf(node).flatMap(({ path: step, node: inner, replacedBy }) =>
    expressionMutants(inner, path + step).map((mutant) => ({
      ...mutant,
      node: replacedBy(mutant.node),
    })),
  );
  if (typeof node === 'number')
    return offBy(node).map((to) => ({ ...numberChange(path, node, to), node: to }));
  if ('lookup' in node) return [...lookupMutants(node, path), ...inside];
  return 'table' in node ? [...tableMutants(node, path), ...inside] : inside;
}

/** A number 10 % less and more; nothing for 0. */
function offBy(value: number): readonly number[] {
  if (value === 0) return [];
  return FACTORS.map((factor) => Number((value * factor).toPrecision(DIGITS)));
}

const numberChange = (path: string, from: number, to: number) =>
  ({ path, criterion: null, mutation: 'number', from, to }) as const;

type Lookup = Extract<Expression, { readonly lookup: unknown }>;

function lookupMutants(node: Lookup, path: string): readonly Mutant<Expression>[] {
  const ofValues = Object.entries(node.values).flatMap(([code, value]) =>
    offBy(value).map((to): Mutant<Expression> => ({
      ...numberChange(pointer(pointer(path, 'values'), code), value, to),
      mutation: 'lookup-value',
      node: { ...node, values: { ...node.values, [code]: to } },
    })),
  );
  const ofOthers = offBy(node.otherwise).map((to): Mutant<Expression> => ({
    ...numberChange(pointer(path, 'otherwise'), node.otherwise, to),
    mutation: 'lookup-value',
    node: { ...node, otherwise: to },
  }));
  return [...ofValues, ...ofOthers];
}

function tableMutants(node: Table, path: string): readonly Mutant<Expression>[] {
  const { table, otherwise } = node;
  return table.flatMap(({ when, then }, row): readonly Mutant<Expression>[] => {
    const at = pointer(pointer(path, 'table'), row);
    const rest = table.toSpliced(row, 1);
    const removed: Mutant<Expression> = {
      ...{ path: at, criterion: null, mutation: 'row-removed', from: null, to: null },
      node: rest.length > 0 ? { table: rest, otherwise } : otherwise,
    };
    const ofWhen = ruleMutants(when, pointer(at, 'when')).map((mutant): Mutant<Expression> => ({
      ...mutant,
      node: { ...node, table: table.with(row, { when: mutant.node, then }) },
    }));
    return [removed, ...ofWhen];
  });
}
