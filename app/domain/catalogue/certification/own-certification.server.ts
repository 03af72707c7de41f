import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { requireProviderStaff } from '../providers/provider-policy.ts';
import { providersView, entryView } from './application-view.ts';
import { readCertificates, readMeasures } from './certificate-view.server.ts';
import { CHARTER_VERSION } from './charter.ts';
import { isOwner } from './policy.ts';
import { kindFor, opensOn, preconditionsOf } from './preconditions.ts';
import { readReadiness } from './readiness.server.ts';

/**
 * The certification of the actor's own provider: certificate, what the next application needs, the
 * one that is open or was closed last with what was written to each other, measures. Examiners'
 * notes are left out. Throws `catalogue.not-found` to others.
 */
export async function getOwnCertification(actor: MemberActor) {
  const organisationId = requireProviderStaff(actor);
  const rows = await db.certificationApplication.findMany({
    where: { organisationId },
    orderBy: { openedAt: 'desc' },
    include: {
      entries: {
        where: { kind: { in: ['request', 'answer'] } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      },
    },
  });
  const applications = rows.map((row) => ({
    ...providersView(row),
    entries: row.entries.map(entryView).map(({ byId: _, ...entry }) => entry),
  }));
  const current = applications.find(({ open }) => open) ?? null;
  // A draft that was given up says nothing to anybody.
  const [last, ...before] = applications.filter((one) => !one.open && one.submittedOn !== null);
  const certificates = await readCertificates(organisationId);
  const readiness = await readReadiness(db, organisationId, {
    now: actor.now,
    declaresNoInsurance: current?.declaresNoInsurance ?? false,
  });
  const kind = current?.state === 'draft' ? current.kind : kindFor(readiness);
  return {
    isOwner: isOwner(actor),
    certificate: certificates[0] ?? null,
    past: certificates.slice(1),
    kind,
    /** The first day the next application may be sent; null for any day. */
    opensOn: readiness.certificate && opensOn(readiness.certificate),
    preconditions: preconditionsOf(kind, readiness),
    insured: readiness.papers.some((paper) => paper.kind === 'insurance'),
    current,
    last: last ?? null,
    before,
    measures: await readMeasures(organisationId),
  };
}

/** Whether the actor's provider agreed to the charter in force, and who may do so. */
export async function getOwnCharter(actor: MemberActor) {
  const organisationId = requireProviderStaff(actor);
  const page = await db.provider.findUnique({
    where: { organisationId },
    select: { charterVersion: true, charterAcceptedAt: true },
  });
  return {
    isOwner: isOwner(actor),
    hasPage: page !== null,
    accepted: page?.charterVersion === CHARTER_VERSION,
    before: page?.charterVersion != null,
    acceptedAt: page?.charterAcceptedAt ?? null,
  };
}
