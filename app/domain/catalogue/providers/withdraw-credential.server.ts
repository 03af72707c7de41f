import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockCertificate } from '../certification/certificate-records.server.ts';
import { reviewCertificate } from '../certification/review-certificate.server.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import { canKeepWallet } from './credential-policy.ts';

/**
 * Takes a paper out of the provider's wallet, verified or not; what depends on it stops at once.
 * Repeated it changes nothing. Throws `catalogue.not-found`, `catalogue.wrong-state` for a paper
 * that was refused.
 */
export async function withdrawCredential(actor: MemberActor, id: string): Promise<void> {
  if (!canKeepWallet(actor)) throw new DomainError('catalogue.not-found');
  const { organisationId } = actor.person.seat;
  await inTransaction('catalogue.withdraw-credential', async (tx) => {
    // Taken first by whatever changes papers or certificate, so that no two wait for each other.
    await lockCertificate(tx, organisationId);
    const paper = await tx.credential.findFirst({ where: { id, organisationId } });
    if (!paper) throw new DomainError('catalogue.not-found');
    if (paper.state === 'withdrawn') return;
    const { count } = await tx.credential.updateMany({
      where: { id, organisationId, state: { in: ['pending', 'verified'] } },
      data: { state: 'withdrawn' },
    });
    if (count === 0) throw new DomainError('catalogue.wrong-state');
    await appendAudit(tx, actor, {
      type: 'catalogue.credential-withdrawn',
      stream: `organisation:${organisationId}`,
      subject: `credential:${id}`,
      facts: { kind: paper.kind, from: paper.state },
    });
    await reviewCertificate(tx, organisationId, actor.now, actor);
    await refreshListings(tx, organisationId, actor.now);
  });
}
