import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { moveVersion } from './offer-records.server.ts';
import type { ReviewRequest } from './review-form.ts';
import {
  decideVersion,
  noteDecision,
  notWaiting,
  tellProvider,
  writeRequests,
  wroteTheSame,
} from './review-records.server.ts';

/**
 * An examiner asks for changes in a submitted version, field by field; the provider goes on in a
 * new draft. The same requests sent again by the same person are carried out already. Throws
 * `catalogue.no-request` without any, `catalogue.taken-back` and `catalogue.wrong-state` when the
 * version does not wait any more, `catalogue.conflict`, `catalogue.not-found`.
 */
export async function requestOfferChanges(
  actor: MemberActor,
  versionId: string,
  requests: readonly ReviewRequest[],
): Promise<void> {
  if (requests.length === 0) throw new DomainError('catalogue.no-request');
  await decideVersion('catalogue.request-changes', actor, versionId, async (tx, version) => {
    const { now, person } = actor;
    if (version.state === 'changes-requested' && version.decidedById === person.accountId)
      if (await wroteTheSame(tx, actor, versionId, requests)) return;
    if (version.state !== 'submitted') throw notWaiting(version);
    await moveVersion(tx, version, 'request-changes', {
      ...{ decidedAt: now, decidedById: person.accountId, updatedAt: now },
    });
    await writeRequests(tx, actor, versionId, requests);
    await noteDecision(tx, actor, version, { type: 'catalogue.offer-changes-requested', requests });
    await tellProvider(tx, actor, version, 'offer-changes');
  });
}
