import { DomainError } from '#domain/kernel/index.server.ts';
import type { Criterion, Expression, RuleSet, AmountPart } from '../rules/grammar.ts';
import type { FactName } from '../rules/facts.ts';
import { keepValid } from './edit-rules.ts';
import { newCriterion } from './new-rule.ts';
import { expressionsIn, freshId, idsOf } from './rule-ids.ts';

/** One change of what the aid comes to. Parts are told by their id, rows by their place. */
export type AmountEdit =
  | { readonly do: 'add-part'; readonly part: Pick<AmountPart, 'label' | 'unit'> }
  | {
      readonly do: 'set-part';
      readonly part: string;
      readonly to: Pick<AmountPart, 'label' | 'unit'>;
    }
  | { readonly do: 'set-value'; readonly part: string; readonly value: Expression }
  | { readonly do: 'remove-part' | 'part-up' | 'part-down'; readonly part: string }
  | { readonly do: 'add-row'; readonly part: string; readonly fact: FactName }
  | {
      readonly do: 'set-row';
      readonly part: string;
      readonly row: number;
      readonly when: Criterion;
    }
  | {
      readonly do: 'row-fact';
      readonly part: string;
      readonly row: number;
      readonly fact: FactName;
    }
  | {
      readonly do: 'remove-row' | 'row-up' | 'row-down';
      readonly part: string;
      readonly row: number;
    }
  | { readonly do: 'no-amount' };

type Parts = readonly AmountPart[];

/**
 * The rules after one edit of the amount. Throws `programmes.part-gone`, `.part-in-use` for a part
 * that others read, `.part-stays` where it cannot be moved, and the code of the problem
 * (problems.ts) when the edit would break valid rules.
 */
export function editAmount(rules: RuleSet, edit: AmountEdit): RuleSet {
  const parts = rules.amount?.parts ?? [];
  if (edit.do === 'no-amount') return keepValid(rules, { ...rules, amount: null });
  const left = edit.do === 'add-part' ? withPart(parts, edit.part) : changed(rules, parts, edit);
  return keepValid(rules, { ...rules, amount: left.length === 0 ? null : { parts: left } });
}

function withPart(parts: Parts, { label, unit }: Pick<AmountPart, 'label' | 'unit'>): Parts {
  const id = freshId(label.en, new Set(parts.map((part) => part.id)));
  return [...parts, { id, label, unit, value: 0 }];
}

type PartEdit = Exclude<AmountEdit, { readonly do: 'add-part' | 'no-amount' }>;

function changed(rules: RuleSet, parts: Parts, edit: PartEdit): Parts {
  const at = parts.findIndex(({ id }) => id === edit.part);
  const part = parts[at];
  if (!part) throw new DomainError('programmes.part-gone');
  switch (edit.do) {
    case 'set-part':
      return parts.with(at, { ...part, label: edit.to.label, unit: edit.to.unit });
    case 'set-value':
      return parts.with(at, { ...part, value: edit.value });
    case 'remove-part':
      return withoutPart(parts, at, part);
    case 'part-up':
      return swapped(parts, at, at - 1);
    case 'part-down':
      return swapped(parts, at, at + 1);
    default:
      return parts.with(at, { ...part, value: rowsChanged(rules, part.value, edit) });
  }
}

/** Whether an expression reads an earlier part. */
function readsPart(value: Expression, id: string): boolean {
  if (typeof value === 'object' && 'part' in value) return value.part === id;
  return expressionsIn(value).some((inner) => readsPart(inner, id));
}

function withoutPart(parts: Parts, at: number, { id }: AmountPart): Parts {
  const reader = parts.find(({ value }) => readsPart(value, id));
  if (reader) throw new DomainError('programmes.part-in-use', { part: reader.id });
  return parts.toSpliced(at, 1);
}

/** Two neighbours change places, unless the one behind reads the one before. */
function swapped(parts: Parts, at: number, other: number): Parts {
  const [one, two] = [parts[at], parts[other]];
  if (!one || !two) throw new DomainError('programmes.part-stays');
  const [before, behind] = at < other ? [one, two] : [two, one];
  if (readsPart(behind.value, before.id))
    throw new DomainError('programmes.part-in-use', { part: behind.id });
  return parts.with(at, two).with(other, one);
}

type RowEdit = Exclude<
  PartEdit,
  { readonly do: 'set-part' | 'set-value' | 'remove-part' | 'part-up' | 'part-down' }
>;

function rowsChanged(rules: RuleSet, value: Expression, edit: RowEdit): Expression {
  const isTable = typeof value === 'object' && 'table' in value;
  if (edit.do === 'add-row') {
    const when = newCriterion(edit.fact, freshId(edit.fact, idsOf(rules)));
    if (!isTable) return { table: [{ when, then: 0 }], otherwise: value };
    return { ...value, table: [...value.table, { when, then: 0 }] };
  }
  const row = isTable ? value.table[edit.row] : undefined;
  if (!isTable || !row) throw new DomainError('programmes.part-gone');
  const { table, otherwise } = value;
  switch (edit.do) {
    case 'set-row':
      return { table: table.with(edit.row, { ...row, when: edit.when }), otherwise };
    case 'row-fact': {
      const when = newCriterion(edit.fact, freshId(edit.fact, idsOf(rules)));
      return { table: table.with(edit.row, { ...row, when }), otherwise };
    }
    case 'remove-row':
      return table.length === 1 ? otherwise : { table: table.toSpliced(edit.row, 1), otherwise };
    default: {
      const other = edit.row + (edit.do === 'row-up' ? -1 : 1);
      const neighbour = table[other];
      if (!neighbour) throw new DomainError('programmes.part-stays');
      return { table: table.with(edit.row, neighbour).with(other, row), otherwise };
    }
  }
}
