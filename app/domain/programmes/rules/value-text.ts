import { capital, codeName, fill, generalWords, wordingOf } from './fact-words.ts';
import { factDefinition } from './facts.ts';
import type { FactName, FactUnit, FactValue, Interval } from './facts.ts';
import { isInterval } from './frame.ts';
import type { Speaker } from './speaker.ts';

/** Values in words: what criteria, reasons and changes are made of. */

function people(count: number, speaker: Speaker): string {
  const forms = generalWords(speaker.lang).people;
  return fill(forms[speaker.plural(count)] ?? forms.other, { count: speaker.number(count) });
}

/** A number of a unit: `12 personnes`, `12 000 DH`, `6 mois`, `25 %`, `1,5`. */
export function quantity(unit: FactUnit, value: number, speaker: Speaker): string {
  if (unit === 'people') return people(value, speaker);
  if (unit === 'mad') return speaker.money(value);
  if (unit === 'months') return speaker.months(value);
  return unit === 'share' ? speaker.share(value) : speaker.number(value);
}

/** The form a text takes after a preposition (the dual of Arabic). */
function after(text: string, speaker: Speaker): string {
  return generalWords(speaker.lang).after[text] ?? text;
}

/** What a template may say of one number. */
export function oneNumber(unit: FactUnit, value: number, speaker: Speaker) {
  const text = quantity(unit, value, speaker);
  return { value: text, valueAfter: after(text, speaker) };
}

/** What a template may say of two ends. People are counted once, at the upper end. */
export function twoNumbers(
  unit: FactUnit,
  [low, high]: readonly [number, number],
  speaker: Speaker,
) {
  const from = unit === 'people' ? speaker.number(low) : quantity(unit, low, speaker);
  const to = quantity(unit, high, speaker);
  return { from, fromAfter: after(from, speaker), to, toAfter: after(to, speaker) };
}

function intervalText(unit: FactUnit, { min, max }: Interval, speaker: Speaker): string {
  const { bound, notYet } = generalWords(speaker.lang);
  if (min !== undefined && max !== undefined)
    return min === max
      ? quantity(unit, min, speaker)
      : fill(bound.between, twoNumbers(unit, [min, max], speaker));
  if (min !== undefined) return fill(bound['>='], oneNumber(unit, min, speaker));
  if (max !== undefined) return fill(bound['<='], oneNumber(unit, max, speaker));
  return notYet;
}

/** The names of codes, joined. */
export function codeNames(
  fact: FactName,
  codes: readonly string[],
  speaker: Speaker,
  join: 'and' | 'or',
): string {
  return speaker.list(
    codes.map((code) => codeName(fact, code, speaker.lang)),
    join,
  );
}

/** A value of a fact in words: `12 personnes`, `oui`, `Coopérative`, `aucune certification`. */
export function describeValue(fact: FactName, value: FactValue, speaker: Speaker): string {
  const { yes, no } = generalWords(speaker.lang);
  if (value === null) return noneOf(fact, speaker);
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'string') return codeName(fact, value, speaker.lang);
  const definition = factDefinition(fact);
  const unit = definition.kind === 'number' ? definition.unit : 'ratio';
  if (typeof value === 'number') return quantity(unit, value, speaker);
  if (isInterval(value)) return intervalText(unit, value, speaker);
  return value.length === 0 ? noneOf(fact, speaker) : codeNames(fact, value, speaker, 'and');
}

function noneOf(fact: FactName, speaker: Speaker): string {
  return wordingOf(fact, speaker.lang).none ?? generalWords(speaker.lang).no;
}

/** `name : value`, for what has no sentence of its own. */
export function named(template: string, fact: FactName, value: string, speaker: Speaker): string {
  const { name } = wordingOf(fact, speaker.lang);
  return capital(fill(template, { name, value, valueAfter: after(value, speaker) }));
}
