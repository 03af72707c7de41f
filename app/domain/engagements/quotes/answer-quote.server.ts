import {
  cents,
  contentHash,
  DomainError,
  type MemberActor,
  newId,
} from '#domain/kernel/index.server.ts';
import { moveEngagement, moveQuote } from '../records.server.ts';
import { faultOf, quoteTotals, type QuoteContent } from './content.ts';
import {
  findLastVersion,
  noteNoQuote,
  requireInTime,
  requireVoucher,
  withQuote,
} from './records.server.ts';
import { tellFirm } from './tell.server.ts';

/**
 * A provider answers, or answers a counter-offer: another version, which never changes. Throws
 * `engagements.not-found`, `read-only`, `changed-meanwhile`, `wrong-state`, `quote-expired`, what
 * `requireVoucher` throws, and the fault of a content as `engagements.<fault>`.
 */
export async function answerQuote(
  actor: MemberActor,
  id: string,
  { stamp, content }: { readonly stamp: number; readonly content: QuoteContent },
): Promise<void> {
  const hash = contentHash(content);
  await withQuote(
    actor,
    { id, side: 'provider', stamp, event: 'answer' },
    async (tx, { engagement, quote }) => {
      requireInTime(quote, actor.now);
      await requireVoucher(tx, engagement.voucherId, actor.now);
      const fault = faultOf(content, cents(quote.cap));
      if (fault !== null) throw new DomainError(`engagements.${fault}`);
      const { ht, vat } = quoteTotals(content);
      const number = 1 + ((await findLastVersion(tx, id))?.number ?? 0);
      await tx.quoteVersion.create({
        data: {
          ...{ id: newId(actor), quoteId: id, number, content, contentHash: hash, ht, vat },
          ...{ sentById: actor.person.accountId, sentAt: actor.now },
        },
      });
      const answered = await moveQuote(tx, actor, engagement, quote, {
        ...{ event: 'answer', part: 'provider', days: content.validDays },
        data: { version: number, content: hash, ht: String(ht), vat: String(vat) },
      });
      if (engagement.state === 'quote-requested')
        await moveEngagement(tx, actor, engagement, { event: 'quote', part: 'provider' });
      await tellFirm(tx, actor, 'quote-answered', { engagement, quote: answered });
    },
    async (tx) => {
      // The same stamp with other words is another answer, which would be lost without a word.
      const last = await findLastVersion(tx, id);
      if (last?.contentHash !== hash) throw new DomainError('engagements.changed-meanwhile');
    },
  );
}

/** A provider does not want it, and says why. Throws as `answerQuote`. */
export async function declineQuote(
  actor: MemberActor,
  id: string,
  { stamp, reason }: { readonly stamp: number; readonly reason: string },
): Promise<void> {
  await withQuote(
    actor,
    { id, side: 'provider', stamp, event: 'decline' },
    async (tx, { engagement, quote }) => {
      const declined = await moveQuote(tx, actor, engagement, quote, {
        ...{ event: 'decline', part: 'provider', words: reason },
        changes: { reason, endedAt: actor.now },
      });
      await noteNoQuote(tx, actor, engagement.id);
      await tellFirm(tx, actor, 'quote-declined', { engagement, quote: declined });
    },
  );
}
