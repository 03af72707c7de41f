import { factDefinition, type FactName } from '../rules/facts.ts';
import type { Criterion, ManualCriterion, RuleSet, Trilingual } from '../rules/grammar.ts';

const STARTS = {
  people: { op: 'between', value: [1, 199] as [number, number] },
  mad: { op: '<=', value: 75_000_000 },
  months: { op: '>=', value: 6 },
  share: { op: '>=', value: 0.1 },
  ratio: { op: '>=', value: 1 },
} as const;

/** A criterion on a fact to begin with: valid, and meant to be changed. */
export function newCriterion(fact: FactName, id: string): Criterion {
  const definition = factDefinition(fact);
  switch (definition.kind) {
    case 'number':
      return { id, fact, ...STARTS[definition.unit] };
    case 'flag':
      return { id, fact, op: '=', value: true };
    case 'code':
      return { id, fact, op: 'in', value: definition.codes.slice(0, 1) };
    case 'set':
      return { id, fact, op: 'exists' };
  }
}

/** What a person will judge, with the words to begin with. */
export function newManual(text: Trilingual, id: string): ManualCriterion {
  return { id, manual: true, text };
}

/** Rules of one criterion. */
export function newRules(fact: FactName, id: string): RuleSet {
  return { grammar: 1, rule: { all: [newCriterion(fact, id)] }, rules: {}, amount: null };
}
