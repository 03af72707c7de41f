import { factDefinition, type FactValue } from './facts.ts';
import { isCriterion, isManual, type Criterion, type Rule } from './grammar.ts';
import { stepOf } from './points.ts';
import { pointer } from './problems.ts';

/** Small faults that golden cases must notice. */
export const MUTATIONS = [
  'boundary',
  'operator',
  'code-removed',
  'code-added',
  'criterion-removed',
  'group-swapped',
  'not-dropped',
  'number',
  'lookup-value',
  'row-removed',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

/** A rule or an amount with one fault in it. */
export interface Mutant<Node> {
  readonly node: Node;
  /** JSON pointer of what was changed, from the root that was given. */
  readonly path: string;
  /** The criterion it is about; null for a group or an amount. */
  readonly criterion: string | null;
  readonly mutation: Mutation;
  /** What stood there and what stands there now: a value, an operator, a code; null for nothing. */
  readonly from: FactValue;
  readonly to: FactValue;
}

const FLIPPED = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '=': '!=', '!=': '=' } as const;
/** Codes taken out of a list, and codes put in, at most. */
const MOST_CODES = 3;

/** Every single fault of a tree, in a fixed order; rules it names are left as they are. */
export function ruleMutants(node: Rule, path = ''): readonly Mutant<Rule>[] {
  if (isManual(node) || 'ref' in node) return [];
  if (isCriterion(node)) return criterionMutants(node, path);
  if ('not' in node) {
    const dropped = { ...{ node: node.not, path, criterion: null }, ...{ from: null, to: null } };
    const inner = ruleMutants(node.not, pointer(path, 'not'));
    return [
      { ...dropped, mutation: 'not-dropped' },
      ...inner.map((mutant) => ({ ...mutant, node: { not: mutant.node } })),
    ];
  }
  return groupMutants(node, path);
}

type Group = Extract<Rule, { readonly all: unknown } | { readonly any: unknown }>;

function groupMutants(group: Group, path: string): readonly Mutant<Rule>[] {
  const isAll = 'all' in group;
  const children = isAll ? group.all : group.any;
  const made = (nodes: readonly Rule[]): Rule => (isAll ? { all: nodes } : { any: nodes });
  const at = pointer(path, isAll ? 'all' : 'any');
  const inner = children.flatMap((child, place) =>
    ruleMutants(child, pointer(at, place)).map((mutant) => ({
      ...mutant,
      node: made(children.with(place, mutant.node)),
    })),
  );
  if (children.filter((child) => !isManual(child)).length < 2) return inner;
  const none = { criterion: null, from: null, to: null };
  const removed = children.flatMap((child, place): readonly Mutant<Rule>[] =>
    isManual(child)
      ? []
      : [
          {
            ...none,
            criterion: isCriterion(child) ? child.id : null,
            ...{ mutation: 'criterion-removed', path: pointer(at, place) },
            node: made(children.toSpliced(place, 1)),
          },
        ],
  );
  const swapped: Mutant<Rule> = {
    ...{ criterion: null, path, mutation: 'group-swapped' },
    ...(isAll ? { from: 'all', to: 'any' } : { from: 'any', to: 'all' }),
    node: isAll ? { any: children } : { all: children },
  };
  return [swapped, ...removed, ...inner];
}

function criterionMutants(criterion: Criterion, path: string): readonly Mutant<Rule>[] {
  const base = { path, criterion: criterion.id };
  switch (criterion.op) {
    case 'exists':
      return [];
    case 'in':
      return codeMutants(criterion).map((mutant) => ({ ...base, ...mutant }));
    case 'between':
      return rangeMutants(criterion).map((mutant) => ({ ...base, ...mutant }));
    default: {
      const to = FLIPPED[criterion.op];
      const flipped = { mutation: 'operator' as const, from: criterion.op, to };
      return [
        { ...base, ...flipped, node: { ...criterion, op: to } },
        ...moved(criterion, criterion.value).map((value) => ({
          ...base,
          ...{ mutation: 'boundary' as const, from: criterion.value, to: value },
          node: { ...criterion, value },
        })),
      ];
    }
  }
}

type Found = Pick<Mutant<Rule>, 'node' | 'mutation' | 'from' | 'to'>;

/** A number one step down and one step up, within the bounds of its fact. */
function moved({ fact }: Criterion, value: unknown): readonly number[] {
  const definition = factDefinition(fact);
  if (definition.kind !== 'number' || typeof value !== 'number') return [];
  const step = stepOf(definition);
  const { min, max } = definition;
  return [value - step, value + step]
    .map((one) => Number(one.toFixed(6)))
    .filter((one) => one >= min && one <= max);
}

function rangeMutants(criterion: Extract<Criterion, { op: 'between' }>): readonly Found[] {
  const [min, max] = criterion.value;
  const ranges = [
    ...moved(criterion, min).map((one) => [one, max] as const),
    ...moved(criterion, max).map((one) => [min, one] as const),
  ];
  return ranges
    .filter(([least, most]) => least <= most)
    .map(([least, most]) => ({
      ...{ mutation: 'boundary', from: { min, max }, to: { min: least, max: most } },
      node: { ...criterion, value: [least, most] },
    }));
}

function codeMutants(criterion: Extract<Criterion, { op: 'in' }>): readonly Found[] {
  const definition = factDefinition(criterion.fact);
  const codes = 'codes' in definition ? definition.codes : [];
  const { value } = criterion;
  const removed = value.length > 1 ? spread(value) : [];
  const added = spread(codes.filter((code) => !value.includes(code)));
  return [
    ...removed.map((code): Found => ({
      ...{ mutation: 'code-removed', from: code, to: null },
      node: { ...criterion, value: value.filter((one) => one !== code) },
    })),
    ...added.map((code): Found => ({
      ...{ mutation: 'code-added', from: null, to: code },
      node: { ...criterion, value: [...value, code] },
    })),
  ];
}

/** A few items spread over a list: the first, the last and those between. */
function spread(codes: readonly string[]): readonly string[] {
  if (codes.length <= MOST_CODES) return codes;
  const gap = (codes.length - 1) / (MOST_CODES - 1);
  return Array.from({ length: MOST_CODES }, (_, at) => codes[Math.round(at * gap)]).filter(
    (code) => code !== undefined,
  );
}
