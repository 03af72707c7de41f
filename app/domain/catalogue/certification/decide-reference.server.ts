import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { askForMatching } from '../search/ask-for-matching.server.ts';
import { saltOf } from './dossier-records.server.ts';
import { examine, requireUnderExamination } from './examine.server.ts';
import { referenceStamp } from './reference-stamp.ts';

export interface ReferenceDecision {
  readonly state: 'confirmed' | 'refused';
  /** What the client said; for the examiners. */
  readonly note: string;
  /** `referenceStamp` of what the examiner has read: the provider may change it until it is decided. */
  readonly stamp: string;
}

/**
 * Confirms or refuses a reference of the provider whose application is examined, or changes that
 * while it lasts. Throws what `examine` does, `catalogue.wrong-state` (also when the provider has changed it since it
 * was read), `catalogue.not-found` for a
 * reference of another provider or a removed one, `catalogue.same-person` for one's own.
 */
export async function decideReference(
  actor: MemberActor,
  { applicationId, referenceId }: { readonly applicationId: string; readonly referenceId: string },
  { state, note, stamp }: ReferenceDecision,
): Promise<void> {
  const { accountId } = actor.person;
  await examine(actor, applicationId, 'decide-reference', async (tx, application) => {
    requireUnderExamination(application);
    const { organisationId } = application;
    await tx.$queryRaw`SELECT 1 FROM provider_reference WHERE id = ${referenceId} FOR UPDATE`;
    const reference = await tx.providerReference.findFirst({
      where: { id: referenceId, organisationId, removedAt: null },
    });
    if (!reference) throw new DomainError('catalogue.not-found');
    if (reference.addedById === accountId) throw new DomainError('catalogue.same-person');
    if (stamp !== referenceStamp(reference)) throw new DomainError('catalogue.wrong-state');
    if (reference.state === state && (reference.note ?? '') === note) return;
    await tx.providerReference.update({
      where: { id: referenceId },
      data: { state, note, decidedById: accountId, decidedAt: actor.now },
    });
    await appendAudit(tx, actor, {
      type: 'catalogue.reference-decided',
      stream: `organisation:${organisationId}`,
      subject: `provider-reference:${referenceId}`,
      facts: { from: reference.state, to: state, application: applicationId },
      after: { note },
      salt: await saltOf(tx, actor),
    });
    await askForMatching(tx, organisationId);
  });
}
