import { holdListings } from '#domain/catalogue/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { getFrozenShortlist } from '#domain/matching/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Quote } from '#platform/prisma-client/client.ts';
import { inTransaction } from '#platform/transaction.ts';
import { ENGAGEMENT_REFUSALS, moveQuote } from '../records.server.ts';
import { lockOwnEngagement } from '../scope.server.ts';
import { addQuote } from './ask-quotes.server.ts';
import { refuseObstacles } from './obstacles.server.ts';
import { LIVE_QUOTES, requireVoucher } from './records.server.ts';
import { tellProvider } from './tell.server.ts';

/**
 * The firm asks one more offer of its settled choice, or one that did not answer, declined or was
 * taken back once more; one that is being asked is left as it is. Throws what `askQuotes` throws, and
 * `engagements.wrong-state` once a quote was chosen.
 */
export async function askOffer(
  actor: MemberActor,
  engagementId: string,
  offerId: string,
): Promise<void> {
  await refusing(ENGAGEMENT_REFUSALS, () =>
    inTransaction('engagements.ask-offer', async (tx) => {
      const engagement = await lockOwnEngagement(tx, actor, engagementId);
      if (engagement.state !== 'quote-requested' && engagement.state !== 'quoted')
        throw new DomainError('engagements.wrong-state');
      const { shortlistId, organisationId, voucherId } = engagement;
      const known = await tx.quote.findUnique({
        where: { engagementId_offerId: { engagementId, offerId } },
      });
      if (known && isLive(known)) return;
      const { content } = await getFrozenShortlist(tx, shortlistId, organisationId);
      const offer = content.offers.find((one) => one.offer === offerId);
      if (!offer) throw new DomainError('engagements.not-chosen');
      await requireVoucher(tx, voucherId, actor.now);
      await holdListings(tx, [offerId]);
      await refuseObstacles(tx, engagement, [offer]);
      if (!known) {
        await addQuote(tx, actor, engagement, offer);
        return;
      }
      const quote = await moveQuote(tx, actor, engagement, known, {
        ...{ event: 'ask-again', part: 'firm' },
        changes: { requestedAt: actor.now, endedAt: null, reason: null },
      });
      await tellProvider(tx, actor, 'quote-asked', { engagement, quote });
    }),
  );
}

const isLive = ({ state }: Quote) => LIVE_QUOTES.some((live) => live === state);
