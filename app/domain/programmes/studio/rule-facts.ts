import { factDefinition, FACT_NAMES, type FactName } from '../rules/facts.ts';
import { isCriterion, type Expression, type RuleSet } from '../rules/grammar.ts';
import { allNodes, expressionsIn } from './rule-ids.ts';

/** The facts that rules and their amount read, in the order of the vocabulary. */
export function factsReadBy(rules: RuleSet): readonly FactName[] {
  const criteria = allNodes(rules).filter(isCriterion);
  const read = new Set<FactName>([
    ...criteria.map(({ fact }) => fact),
    ...(rules.amount?.parts ?? []).flatMap(({ value }) => factsIn(value)),
  ]);
  return FACT_NAMES.filter((fact) => read.has(fact));
}

/** The facts an expression reads itself, those of its conditions left out. */
function factsIn(value: Expression): readonly FactName[] {
  if (typeof value === 'number') return [];
  if ('fact' in value) return [value.fact];
  const own =
    'lookup' in value ? [value.lookup] : 'contains' in value ? [value.contains, value.codeOf] : [];
  return [...own, ...expressionsIn(value).flatMap(factsIn)];
}

/** Facts by which a value can be looked up. */
export function codeFacts(): readonly FactName[] {
  return FACT_NAMES.filter((fact) => factDefinition(fact).kind === 'code');
}

/** Facts that an amount can compute with. */
export function numberFacts(): readonly FactName[] {
  return FACT_NAMES.filter((fact) => factDefinition(fact).kind === 'number');
}
