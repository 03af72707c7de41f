import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { CredentialKind } from '../vocabulary.ts';
import { offerDraftSchema } from './content.ts';
import type { ChangeRequest } from './get-own-offer.server.ts';
import { formValuesOf, type OfferFormValues } from './offer-form.ts';
import { requireEditor } from './offer-records.server.ts';
import { readProviderLimits } from './provider-limits.server.ts';

/** What the form of an offer is made from. */
export interface OwnDraft {
  /** Null while no draft is open. */
  readonly draft: {
    readonly versionId: string;
    /** Changes with every save: sent back with the form. */
    readonly stamp: string;
    readonly values: OfferFormValues;
    readonly savedAt: Date;
  } | null;
  /** What an examiner asked to change in the version the draft goes on from. */
  readonly requests: readonly ChangeRequest[];
  /** Regions of the public page, null while there is none; papers in force. */
  readonly regions: readonly string[] | null;
  readonly papers: readonly CredentialKind[];
}

/** Throws `catalogue.not-found` for another's offer and to anybody who does not write offers. */
export async function getOwnDraft(actor: MemberActor, offerId: string): Promise<OwnDraft> {
  requireEditor(actor);
  const { organisationId } = actor.person.seat;
  const offer = await db.offer.findFirst({ where: { id: offerId, organisationId } });
  if (!offer) throw new DomainError('catalogue.not-found');
  const draft = await db.offerVersion.findFirst({ where: { offerId, state: 'draft' } });
  return {
    draft: draft && {
      versionId: draft.id,
      stamp: draft.contentHash,
      values: formValuesOf(offerDraftSchema.parse(draft.content)),
      savedAt: draft.updatedAt,
    },
    requests: await listRequests(offerId),
    ...(await readProviderLimits(db, organisationId, actor.now)),
  };
}

/** Of the latest version that has any, unless a version was published after it. */
async function listRequests(offerId: string): Promise<readonly ChangeRequest[]> {
  const version = await db.offerVersion.findFirst({
    where: { offerId, OR: [{ state: 'published' }, { requests: { some: {} } }] },
    orderBy: { number: 'desc' },
    include: { requests: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  return (version?.requests ?? []).map(({ field, text }) => ({ field, text }));
}
