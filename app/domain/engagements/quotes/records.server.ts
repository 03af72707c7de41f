import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import type { Engagement, Quote, QuoteVersion } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { refusing } from '#platform/constraints.ts';
import { getVoucherForWork } from '#domain/cases/index.server.ts';
import {
  ENGAGEMENT_REFUSALS,
  lockEngagement,
  moveEngagement,
  type EngagementActor,
  type Reader,
} from '../records.server.ts';
import { actsForProvider, lockOwnEngagement, providerOf } from '../scope.server.ts';
import type { QuoteEvent } from './transitions.ts';

/** A quote and its engagement, which the transaction holds. */
export interface Locked {
  readonly engagement: Engagement;
  readonly quote: Quote;
}

/** What a form says of the quote it was shown with, and what it does. */
interface Form {
  readonly stamp: number;
  readonly event: QuoteEvent;
}

/** A quote of an engagement of the actor's firm, taken for a change. Throws as `lockOwnEngagement`. */
export async function lockFirmQuote(tx: Tx, actor: MemberActor, id: string): Promise<Locked> {
  const found = await tx.quote.findUnique({ where: { id }, select: { engagementId: true } });
  if (!found) throw new DomainError('engagements.not-found');
  const engagement = await lockOwnEngagement(tx, actor, found.engagementId);
  return { engagement, quote: await tx.quote.findUniqueOrThrow({ where: { id } }) };
}

/**
 * A quote that the actor's provider is asked for, taken for a change. Throws `engagements.not-found`,
 * and `engagements.read-only` to who may only read it.
 */
export async function lockProviderQuote(tx: Tx, actor: MemberActor, id: string): Promise<Locked> {
  const where = { id, organisationId: providerOf(actor) };
  const found = await tx.quote.findFirst({ where, select: { engagementId: true } });
  if (!found) throw new DomainError('engagements.not-found');
  const engagement = await lockEngagement(tx, found.engagementId, {});
  if (!actsForProvider(actor)) throw new DomainError('engagements.read-only');
  return { engagement, quote: await tx.quote.findUniqueOrThrow({ where: { id } }) };
}

/**
 * Whether a form is to be carried out: false when the same person sent it before and nothing came
 * after. Throws `engagements.changed-meanwhile` when the quote is another than the form was shown with.
 */
async function isFresh(tx: Tx, actor: MemberActor, quote: Quote, { stamp, event }: Form) {
  if (quote.stamp === stamp) return true;
  const last = await tx.engagementEvent.findFirst({
    where: { engagementId: quote.engagementId, subject: `quote:${quote.id}` },
    orderBy: { sequence: 'desc' },
  });
  const isSame = last?.event === event && last.actorId === actor.person.accountId;
  if (quote.stamp === stamp + 1 && isSame) return false;
  throw new DomainError('engagements.changed-meanwhile');
}

/**
 * Runs what a side does with a quote, once a form. `again` looks at a form that was sent before and
 * may refuse it. Throws what the lock of the side throws and `engagements.changed-meanwhile`.
 */
export async function withQuote(
  actor: MemberActor,
  { id, side, ...form }: Form & { readonly id: string; readonly side: 'firm' | 'provider' },
  work: (tx: Tx, locked: Locked) => Promise<void>,
  again: (tx: Tx, locked: Locked) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const lock = side === 'firm' ? lockFirmQuote : lockProviderQuote;
  await refusing(ENGAGEMENT_REFUSALS, () =>
    inTransaction(`engagements.quote-${form.event}`, async (tx) => {
      const locked = await lock(tx, actor, id);
      await ((await isFresh(tx, actor, locked.quote, form)) ? work : again)(tx, locked);
    }),
  );
}

/** The same people do not act: it is time that does. */
export function timeOf(actor: EngagementActor): EngagementActor {
  return { ...actor, person: null };
}

/** Whether the last day of whoever has the ball has passed, the clock having come by or not. */
export function isPastDue({ dueOn }: Pick<Quote, 'dueOn'>, now: Date): boolean {
  return dueOn !== null && civilDateOf(now) > dayOf(dueOn);
}

/** Throws `engagements.quote-expired` after the last day of a quote. */
export function requireInTime(quote: Pick<Quote, 'dueOn'>, now: Date): void {
  if (isPastDue(quote, now)) throw new DomainError('engagements.quote-expired');
}

/** States of a quote in which somebody may still do something with it. */
export const LIVE_QUOTES = ['requested', 'answered', 'countered'] as const;

/** Brings an engagement back to asking when no quote is left that could be chosen. */
export async function noteNoQuote(tx: Tx, actor: EngagementActor, id: string): Promise<void> {
  const engagement = await tx.engagement.findUniqueOrThrow({ where: { id } });
  if (engagement.state !== 'quoted') return;
  const left = await tx.quote.count({
    where: { engagementId: id, state: { in: ['answered', 'countered'] } },
  });
  if (left > 0) return;
  await moveEngagement(tx, timeOf(actor), engagement, { event: 'no-quote', part: 'system' });
}

/** The last version of a quote; null before the first answer. */
export function findLastVersion(reader: Reader, quoteId: string): Promise<QuoteVersion | null> {
  return reader.quoteVersion.findFirst({ where: { quoteId }, orderBy: { number: 'desc' } });
}

/** Throws `engagements.voucher-not-ready`, `engagements.voucher-over` or `engagements.voucher-used`. */
export async function requireVoucher(reader: Reader, id: string, now: Date) {
  const found = await getVoucherForWork(reader, id, now);
  if (found.problem !== null) throw new DomainError(`engagements.${found.problem}`);
  return found;
}
