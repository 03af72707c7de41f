import { z } from 'zod';
import { parseMoney, type Cents } from '#domain/kernel/index.server.ts';
import { MOVE_LIMITS, type MoveKind } from '../codes.ts';
import { readPlace, type Place } from './places.ts';

/** What somebody proposes to do with money of a programme. */
export interface NewMove {
  readonly kind: MoveKind;
  /** Envelope that money is taken from; null when the funder brings it. */
  readonly fromEnvelopeId: string | null;
  /** Where it is brought; null when it goes back to the funder, or to the next year. */
  readonly to: Place | null;
  readonly amount: Cents;
  readonly reason: string;
}

const ID_LENGTH = 64;

const reason = z
  .string({ error: 'reason' })
  .trim()
  .min(MOVE_LIMITS.leastReason, 'reason')
  .max(MOVE_LIMITS.reason, 'tooLong');

const amount = z
  .string({ error: 'amount' })
  .trim()
  .transform((text, context) => {
    const typed = parseMoney(text);
    if (typed === null) context.addIssue({ code: 'custom', message: 'amount' });
    else if (typed === 0n) context.addIssue({ code: 'custom', message: 'nothing' });
    else return typed;
    return z.NEVER;
  });

const envelope = z.string({ error: 'envelope' }).min(1, 'envelope').max(ID_LENGTH, 'envelope');

const place = z.string({ error: 'envelope' }).transform((text, context) => {
  const typed = readPlace(text);
  if (typed !== null) return typed;
  context.addIssue({ code: 'custom', message: 'envelope' });
  return z.NEVER;
});

const shared = { amount, reason };

/** The form of a new move; messages are keys of the texts about money. */
export const moveSchema = z
  .discriminatedUnion(
    'kind',
    [
      z.object({ kind: z.literal('fund'), to: place, ...shared }),
      z.object({ kind: z.literal('move'), from: envelope, to: place, ...shared }),
      z.object({ kind: z.literal('carry-over'), from: envelope, ...shared }),
      z.object({ kind: z.literal('give-back'), from: envelope, ...shared }),
    ],
    { error: 'choose' },
  )
  .transform(({ kind, amount: centimes, reason: words, ...ends }): NewMove => {
    const fromEnvelopeId = 'from' in ends ? ends.from : null;
    const to = 'to' in ends ? ends.to : null;
    return { kind, fromEnvelopeId, to, amount: centimes, reason: words };
  });

/** The second person's decision; sending a move away needs a reason. */
export const moveDecisionSchema = z
  .object({
    agrees: z.enum(['yes', 'no'], { error: 'choose' }),
    note: z.string().trim().max(MOVE_LIMITS.reason, 'tooLong').default(''),
  })
  .superRefine(({ agrees, note }, context) => {
    if (agrees === 'no' && note.length < MOVE_LIMITS.leastReason)
      context.addIssue({ code: 'custom', message: 'reason', path: ['note'] });
  });
