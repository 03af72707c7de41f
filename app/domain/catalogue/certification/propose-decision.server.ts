import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refuseUnacceptable } from './acceptance.server.ts';
import {
  moveApplication,
  nameOf,
  noteApplication,
  tellExaminers,
} from './dossier-records.server.ts';
import { examine } from './examine.server.ts';

export interface Proposal {
  readonly verdict: 'accept' | 'refuse';
  /** Told to the provider once it is decided. */
  readonly reason: string;
}

/**
 * Proposes to accept or to refuse an application; another examiner decides. The same proposal of
 * the same examiner again changes nothing. Throws what `examine` does, `catalogue.wrong-state`, and
 * `catalogue.not-acceptable` with what stands against accepting it.
 */
export async function proposeDecision(
  actor: MemberActor,
  id: string,
  { verdict, reason }: Proposal,
): Promise<void> {
  const { accountId } = actor.person;
  await examine(actor, id, 'propose-decision', async (tx, application) => {
    const { state, proposedById, proposedVerdict, organisationId } = application;
    if (state === 'proposed' && proposedById === accountId && proposedVerdict === verdict) return;
    if (state !== 'examining') throw new DomainError('catalogue.wrong-state');
    if (verdict === 'accept') await refuseUnacceptable(tx, application, actor.now);
    const proposed = await moveApplication(tx, actor.now, application, {
      event: 'propose',
      by: 'examiner',
      changes: {
        ...{ proposedVerdict: verdict, proposedById: accountId, proposedAt: actor.now },
        proposalReason: reason,
      },
    });
    await noteApplication(tx, actor, proposed, {
      type: 'catalogue.application-proposed',
      // The provider reads its trail: what is proposed only enters as a digest.
      after: { verdict, reason },
    });
    await tellExaminers(tx, actor, {
      kind: 'application-proposed',
      params: { organisation: await nameOf(tx, organisationId) },
      path: `/programme/providers/${id}`,
    });
  });
}
