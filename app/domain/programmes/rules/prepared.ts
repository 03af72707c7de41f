import type { CompiledRules } from './evaluate.ts';
import type { FactName } from './facts.ts';
import { axesOf, type Axis } from './points.ts';
import { leavesOf, type Leaf } from './tree.ts';

/** What advice needs to know of a set of rules, whoever asks. */
export interface Prepared {
  readonly axes: ReadonlyMap<FactName, Axis>;
  readonly leaves: readonly Leaf[];
}

const kept = new WeakMap<CompiledRules, Prepared>();

/** Made once for each compiled set of rules. */
export function preparedOf(compiled: CompiledRules): Prepared {
  const known = kept.get(compiled);
  if (known) return known;
  const { rules, program } = compiled;
  const prepared = { axes: axesOf(program.criteria), leaves: leavesOf(rules.rule, rules.rules) };
  kept.set(compiled, prepared);
  return prepared;
}
