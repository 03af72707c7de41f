import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { changeCertificate, lockCertificate } from './certificate-records.server.ts';
import { openMeasures } from './measure-records.server.ts';
import { requireOwner } from './policy.ts';

/**
 * Gives up the provider's certificate, for good. Again, it changes nothing. Throws
 * `catalogue.owner-only`, `catalogue.not-found` without a certificate, and
 * `catalogue.measure-open` while a measure waits for a decision, which nobody escapes.
 */
export async function withdrawCertificate(actor: MemberActor): Promise<void> {
  const organisationId = requireOwner(actor);
  await inTransaction('catalogue.withdraw-certificate', async (tx) => {
    const certificate = await lockCertificate(tx, organisationId);
    if (!certificate) {
      const last = await tx.certificate.findFirst({
        where: { organisationId },
        orderBy: { endedAt: 'desc' },
      });
      if (last?.state === 'withdrawn') return;
      throw new DomainError('catalogue.not-found');
    }
    const open = await tx.certificateMeasure.count({
      where: openMeasures(certificate.id),
    });
    if (open > 0) throw new DomainError('catalogue.measure-open');
    await changeCertificate(tx, actor, certificate, {
      ...{ event: { type: 'withdraw' }, reason: 'own-wish' },
    });
  });
}
