import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { NameLang } from '../names.ts';
import { walletOf } from '../providers/wallet-view.server.ts';
import { applicationView } from './application-view.ts';
import { factsOf } from './certificate-records.server.ts';
import { readCertificates, readMeasures } from './certificate-view.server.ts';
import { readProviderFacts } from './dossier-view.server.ts';
import { requireExaminer } from './policy.ts';

/** Certificates found at once. */
const MOST = 50;

/**
 * Everything examiners keep about a provider: papers, certificates, applications and measures.
 * Throws `catalogue.not-found`, also for organisations that are no provider.
 */
export async function getProviderDossier(
  actor: MemberActor,
  organisationId: string,
  lang: NameLang,
) {
  requireExaminer(actor);
  const firm = (await listFirms(db, [organisationId])).get(organisationId);
  if (firm?.kind !== 'provider') throw new DomainError('catalogue.not-found');
  const applications = await db.certificationApplication.findMany({
    where: { organisationId, submittedAt: { not: null } },
    orderBy: { openedAt: 'desc' },
  });
  const certificates = await readCertificates(organisationId);
  const measures = await readMeasures(organisationId);
  return {
    provider: await readProviderFacts(organisationId, lang),
    papers: await walletOf(db, organisationId, civilDateOf(actor.now)),
    certificates,
    applications: applications.map(applicationView),
    measures,
    mayNotice:
      certificates.some(({ ended }) => !ended) &&
      !measures.some(({ state }) => state === 'noticed' || state === 'answered'),
  };
}

/** Providers with a certificate in force or suspended, by part of their name, fifty at most. */
export async function findCertified(actor: MemberActor, text: string) {
  requireExaminer(actor);
  const wanted = text.trim();
  const pages = await db.provider.findMany({
    where:
      wanted === ''
        ? {}
        : {
            OR: [
              { name: { contains: wanted, mode: 'insensitive' } },
              { nameArabic: { contains: wanted } },
            ],
          },
    select: { organisationId: true, name: true },
  });
  const nameOf = new Map(pages.map(({ organisationId, name }) => [organisationId, name]));
  const rows = await db.certificate.findMany({
    where: { endedAt: null, organisationId: { in: [...nameOf.keys()] } },
    orderBy: [{ validUntil: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  return rows.map((row) => ({
    ...{ organisationId: row.organisationId, code: row.code, state: factsOf(row).state },
    validUntil: dayOf(row.validUntil),
    name: nameOf.get(row.organisationId) ?? '',
  }));
}
