import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { Certificate, CertificateMeasure } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { lockCertificate } from './certificate-records.server.ts';
import { saltOf } from './dossier-records.server.ts';

/**
 * Takes a measure for a change, and the living certificate before it, as every change of a
 * certificate does; of one provider when it is named. Throws `catalogue.not-found`.
 */
export async function lockMeasure(
  tx: Tx,
  id: string,
  organisationId?: string,
): Promise<{ readonly measure: CertificateMeasure; readonly certificate: Certificate | null }> {
  const found = await tx.certificateMeasure.findFirst({
    where: { id, ...(organisationId === undefined ? {} : { organisationId }) },
    select: { organisationId: true, certificateId: true },
  });
  if (!found) throw new DomainError('catalogue.not-found');
  const living = await lockCertificate(tx, found.organisationId);
  await tx.$queryRaw`SELECT 1 FROM certificate_measure WHERE id = ${id} FOR UPDATE`;
  const measure = await tx.certificateMeasure.findUniqueOrThrow({ where: { id } });
  // A provider may have got another certificate since.
  const certificate = living?.id === found.certificateId ? living : null;
  return { measure, certificate };
}

/** The measures of a certificate that wait for an answer or a decision. */
export const openMeasures = (certificateId: string) => ({
  certificateId,
  state: { in: ['noticed', 'answered'] },
});

type Facts = Readonly<Record<string, string | boolean | null>>;

/** The audit entry of something done to a measure; texts only enter as a digest. */
export async function noteMeasure(
  tx: Tx,
  who: MemberActor,
  { id, organisationId, kind, grounds }: CertificateMeasure,
  entry: { readonly type: `catalogue.${string}`; readonly facts?: Facts; readonly after: Facts },
): Promise<void> {
  const { type, facts = {}, after } = entry;
  await appendAudit(tx, who, {
    type,
    stream: `organisation:${organisationId}`,
    subject: `certificate-measure:${id}`,
    facts: { kind, grounds, ...facts },
    after,
    salt: await saltOf(tx, who),
  });
}
