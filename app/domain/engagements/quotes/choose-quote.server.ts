import { lockVoucher } from '#domain/cases/index.server.ts';
import { cents, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Engagement, Quote } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { draftAgreement } from '../agreements/draft.server.ts';
import { aidFor } from '../aid.server.ts';
import { moveEngagement, moveQuote, type EngagementActor } from '../records.server.ts';
import { refuseObstacles } from './obstacles.server.ts';
import {
  findLastVersion,
  LIVE_QUOTES,
  requireInTime,
  requireVoucher,
  timeOf,
  withQuote,
  type Locked,
} from './records.server.ts';
import { tellProvider } from './tell.server.ts';

export interface Choice {
  readonly stamp: number;
  /** The aid in centimes that the page showed. */
  readonly aid: string;
}

/**
 * The firm picks a quote: the engagement is agreed at its price, its aid and its share, its agreement
 * is drafted for the provider to sign first, the others are passed over. Throws `engagements.not-found`, `firm-only`, `provider-side`,
 * `changed-meanwhile`, `wrong-state`, `quote-expired`, `amount-changed` when the aid is not the one
 * that was shown, `no-aid` where the programme pays nothing of it, and what `requireVoucher` and
 * `refuseObstacles` throw.
 */
export async function chooseQuote(
  actor: MemberActor,
  id: string,
  { stamp, aid }: Choice,
): Promise<void> {
  await withQuote(
    actor,
    { id, side: 'firm', stamp, event: 'choose' },
    async (tx, { engagement, quote }) => {
      requireInTime(quote, actor.now);
      const version = await findLastVersion(tx, id);
      if (!version) throw new DomainError('engagements.wrong-state');
      const voucher = await lockVoucher(tx, engagement.voucherId);
      await requireVoucher(tx, voucher.id, actor.now);
      await refuseObstacles(tx, engagement, [
        { offer: quote.offerId, organisation: quote.organisationId },
      ]);
      const { ht, vat } = version;
      const subsidy = await aidFor(tx, voucher, cents(ht));
      if (subsidy === 0n) throw new DomainError('engagements.no-aid');
      if (String(subsidy) !== aid) throw new DomainError('engagements.amount-changed');
      const share = ht + vat - subsidy;
      const chosen = await moveQuote(tx, actor, engagement, quote, {
        ...{ event: 'choose', part: 'firm' },
        data: { version: version.number, content: version.contentHash, subsidy: String(subsidy) },
      });
      await passOverOthers(tx, actor, { engagement, quote: chosen });
      const agreed = await moveEngagement(tx, actor, engagement, {
        ...{ event: 'agree', part: 'firm' },
        changes: {
          ...{ providerId: quote.organisationId, quoteId: id },
          ...{ ht, vat, subsidy, share },
        },
        data: { quote: id, ht: String(ht), vat: String(vat), subsidy: String(subsidy) },
      });
      await draftAgreement(tx, actor, agreed, version);
    },
  );
}

/** Those that answered may be taken up again should the choice be undone; the others are over. */
async function passOverOthers(tx: Tx, actor: EngagementActor, { engagement, quote }: Locked) {
  const others = await tx.quote.findMany({
    where: { engagementId: engagement.id, id: { not: quote.id }, state: { in: [...LIVE_QUOTES] } },
    orderBy: { id: 'asc' },
  });
  for (const other of others) await passOver(tx, actor, engagement, other);
}

async function passOver(tx: Tx, actor: EngagementActor, engagement: Engagement, quote: Quote) {
  const hasAnswer = quote.state !== 'requested';
  const over = await moveQuote(tx, hasAnswer ? actor : timeOf(actor), engagement, quote, {
    ...(hasAnswer
      ? ({ event: 'pass-over', part: 'firm' } as const)
      : ({ event: 'withdraw', part: 'system' } as const)),
    changes: { endedAt: actor.now },
  });
  await tellProvider(tx, actor, 'quote-closed', { engagement, quote: over });
}
