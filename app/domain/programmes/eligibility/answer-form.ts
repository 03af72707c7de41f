import { TURNOVER_BANDS, turnoverRange } from '#domain/assessment/index.server.ts';
import { isCivilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import { parseMoney } from '#domain/kernel/schema.ts';
import { factDefinition, type FactName, type NumberFact } from '../rules/facts.ts';
import { checkedValue } from './checked-value.ts';
import { ageOf, registeredEvidence } from './age.ts';
import type { Answer } from './save-reader-facts.server.ts';

/** What can be wrong with an answer; each has its text beside the question. */
export const ANSWER_ERRORS = [
  'answer',
  'number',
  'whole',
  'bounds',
  'choice',
  'date',
  'future',
  'both',
] as const;
export type AnswerError = (typeof ANSWER_ERRORS)[number];

/** What a form said about one fact: nothing, an answer, or something that is none. */
export type ReadAnswer =
  | { readonly kind: 'empty' }
  | { readonly kind: 'answer'; readonly answer: Exclude<Answer, 'cleared'> }
  | { readonly kind: 'error'; readonly error: AnswerError };

const EMPTY: ReadAnswer = { kind: 'empty' };
const UNKNOWN: ReadAnswer = { kind: 'answer', answer: { skip: 'unknown' } };
const wrong = (error: AnswerError): ReadAnswer => ({ kind: 'error', error });
const is = (value: string | number | boolean | readonly string[] | null): ReadAnswer => ({
  kind: 'answer',
  answer: { value },
});

const CENTIMES = 100;
const LONGEST = 60;
const FIRST_YEAR = 1850;

/** The text of a field as typed, cut at what no answer needs. */
function typed(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim().slice(0, LONGEST) : '';
}

/**
 * The answer to one question of a submitted form. Fields are named after the fact: `staff`,
 * `turnoverMAD.band`, `turnoverMAD.none`, `ageMonths.month`, `ageMonths.year`, `ageMonths.day`.
 */
export function readAnswer(form: FormData, fact: FactName, today: CivilDate): ReadAnswer {
  if (fact === 'ageMonths') return readRegistration(form, fact, today);
  const definition = factDefinition(fact);
  switch (definition.kind) {
    case 'number':
      return readAmount(form, fact, definition);
    case 'flag':
      return readFlag(typed(form, fact));
    case 'code':
      return readCode(fact, typed(form, fact));
    case 'set':
      return readSet(form, fact);
  }
}

function readFlag(text: string): ReadAnswer {
  if (text === '') return EMPTY;
  if (text === 'dk') return UNKNOWN;
  return text === 'yes' || text === 'no' ? is(text === 'yes') : wrong('choice');
}

function readCode(fact: FactName, text: string): ReadAnswer {
  if (text === '') return EMPTY;
  return checkedValue(fact, text) === undefined ? wrong('choice') : is(text);
}

function readSet(form: FormData, fact: FactName): ReadAnswer {
  const chosen = form.getAll(fact).filter((one) => typeof one === 'string');
  const isNone = typed(form, `${fact}.none`) === 'yes';
  if (isNone) return chosen.length > 0 ? wrong('both') : is([]);
  if (chosen.length === 0) return EMPTY;
  return checkedValue(fact, chosen) === undefined ? wrong('choice') : is(chosen);
}

function readAmount(form: FormData, fact: FactName, definition: NumberFact): ReadAnswer {
  const text = typed(form, fact);
  const band = typed(form, `${fact}.band`);
  const isNone = typed(form, `${fact}.none`) === 'yes';
  if (isNone && (text !== '' || band !== '')) return wrong('both');
  if (isNone) return definition.optional === true ? is(null) : wrong('choice');
  return text === '' ? readBand(band) : readNumber(text, definition);
}

function readBand(text: string): ReadAnswer {
  if (text === '') return EMPTY;
  const band = TURNOVER_BANDS.find((one) => one === text);
  if (!band) return wrong('choice');
  return { kind: 'answer', answer: { value: turnoverRange(band) } };
}

/** A number as people type it; shares are typed as percentages, centimes of amounts are dropped. */
function readNumber(text: string, { unit, whole, min, max }: NumberFact): ReadAnswer {
  const centimes = parseMoney(text.replace(/[%٪]$/u, ''));
  if (centimes === null) return wrong('number');
  const exact = Number(centimes) / (unit === 'share' ? CENTIMES * CENTIMES : CENTIMES);
  const value = unit === 'mad' ? Math.floor(exact) : exact;
  if (whole && !Number.isInteger(value)) return wrong('whole');
  return value < min || value > max ? wrong('bounds') : is(value);
}

/** When a firm was registered: a month of a year, better with its day. */
function readRegistration(form: FormData, fact: FactName, today: CivilDate): ReadAnswer {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => typed(form, `${fact}.${part}`));
  if (!year && !month && !day) return EMPTY;
  const registered = registeredFrom(year, month, day);
  if (registered === null || Number(year) < FIRST_YEAR) return wrong('date');
  if (registered > today) return wrong('future');
  const evidence = registeredEvidence(registered);
  return { kind: 'answer', answer: { value: ageOf(registered, today), evidence } };
}

function registeredFrom(year = '', month = '', day = ''): string | null {
  const [y, m, d] = [year, month, day === '' ? '1' : day].map((part) => wholeText(part));
  if (y === null || m === null || d === null) return null;
  const text = `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
  if (!isCivilDate(text)) return null;
  return day === '' ? text.slice(0, 7) : text;
}

const pad = (value: string | undefined, length: number) => (value ?? '').padStart(length, '0');

/** The digits of a whole number, Arabic ones made Latin; null for anything else. */
function wholeText(text: string): string | null {
  const centimes = parseMoney(text);
  return centimes === null || centimes % 100n !== 0n ? null : String(centimes / 100n);
}
