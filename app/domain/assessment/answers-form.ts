import { z } from 'zod';
import type { CompiledFramework } from './compile.ts';
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

/**
 * The answer a form value stands for; undefined for an empty one, null when it is none of the
 * choices the item has. `notApplicable` is the only reason a person may give for this item.
 */
function decodeAnswer(value: string, notApplicable: string | null): GivenAnswer | undefined | null {
  if (value === '') return undefined;
  if (value === 'dk') return { status: 'dont_know' };
  if (notApplicable !== null && value === `na:${notApplicable}`)
    return { status: 'not_applicable', reason: notApplicable };
  const level = /^[0-4]$/.test(value) ? Number(value) : Number.NaN;
  return isLevel(level) ? { status: 'answered', level } : null;
}

/** Reads the answers of the given items from a submitted page. */
export function readAnswersForm(
  form: FormData,
  items: readonly string[],
  framework: CompiledFramework,
): AnswersForm {
  const shown: Record<string, GivenAnswer> = {};
  const sent: Record<string, GivenAnswer> = {};
  const chosenAgo: Record<string, number> = {};
  const invalid: string[] = [];
  for (const id of items) {
    const reason = reasonOf(framework, id);
    const before = decodeAnswer(textOf(form, `${PREVIOUS}${id}`), reason);
    if (before) shown[id] = before;
    const answer = decodeAnswer(textOf(form, id), reason);
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

function reasonOf(framework: CompiledFramework, id: string): string | null {
  return framework.definition.items.find((item) => item.id === id)?.mayBeNotApplicable ?? null;
}
