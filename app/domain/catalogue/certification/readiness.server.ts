import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf, dayOf } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { CHARTER_VERSION } from './charter.ts';
import type { Readiness } from './preconditions.ts';

/** What a provider has, for the preconditions of an application at an instant. */
export async function readReadiness(
  reader: Tx | typeof db,
  organisationId: string,
  { now, declaresNoInsurance }: { readonly now: Date; readonly declaresNoInsurance: boolean },
): Promise<Readiness> {
  const firm = (await listFirms(reader, [organisationId])).get(organisationId);
  const page = await reader.provider.findUnique({ where: { organisationId } });
  const references = await reader.providerReference.findMany({
    where: { organisationId, removedAt: null, state: { not: 'refused' } },
    select: { clientIce: true, addedAt: true },
  });
  const papers = await reader.credential.findMany({
    where: { organisationId, state: { in: ['pending', 'verified'] } },
    select: { kind: true, validTo: true },
  });
  const certificate = await reader.certificate.findFirst({
    where: { organisationId, endedAt: null },
  });
  const publishedOffers = await reader.offerVersion.count({
    where: { organisationId, state: 'published' },
  });
  return {
    today: civilDateOf(now),
    firm: firm ?? { ice: null, legalForm: null, suspended: true },
    page,
    references: references.map(({ clientIce, addedAt }) => ({
      clientIce,
      addedOn: civilDateOf(addedAt),
    })),
    papers: papers.map(({ kind, validTo }) => ({ kind, validTo: validTo && dayOf(validTo) })),
    ...{ declaresNoInsurance, charterVersion: CHARTER_VERSION, publishedOffers },
    certificate: certificate && {
      grade: certificate.grade,
      issuedOn: civilDateOf(certificate.issuedAt),
      probationUntil: dayOf(certificate.probationUntil),
      validUntil: dayOf(certificate.validUntil),
    },
  };
}
