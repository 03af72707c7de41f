import { listFirms, type FirmFacts } from '#domain/accounts/index.server.ts';
import { caseNumberOf, versionOf } from '#domain/cases/index.server.ts';
import { findOfferReference } from '#domain/catalogue/index.server.ts';
import { cents, civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import type { Agreement, Engagement, QuoteVersion } from '#platform/prisma-client/client.ts';
import { isDemoSite } from '#platform/site.ts';
import type { Tx } from '#platform/transaction.ts';
import type { EngagementActor } from '../records.server.ts';
import { quoteContentSchema } from '../quotes/content.ts';
import { currentClauses } from './clauses.ts';
import { firstPrice, type Party } from './content.ts';
import { findOpen, moveAgreement, storeAgreement } from './records.server.ts';
import { requireUnrelated } from './related.server.ts';
import { tellSides } from './tell.server.ts';

function partyOf(firm: FirmFacts | undefined): Party {
  if (!firm) throw new DomainError('engagements.not-found');
  return {
    ...{ name: firm.name, nameArabic: firm.nameArabic ?? '', ice: firm.ice ?? '' },
    ...{ legalForm: firm.legalForm ?? '', province: firm.province ?? '' },
    ...{ tradeRegister: firm.tradeRegister ?? '', registerCourt: firm.registerCourt ?? '' },
  };
}

/**
 * Makes the agreement of an engagement whose quote was just chosen, for the provider to sign first.
 * Called in the transaction of the choice. Throws `engagements.related` when something ties the two
 * sides: nothing is drafted between related parties.
 */
export async function draftAgreement(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  version: QuoteVersion,
): Promise<Agreement> {
  const { providerId, organisationId, ownerId, subsidy, language } = engagement;
  if (providerId === null || subsidy === null) throw new DomainError('engagements.wrong-state');
  await requireUnrelated(tx, engagement);
  const firms = await listFirms(tx, [organisationId, providerId, ownerId]);
  const { content: programme } = await versionOf(tx, engagement);
  const { offerVersionId } = await tx.quote.findUniqueOrThrow({ where: { id: version.quoteId } });
  const offer = await findOfferReference(tx, offerVersionId);
  const quote = quoteContentSchema.parse(version.content);
  const agreement = await storeAgreement(
    tx,
    actor,
    engagement,
    {
      ...{ format: 1, demo: engagement.isDemo || isDemoSite(), madeOn: civilDateOf(actor.now) },
      // What has no paper of its own is written in French.
      language: language === 'ar' || language === 'en' ? language : 'fr',
      firm: partyOf(firms.get(organisationId)),
      provider: partyOf(firms.get(providerId)),
      owner: firms.get(ownerId)?.name ?? '',
      programme: programme.name,
      voucher: await caseNumberOf(tx, engagement.applicationId),
      offer: {
        ...{ fr: offer?.title.fr ?? '', ar: offer?.title.ar ?? '' },
        ...{ number: offer?.number ?? 0, hash: offer?.contentHash ?? '' },
      },
      ...{ quoteHash: version.contentHash, clauses: currentClauses().hash },
      ...firstPrice(quote, cents(subsidy)),
      ...{ startOn: quote.startOn, note: quote.note, amends: null },
    },
    null,
  );
  await tellSides(tx, actor, engagement, { kind: 'agreement-drafted', sides: ['provider'] });
  return agreement;
}

/** The choice is undone: the agreement that waited for signatures falls. */
export async function dropDraft(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
): Promise<void> {
  const open = await findOpen(tx, engagement.id);
  if (open) await moveAgreement(tx, actor, engagement, open, { event: 'drop', to: 'dropped' });
}
