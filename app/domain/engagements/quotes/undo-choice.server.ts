import {
  civilDateOf,
  DomainError,
  workingDaysBetween,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import type { Engagement, Quote } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { dropDraft } from '../agreements/draft.server.ts';
import type { Part } from '../parts.ts';
import { moveEngagement, moveQuote, type EngagementActor } from '../records.server.ts';
import { workingDaysAfter } from '../terms.server.ts';
import { quoteContentSchema } from './content.ts';
import { findLastVersion, noteNoQuote, timeOf, withQuote } from './records.server.ts';
import { tellFirm, tellProvider } from './tell.server.ts';

/**
 * The choice is undone before both signed, by the firm or by the provider that was chosen: quotes
 * that are still valid may be chosen again. Throws `engagements.not-found`, `firm-only`,
 * `provider-side`, `read-only`, `changed-meanwhile` and `wrong-state`.
 */
export async function undoChoice(
  actor: MemberActor,
  id: string,
  {
    stamp,
    reason,
    side,
  }: {
    readonly stamp: number;
    readonly reason: string;
    readonly side: 'firm' | 'provider';
  },
): Promise<void> {
  await withQuote(
    actor,
    { id, side, stamp, event: 'open-again' },
    async (tx, { engagement, quote }) => {
      if (engagement.state !== 'agreed' || quote.state !== 'chosen')
        throw new DomainError('engagements.wrong-state', { state: engagement.state });
      await dropDraft(tx, actor, engagement);
      const reopened = await moveEngagement(tx, actor, engagement, {
        ...{ event: 'undo-choice', part: side, words: reason },
        changes: NOTHING_AGREED,
      });
      await reopenQuotes(tx, actor, reopened, side);
      const tell = side === 'firm' ? tellProvider : tellFirm;
      await tell(tx, actor, 'quote-closed', { engagement, quote });
    },
  );
}

/** What an engagement says of an agreement that fell. */
export const NOTHING_AGREED = {
  ...{ providerId: null, quoteId: null, ht: null, vat: null, subsidy: null, share: null },
} as const;

/**
 * Opens again the quotes that were chosen or passed over, for the rest of the days they are valid;
 * the chosen one expires when there is none. To be called once the engagement has left `agreed` or
 * `signed` for `quoted`.
 */
export async function reopenQuotes(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  part: Extract<Part, 'firm' | 'provider' | 'system' | 'proposes'>,
): Promise<void> {
  const quotes = await tx.quote.findMany({
    where: { engagementId: engagement.id, state: { in: ['chosen', 'passed-over'] } },
    orderBy: { id: 'asc' },
  });
  for (const quote of quotes) await reopen(tx, actor, { engagement, quote, part });
  await noteNoQuote(tx, actor, engagement.id);
}

interface Reopening {
  readonly engagement: Engagement;
  readonly quote: Quote;
  readonly part: Extract<Part, 'firm' | 'provider' | 'system' | 'proposes'>;
}

async function reopen(
  tx: Tx,
  actor: EngagementActor,
  { engagement, quote, part }: Reopening,
): Promise<void> {
  const days = await daysLeft(tx, quote, actor.now);
  if (days < 0 && quote.state !== 'chosen') return;
  const open = await moveQuote(tx, actor, engagement, quote, {
    ...{ event: 'open-again', part, days: Math.max(0, days) },
    changes: { endedAt: null },
  });
  if (days >= 0) return;
  await moveQuote(tx, timeOf(actor), engagement, open, {
    ...{ event: 'expire', part: 'system', changes: { endedAt: actor.now } },
  });
}

/** Working days for which the last version of a quote is still valid; less than 0 when it is not. */
async function daysLeft(tx: Tx, { id }: Quote, now: Date): Promise<number> {
  const version = await findLastVersion(tx, id);
  if (!version) return -1;
  const { validDays } = quoteContentSchema.parse(version.content);
  const until = await workingDaysAfter(tx, civilDateOf(version.sentAt), validDays);
  const today = civilDateOf(now);
  const [from, to] = today < until ? [today, until] : [until, today];
  const days = workingDaysBetween(today, until, await holidaysBetween(tx, from, to));
  return today > until && days === 0 ? -1 : days;
}
