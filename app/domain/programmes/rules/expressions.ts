import type { AmountRule, Expression, Rule } from './grammar.ts';
import { pointer } from './problems.ts';

/** An expression inside another: where it stands, and the other with it replaced. */
interface Inner {
  /** JSON pointer from the other. */
  readonly path: string;
  readonly node: Expression;
  readonly replacedBy: (by: Expression) => Expression;
}

/** The expressions directly inside one, in order. */
export function innerOf(node: Expression): readonly Inner[] {
  if (typeof node === 'number' || 'part' in node || 'lookup' in node) return [];
  if ('contains' in node)
    return [
      { path: '/then', node: node.then, replacedBy: (then) => ({ ...node, then }) },
      {
        path: '/otherwise',
        node: node.otherwise,
        replacedBy: (by) => ({ ...node, otherwise: by }),
      },
    ];
  if ('fact' in node) return [];
  if ('table' in node) return insideTable(node);
  if ('minus' in node) {
    const [from, taken] = node.minus;
    return [
      { path: '/minus/0', node: from, replacedBy: (by) => ({ minus: [by, taken] }) },
      { path: '/minus/1', node: taken, replacedBy: (by) => ({ minus: [from, by] }) },
    ];
  }
  if ('sum' in node) return operands('sum', node.sum, (sum) => ({ sum }));
  if ('product' in node) return operands('product', node.product, (product) => ({ product }));
  if ('least' in node) return operands('least', node.least, (least) => ({ least }));
  return operands('most', node.most, (most) => ({ most }));
}

export type Table = Extract<Expression, { readonly table: unknown }>;

function insideTable(node: Table): readonly Inner[] {
  const rows = node.table.map(({ when, then }, row): Inner => ({
    path: `/table/${String(row)}/then`,
    node: then,
    replacedBy: (by) => ({ ...node, table: node.table.with(row, { when, then: by }) }),
  }));
  const last: Inner = {
    path: '/otherwise',
    node: node.otherwise,
    replacedBy: (otherwise) => ({ ...node, otherwise }),
  };
  return [...rows, last];
}

function operands(
  key: string,
  nodes: readonly Expression[],
  join: (nodes: readonly Expression[]) => Expression,
): readonly Inner[] {
  return nodes.map((node, place) => ({
    path: `/${key}/${String(place)}`,
    node,
    replacedBy: (by) => join(nodes.with(place, by)),
  }));
}

/** Every expression of an amount, the outer before the inner, with its JSON pointer from the set. */
function expressionsOf(
  amount: AmountRule,
): readonly { readonly path: string; readonly node: Expression }[] {
  const walk = (node: Expression, path: string): ReturnType<typeof expressionsOf> => [
    { path, node },
    ...innerOf(node).flatMap((inner) => walk(inner.node, path + inner.path)),
  ];
  return amount.parts.flatMap(({ value }, place) =>
    walk(value, pointer(pointer('/amount/parts', place), 'value')),
  );
}

interface Rows {
  /** JSON pointer of the list of rows. */
  readonly path: string;
  readonly rows: readonly { readonly when: Rule; readonly then: Expression }[];
}

/** The decision tables of an amount. */
export function tablesOf(amount: AmountRule): readonly Rows[] {
  return expressionsOf(amount).flatMap(({ path, node }) =>
    typeof node === 'object' && 'table' in node
      ? [{ path: pointer(path, 'table'), rows: node.table }]
      : [],
  );
}
