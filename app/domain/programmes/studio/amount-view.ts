import { describeAmountRule } from '../rules/amount-text.ts';
import { describeCriterion } from '../rules/criterion-text.ts';
import { compileRules, evaluate } from '../rules/evaluate.ts';
import { factWords, type FactWords } from '../rules/fact-words.ts';
import { factDefinition, isFactName, type FactName, type Facts } from '../rules/facts.ts';
import { isCriterion, type AmountPart, type RuleSet } from '../rules/grammar.ts';
import type { AmountResult } from '../rules/result.ts';
import type { RuleLang, Speaker } from '../rules/speaker.ts';
import type { AmountPartView } from '../rules/views.ts';
import { conditionAt } from './amount-edit-form.ts';
import { shapeFields } from './amount-form.ts';
import { shapeOf } from './amount-shape.ts';
import { criterionView, type CriterionView } from './criterion-view.ts';
import { codeFacts, numberFacts } from './rule-facts.ts';
import type { Typed } from './typed-form.ts';

/** Forms in which the value of a part can be edited. */
export const PART_FORMS = ['lines', 'lookup', 'table', 'json'] as const;
export type PartForm = (typeof PART_FORMS)[number];

/** A choice of an operand: a fact or an earlier part. */
interface OperandChoice {
  readonly value: string;
  readonly name: string;
}

/** The form of one part of an amount. */
export interface PartView {
  readonly part: string;
  readonly as: PartForm;
  /** Label, unit, and the fields of the form of its value. */
  readonly values: Typed;
  readonly parts: readonly OperandChoice[];
  readonly facts: readonly OperandChoice[];
  /** Codes values are looked up by; null for another form. */
  readonly lookup: FactWords | null;
  readonly rows: readonly { readonly text: string }[];
  /** The condition of a row, when it is open. */
  readonly condition: { readonly row: number; readonly form: CriterionView } | null;
}

const JSON_INDENT = 2;

interface Asked {
  readonly part: string | null;
  readonly as: string | null;
  readonly fact: string | null;
  readonly row: string | null;
}

/** The amount of a draft part by part, in words. */
export function amountPartsView(rules: RuleSet, speaker: Speaker): readonly AmountPartView[] {
  return describeAmountRule(rules, speaker);
}

/** The form of the part that is asked for; null for none. */
export function partView(rules: RuleSet, asked: Asked, speaker: Speaker): PartView | null {
  const parts = rules.amount?.parts ?? [];
  const at = parts.findIndex(({ id }) => id === asked.part);
  const part = parts[at];
  if (!part) return null;
  const shape = shapeOf(part.value);
  const own = shape.kind === 'other' ? 'json' : shape.kind;
  const as = PART_FORMS.find((form) => form === asked.as) ?? own;
  const { lang } = speaker;
  return {
    ...{ part: part.id, as },
    values: {
      ...labelFields(part),
      ...shapeFields(shape, part.unit),
      json: JSON.stringify(part.value, null, JSON_INDENT),
    },
    parts: parts.slice(0, at).map(({ id, label }) => ({ value: `part:${id}`, name: label[lang] })),
    facts: numberFacts().map((fact) => choiceOfFact(fact, lang)),
    lookup: as === 'lookup' ? lookupWords(part, asked.fact, lang) : null,
    rows:
      shape.kind === 'table'
        ? shape.rows.map(({ when }) => ({
            text: isCriterion(when) ? describeCriterion(when, speaker) : '',
          }))
        : [],
    condition: conditionView(part, asked.row, lang),
  };
}

function choiceOfFact(fact: FactName, lang: RuleLang): OperandChoice {
  return { value: `fact:${fact}`, name: factWords(fact, lang).name };
}

function labelFields({ label, unit }: AmountPart): Typed {
  return { 'label.fr': label.fr, 'label.ar': label.ar, 'label.en': label.en, unit };
}

/** The words of the fact that values are, or shall be, looked up by. */
function lookupWords(part: AmountPart, asked: string | null, lang: RuleLang): FactWords | null {
  const shape = shapeOf(part.value);
  const fact =
    asked !== null && isFactName(asked) && factDefinition(asked).kind === 'code'
      ? asked
      : shape.kind === 'lookup'
        ? shape.fact
        : codeFacts().find((name) => name === 'category');
  return fact === undefined ? null : factWords(fact, lang);
}

function conditionView(
  part: AmountPart,
  row: string | null,
  lang: RuleLang,
): PartView['condition'] {
  const when = row === null ? null : conditionAt(part, Number(row));
  const form = criterionView(when, lang);
  return form && { row: Number(row), form };
}

/** Facts an amount reads, its conditions included. */
export function amountFacts(rules: RuleSet): readonly FactName[] {
  return compileRules(rules).amount?.facts ?? [];
}

const ALWAYS = { id: 'always', manual: true, text: { fr: '-', ar: '-', en: '-' } } as const;

/** What the amount comes to for given facts, whether or not the firm is eligible. */
export function tryAmount(rules: RuleSet, facts: Facts): AmountResult | null {
  return evaluate(compileRules({ ...rules, rule: ALWAYS }), facts).amount;
}
