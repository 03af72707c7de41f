import { z } from 'zod';
import { isLevel } from './levels.ts';
import { LEVELS, type GivenAnswer } from './types.ts';

const PREVIOUS = 'was.';
const AGO = 'ago.';

/** Answers by item as an intent keeps them. */
export const answersSchema = z.record(
  z.string(),
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('answered'), level: z.literal(LEVELS) }),
    z.object({ status: z.literal('dont_know') }),
    z.object({ status: z.literal('not_applicable'), reason: z.string() }),
    z.object({ status: z.literal('skipped') }),
  ]),
);

export interface AnswersForm {
  /** Answers the page showed when it was rendered. */
  readonly shown: Readonly<Record<string, GivenAnswer>>;
  readonly sent: Readonly<Record<string, GivenAnswer>>;
  /** How many milliseconds before sending each was chosen, where the device said so. */
  readonly chosenAgo: Readonly<Record<string, number>>;
  /** Items whose value is none of the page's choices. */
  readonly invalid: readonly string[];
}

/** The form value of an answer: a level, `dk`, `na:<reason>`, or empty when there is none. */
export function encodeAnswer(answer: GivenAnswer | undefined): string {
  if (answer === undefined || answer.status === 'skipped') return '';
  if (answer.status === 'dont_know') return 'dk';
  if (answer.status === 'not_applicable') return `na:${answer.reason}`;
  return String(answer.level);
}

const NOT_APPLICABLE = 'na:';

/**
 * The answer a form value stands for; undefined for an empty one, null when it is none of the
 * choices the page offered.
 */
function decodeAnswer(value: string, offered: ReadonlySet<string>): GivenAnswer | undefined | null {
  if (value === '') return undefined;
  if (value === 'dk') return { status: 'dont_know' };
  if (!offered.has(value)) return null;
  if (value.startsWith(NOT_APPLICABLE))
    return { status: 'not_applicable', reason: value.slice(NOT_APPLICABLE.length) };
  const level = Number(value);
  return isLevel(level) ? { status: 'answered', level } : null;
}

interface AskedQuestion {
  readonly id: string;
  readonly choices: readonly { readonly value: string }[];
}

/** Reads the answers to the questions of a page from its form. */
export function readAnswersForm(form: FormData, questions: readonly AskedQuestion[]): AnswersForm {
  const shown: Record<string, GivenAnswer> = {};
  const sent: Record<string, GivenAnswer> = {};
  const chosenAgo: Record<string, number> = {};
  const invalid: string[] = [];
  for (const { id, choices } of questions) {
    const offered = new Set(choices.map(({ value }) => value));
    const before = decodeAnswer(textOf(form, `${PREVIOUS}${id}`), offered);
    if (before) shown[id] = before;
    const answer = decodeAnswer(textOf(form, id), offered);
    if (answer === null) invalid.push(id);
    else if (answer) sent[id] = answer;
    const ago = Number(textOf(form, `${AGO}${id}`));
    if (Number.isFinite(ago) && ago > 0) chosenAgo[id] = ago;
  }
  return { shown, sent, chosenAgo, invalid };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
