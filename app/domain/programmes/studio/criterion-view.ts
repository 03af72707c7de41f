import { factWords, type FactWords } from '../rules/fact-words.ts';
import { FACT_NAMES, type FactName } from '../rules/facts.ts';
import { isCriterion, isManual, operatorsOf } from '../rules/grammar.ts';
import type { Criterion, ManualCriterion, Rule } from '../rules/grammar.ts';
import type { RuleLang } from '../rules/speaker.ts';
import { criterionFields } from './criterion-form.ts';
import type { Typed } from './typed-form.ts';

/** What the form of a criterion is drawn from. */
export interface CriterionView {
  /** Words of its fact; null for what a person judges. */
  readonly words: FactWords | null;
  readonly operators: readonly string[];
  readonly values: Typed;
}

/** The form of a criterion; null for a node that has no form of its own. */
export function criterionView(node: Rule | null, lang: RuleLang): CriterionView | null {
  if (node === null || !(isCriterion(node) || isManual(node))) return null;
  return leafView(node, lang);
}

function leafView(node: Criterion | ManualCriterion, lang: RuleLang): CriterionView {
  const values = criterionFields(node);
  if (isManual(node)) return { words: null, operators: [], values };
  return { words: factWords(node.fact, lang), operators: operatorsOf(node.fact), values };
}

/** A fact to choose, by its name. */
export interface FactChoice {
  readonly fact: FactName;
  readonly name: string;
}

/** Facts to choose from, in the order of the vocabulary. */
export function factChoices(
  lang: RuleLang,
  facts: readonly FactName[] = FACT_NAMES,
): readonly FactChoice[] {
  return facts.map((fact) => ({ fact, name: factWords(fact, lang).name }));
}
