import { z } from 'zod';
import { typedDay } from '../providers/credential-form.ts';
import { requiredLine, requiredText, typedText } from '../providers/typed-text.ts';
import { CHECK_ITEMS, isCheckItem, VERDICTS } from './checklist.ts';
import { GROUNDS } from './grounds.ts';
import { MEASURE_KINDS } from './measure.ts';

const LONG = 4_000;
const NOTE = 1_000;
const LINE = 200;
const VIEW_NAME = 60;
const REASON_LEAST = 10;

const needed = requiredText(LONG, 'error.missing');
const reason = requiredText(LONG, 'error.reason', REASON_LEAST);
const line = requiredLine(LINE, 'error.missing');
const ticked = z
  .literal('yes')
  .optional()
  .transform((value) => value === 'yes');

function dayFrom(typed: string, context: z.RefinementCtx): string {
  const day = typedDay(typed);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'error.day' });
  return z.NEVER;
}

/** The forms of certification; messages are keys of the `certification` texts. */
export const submitSchema = z.object({
  text: typedText(LONG),
  declaresNoInsurance: ticked,
});
export const answerSchema = z.object({ text: needed });
export const sureSchema = z.object({ sure: z.literal('yes', { error: 'error.sure' }) });
export const charterSchema = z.object({
  version: z.string({ error: 'error.reload' }),
  agrees: z.literal('yes', { error: 'error.agrees' }),
});

export const noteSchema = z.object({ note: needed });
export const interviewSchema = z.object({
  heldOn: z.string({ error: 'error.day' }).transform(dayFrom),
  people: line,
  interview: needed,
});
export const requestSchema = z.object({
  item: z
    .string()
    .optional()
    .transform((item) => (item !== undefined && isCheckItem(item) ? item : null)),
  request: needed,
});
export const proposalSchema = z.object({
  verdict: z.enum(['accept', 'refuse'], { error: 'error.choose' }),
  reason,
});
export const decisionSchema = z.object({
  agrees: z.enum(['yes', 'no'], { error: 'error.choose' }).transform((choice) => choice === 'yes'),
  reason,
});
export const referenceDecisionSchema = z.object({
  referenceId: z.string({ error: 'error.reload' }),
  stamp: z.string({ error: 'error.reload' }),
  state: z.enum(['confirmed', 'refused'], { error: 'error.choose' }),
  note: typedText(NOTE),
});

/** The whole checklist: `verdict-<item>` and `note-<item>`; lines that were not sent are left. */
export const checksSchema = z
  .object(
    Object.fromEntries(
      CHECK_ITEMS.flatMap((item): [string, z.ZodType<string | undefined>][] => [
        [`verdict-${item}`, z.string().optional()],
        [`note-${item}`, typedText(NOTE)],
      ]),
    ),
  )
  .transform((sent) =>
    CHECK_ITEMS.flatMap((item) => {
      const verdict = VERDICTS.find((one) => one === sent[`verdict-${item}`]);
      return verdict ? [{ item, verdict, note: sent[`note-${item}`] ?? '' }] : [];
    }),
  );

export const noticeSchema = z.object({
  kind: z.enum(MEASURE_KINDS, { error: 'error.choose' }),
  grounds: z.enum(GROUNDS, { error: 'error.choose' }),
  facts: reason,
  interim: ticked,
  until: z
    .string()
    .optional()
    .transform((typed, context) => (typed === undefined ? null : dayFrom(typed, context))),
});
export const measureDecisionSchema = z.object({
  outcome: z.enum(['applied', 'dropped'], { error: 'error.choose' }),
  reason,
});
export const liftSchema = z.object({ reason });

/** A view of a queue that an examiner keeps. */
export const viewSchema = z.object({
  name: requiredLine(VIEW_NAME, 'error.missing'),
  query: z.string().default(''),
});
