import { holdListings } from '#domain/catalogue/index.server.ts';
import { getVoucherForWork, lockVoucher } from '#domain/cases/index.server.ts';
import {
  civilDateOf,
  DomainError,
  type MemberActor,
  midnight,
  newId,
} from '#domain/kernel/index.server.ts';
import { getFrozenShortlist, type FrozenShortlist } from '#domain/matching/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { Engagement, Quote, Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { ENGAGEMENT_REFUSALS, record } from '../records.server.ts';
import { workingDaysAfter } from '../terms.server.ts';
import { requireFirmPerson } from '../scope.server.ts';
import { refuseObstacles } from './obstacles.server.ts';
import { requireVoucher } from './records.server.ts';
import { tellProvider } from './tell.server.ts';
import { QUOTE_TERMS } from './transitions.ts';

/** What a firm asks quotes with. */
export interface QuoteRequest {
  readonly voucher: string;
  readonly shortlist: string;
  /** Ids of offers of the choice. */
  readonly offers: readonly string[];
  /** What it needs, in its own words. */
  readonly need: string;
}

/**
 * A firm asks the providers of its settled choice for quotes, once per form: the engagement and a
 * quote for each offer, in the version that was settled and with its cost as the most. Returns the
 * id of the engagement. Throws `engagements.not-found`, `firm-only`, `provider-side`, what
 * `requireVoucher` and `refuseObstacles` throw, `other-category`, `not-chosen` for an offer that is
 * not of the choice, `already-open`, and `reload` for a form without intent.
 */
export async function askQuotes(
  actor: MemberActor,
  request: QuoteRequest,
  intentId: string | null,
): Promise<string> {
  if (intentId === null) throw new DomainError('engagements.reload');
  const { accountId } = actor.person;
  return refusing(ENGAGEMENT_REFUSALS, () =>
    inTransaction('engagements.ask-quotes', async (tx) => {
      const { voucher: own } = await getVoucherForWork(tx, request.voucher, actor.now);
      if (own.organisationId !== actor.person.seat.organisationId)
        throw new DomainError('engagements.not-found');
      await requireFirmPerson(tx, actor);
      return onceByIntent(tx, { actor: accountId, intentId, now: actor.now }, async () => {
        await lockVoucher(tx, own.id);
        const paying = await requireVoucher(tx, own.id, actor.now);
        const { voucher } = paying;
        const shortlist = await shortlistFor(tx, request.shortlist, voucher);
        const wanted = [...new Set(request.offers)];
        const chosen = shortlist.content.offers.filter(({ offer }) => wanted.includes(offer));
        if (chosen.length === 0 || chosen.length < wanted.length)
          throw new DomainError('engagements.not-chosen');
        await holdListings(tx, wanted);
        await refuseObstacles(tx, voucher, chosen);
        const engagement = await open(tx, actor, { ...paying, shortlist, need: request.need });
        for (const offer of chosen) await addQuote(tx, actor, engagement, offer);
        return engagement.id;
      });
    }),
  );
}

async function shortlistFor(tx: Tx, id: string, voucher: Voucher): Promise<FrozenShortlist> {
  const shortlist = await getFrozenShortlist(tx, id, voucher.organisationId);
  if (shortlist.content.category !== voucher.category)
    throw new DomainError('engagements.other-category');
  return shortlist;
}

interface Opening {
  readonly voucher: Voucher;
  readonly language: string;
  readonly region: string | null;
  readonly shortlist: FrozenShortlist;
  readonly need: string;
}

async function open(tx: Tx, actor: MemberActor, opening: Opening): Promise<Engagement> {
  const { voucher, shortlist, need, language, region } = opening;
  const { applicationId, programmeId, versionId, ownerId, organisationId, category } = voucher;
  const engagement = await tx.engagement.create({
    data: {
      ...{ id: newId(actor), voucherId: voucher.id, applicationId, programmeId, versionId },
      ...{ ownerId, organisationId, category, region, need, state: 'quote-requested' },
      ...{ shortlistId: shortlist.id, assessmentId: shortlist.assessmentId },
      ...{ action: shortlist.action, language, isDemo: voucher.isDemo },
      ...{ createdById: actor.person.accountId, createdAt: actor.now, updatedAt: actor.now },
    },
  });
  await record(tx, actor, engagement, {
    ...{ subject: 'engagement', event: 'ask', from: '', to: 'quote-requested', part: 'firm' },
    ...{ data: { voucher: voucher.id, shortlist: shortlist.id }, words: need },
  });
  return engagement;
}

type ComparedOffer = FrozenShortlist['content']['offers'][number];

/** Asks the provider of one more offer of the choice; its provider is told. */
export async function addQuote(
  tx: Tx,
  actor: MemberActor,
  engagement: Engagement,
  { offer, version, organisation, cost }: ComparedOffer,
): Promise<Quote> {
  const days = QUOTE_TERMS.requested?.days ?? 0;
  const until = await workingDaysAfter(tx, civilDateOf(actor.now), days);
  const quote = await tx.quote.create({
    data: {
      ...{ id: newId(actor), engagementId: engagement.id, organisationId: organisation },
      ...{ offerId: offer, offerVersionId: version, cap: BigInt(cost.max), state: 'requested' },
      ...{ requestedAt: actor.now, dueOn: midnight(until) },
    },
  });
  await record(tx, actor, engagement, {
    ...{ subject: `quote:${quote.id}`, event: 'ask', from: '', to: 'requested', part: 'firm' },
    data: { offer, version, cap: String(quote.cap) },
  });
  await tellProvider(tx, actor, 'quote-asked', { engagement, quote });
  return quote;
}
