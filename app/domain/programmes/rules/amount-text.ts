import { expressionLine } from './expression-text.ts';
import { fill, generalWords, nameInside } from './fact-words.ts';
import type { AmountRule, Expression, RuleSet } from './grammar.ts';
import type { AmountPartResult, AmountResult } from './result.ts';
import type { Speaker } from './speaker.ts';
import { quantity } from './value-text.ts';
import type { AmountPartView, AmountView, ExpressionLine } from './views.ts';

interface Ends {
  readonly min: number;
  readonly max: number | null;
}

/**
 * An amount or a share between two ends in words: `12 000 DH`, `jusqu’à 12 000 DH`, `de 5 % à 10 %`.
 * Nothing below 0 is worth saying; a part that takes off what is not known has no lower end at all.
 */
function rangeText({ min, max }: Ends, unit: 'mad' | 'share', speaker: Speaker): string {
  const { amount } = generalWords(speaker.lang);
  const told = (value: number) => quantity(unit, value, speaker);
  if (max === null) return min > 0 ? fill(amount.atLeast, { min: told(min) }) : amount.open;
  if (min === max) return fill(amount.exact, { min: told(min) });
  return min <= 0
    ? fill(amount.upTo, { max: told(max) })
    : fill(amount.range, { min: told(min), max: told(max) });
}

/**
 * What the aid comes to: the amount or its range, the parts it was made of with their labels, and
 * what would make it more precise. The label of a part is its code when the rule is not at hand.
 */
export function describeAmount(
  result: AmountResult,
  rule: AmountRule | null,
  speaker: Speaker,
): AmountView {
  const { amount, aside } = generalWords(speaker.lang);
  const { missing } = speaker.listener === 'others' ? aside : amount;
  const labels = new Map(rule?.parts.map(({ id, label }) => [id, label[speaker.lang]]));
  const row = (part: AmountPartResult) => ({
    id: part.part,
    label: labels.get(part.part) ?? part.part,
    value: rangeText(part, part.unit, speaker),
  });
  const names = result.missing.map((fact) => nameInside(fact, speaker.lang));
  return {
    text: result.max === 0 ? amount.none : rangeText(result, 'mad', speaker),
    rows: result.breakdown.map(row),
    missing: names.length === 0 ? null : fill(missing, { names: speaker.list(names, 'and') }),
  };
}

/** How the aid is computed, part by part in the order of the rule; the last one is the aid. */
export function describeAmountRule(rules: RuleSet, speaker: Speaker): readonly AmountPartView[] {
  const parts = rules.amount?.parts ?? [];
  return parts.map(({ id, label, unit, value }, place) => ({
    id,
    label: label[speaker.lang],
    isTotal: place === parts.length - 1,
    value: describeExpression(value, unit, rules, speaker),
  }));
}

/** An expression of an amount rule in words; `unit` is that of the part it belongs to. */
export function describeExpression(
  expression: Expression,
  unit: 'mad' | 'share',
  rules: RuleSet,
  speaker: Speaker,
): ExpressionLine {
  return expressionLine(expression, unit, { rules, speaker });
}
