import { civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { CertificationApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { blockersOf, type Blocker } from './checklist.ts';
import { missingPapers } from './review-certificate.server.ts';
import { isApplicationKind } from './transitions.ts';

/** What stands against accepting an application at an instant; empty for nothing. */
export async function findBlockers(
  reader: Tx | typeof db,
  { id, organisationId, kind }: CertificationApplication,
  now: Date,
): Promise<readonly Blocker[]> {
  if (!isApplicationKind(kind)) return [];
  const checks = await reader.applicationCheck.findMany({ where: { applicationId: id } });
  const references = await reader.providerReference.findMany({
    where: { organisationId, state: 'confirmed', removedAt: null },
    select: { clientIce: true },
  });
  return blockersOf({
    kind,
    verdicts: new Map(checks.map(({ item, verdict }) => [item, verdict])),
    confirmedClients: references.map(({ clientIce }) => clientIce),
    missingPapers: await missingPapers(reader, organisationId, civilDateOf(now)),
  });
}

/** Throws `catalogue.not-acceptable` with what stands against accepting an application. */
export async function refuseUnacceptable(
  tx: Tx,
  application: CertificationApplication,
  now: Date,
): Promise<void> {
  const blockers = await findBlockers(tx, application, now);
  if (blockers.length > 0)
    throw new DomainError('catalogue.not-acceptable', {
      reasons: blockers.map(({ about, code }) => `${about}:${code}`).join(' '),
    });
}
