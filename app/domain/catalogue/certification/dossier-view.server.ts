import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type {
  ApplicationCheck,
  CertificationApplication,
  ProviderReference,
} from '#platform/prisma-client/client.ts';
import { provinceName, sectorName, type NameLang } from '../names.ts';
import { walletOf } from '../providers/wallet-view.server.ts';
import { findBlockers } from './acceptance.server.ts';
import { applicationView, entryView, isTold, providersView } from './application-view.ts';
import { listColleagues } from './assign-application.server.ts';
import { readCertificates, readMeasures } from './certificate-view.server.ts';
import { CHECK_ITEMS, isRequired, VERDICTS } from './checklist.ts';
import { readNames } from './dossier-names.server.ts';
import { hasConflict } from './dossier-records.server.ts';
import { referenceStamp } from './reference-stamp.ts';
import { requireExaminer } from './policy.ts';
import { isApplicationKind } from './transitions.ts';

const REFERENCE_STATES = ['declared', 'confirmed', 'refused'] as const;

type Names = ReadonlyMap<string, string>;

/** Who a provider is, for examiners. */
export async function readProviderFacts(organisationId: string, lang: NameLang) {
  const firm = (await listFirms(db, [organisationId])).get(organisationId);
  const page = await db.provider.findUnique({ where: { organisationId } });
  if (!firm) throw new DomainError('catalogue.not-found');
  const province = page?.province ?? firm.province;
  return {
    organisationId,
    ...{ name: page?.name ?? firm.name, legalName: firm.name, ice: firm.ice },
    ...{ legalForm: firm.legalForm, tradeRegister: firm.tradeRegister },
    registerCourt: firm.registerCourt,
    place: province === null ? '' : provinceName(province, lang).name,
    suspended: firm.suspended,
    slug: page?.slug ?? null,
    charterVersion: page?.charterVersion ?? null,
    charterOn: page?.charterAcceptedAt ? civilDateOf(page.charterAcceptedAt) : null,
  };
}
export type ProviderFacts = Awaited<ReturnType<typeof readProviderFacts>>;

function checkLines(kind: string, checks: readonly ApplicationCheck[], names: Names) {
  const known = isApplicationKind(kind) ? kind : 'first';
  return CHECK_ITEMS.map((item) => {
    const check = checks.find((one) => one.item === item);
    return {
      ...{ item, required: isRequired(known, item), note: check?.note ?? '' },
      verdict: VERDICTS.find((verdict) => verdict === check?.verdict) ?? 'open',
      by: check ? (names.get(check.byId) ?? '') : '',
      on: check ? civilDateOf(check.at) : null,
    };
  });
}

function referenceLine(row: ProviderReference, lang: NameLang) {
  return {
    ...{ id: row.id, clientName: row.clientName, clientIce: row.clientIce, year: row.year },
    ...{ contactName: row.contactName, contactPhone: row.contactPhone, note: row.note ?? '' },
    sector: sectorName(row.sector, lang).name,
    work: lang === 'ar' ? row.workAr || row.workFr : row.workFr || row.workAr,
    state: REFERENCE_STATES.find((state) => state === row.state) ?? 'declared',
    stamp: referenceStamp(row),
  };
}

/** The application of an address, for examiners. Throws `catalogue.not-found`, also for drafts. */
async function readApplication(actor: MemberActor, id: string) {
  requireExaminer(actor);
  const row = await db.certificationApplication.findFirst({
    where: { id, submittedAt: { not: null } },
    include: { checks: true, entries: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  if (!row) throw new DomainError('catalogue.not-found');
  return row;
}

function proposalOf(row: CertificationApplication, names: Names, accountId: string) {
  if (row.proposedVerdict === null || row.proposedById === null) return null;
  return {
    verdict: row.proposedVerdict === 'accept' ? ('accept' as const) : ('refuse' as const),
    reason: row.proposalReason ?? '',
    by: names.get(row.proposedById) ?? '',
    own: row.proposedById === accountId,
  };
}

/**
 * Everything about an application, for examiners: the provider, its papers, references, checklist,
 * what was written, the proposal, the decision, what stands against accepting it, and what came
 * before. Somebody who works for the provider (`conflict`) reads of it what the provider does.
 * Throws `catalogue.not-found`.
 */
export async function getDossier(actor: MemberActor, id: string, lang: NameLang) {
  const row = await readApplication(actor, id);
  const { organisationId, checks, entries, examinerId } = row;
  const { accountId } = actor.person;
  const conflict = row.openedById === accountId || (await hasConflict(db, actor, organisationId));
  const viewOf = conflict ? providersView : applicationView;
  const names = await readNames([
    ...[examinerId, row.proposedById, row.decidedById],
    ...[...checks, ...entries].map(({ byId }) => byId),
  ]);
  const references = await db.providerReference.findMany({
    where: { organisationId, removedAt: null },
    orderBy: { addedAt: 'asc' },
  });
  const others = await db.certificationApplication.findMany({
    where: { organisationId, submittedAt: { not: null }, id: { not: id } },
    orderBy: { openedAt: 'desc' },
  });
  return {
    conflict,
    application: viewOf(row),
    provider: await readProviderFacts(organisationId, lang),
    papers: await walletOf(db, organisationId, civilDateOf(actor.now)),
    references: references.map((reference) => ({
      ...referenceLine(reference, lang),
      ...(conflict ? { note: '' } : {}),
    })),
    checks: conflict ? [] : checkLines(row.kind, checks, names),
    entries: entries
      .filter(({ kind }) => !conflict || isTold(kind))
      .map((entry) => ({ ...entryView(entry), by: names.get(entry.byId) ?? '' })),
    examiner: examinerId === null ? null : { id: examinerId, name: names.get(examinerId) ?? '' },
    isMine: examinerId === accountId,
    colleagues: await listColleagues(actor),
    proposal: conflict ? null : proposalOf(row, names, accountId),
    decidedBy: row.decidedById === null ? null : (names.get(row.decidedById) ?? ''),
    blockers: conflict || row.state === 'accepted' ? [] : await findBlockers(db, row, actor.now),
    others: others.map(viewOf),
    certificates: await readCertificates(organisationId),
    measures: await readMeasures(organisationId),
  };
}
export type Dossier = Awaited<ReturnType<typeof getDossier>>;
