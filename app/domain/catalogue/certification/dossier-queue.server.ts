import { listFirms } from '#domain/accounts/index.server.ts';
import {
  civilDateOf,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type {
  CertificateMeasure,
  CertificationApplication,
} from '#platform/prisma-client/client.ts';
import { regionOf } from '../vocabulary.ts';
import {
  countDossiers,
  filterDossiers,
  isOverdue,
  type DossierFilter,
  type QueuedDossier,
} from './dossier-filter.ts';
import { mayDecide } from './measure.ts';
import { requireExaminer } from './policy.ts';
import { OPEN_STATES } from './transitions.ts';

const PAGE = 50;
/** Closed dossiers that are looked through, newest first. */
const CLOSED_READ = 1_000;

export interface DossierQuery extends DossierFilter {
  /** What is open, or what was closed. */
  readonly show: 'open' | 'closed';
  /** From 1. */
  readonly page: number;
}

export interface ListedDossier extends QueuedDossier {
  readonly overdue: boolean;
  readonly mine: boolean;
}

/**
 * Applications and measures for the examiners, filtered, the first due first, fifty a page, with
 * what the quick filters would show. Drafts are the providers' own. Throws `catalogue.not-found` to
 * others.
 */
export async function listDossiers(actor: MemberActor, query: DossierQuery) {
  requireExaminer(actor);
  const reader = { accountId: actor.person.accountId, today: civilDateOf(actor.now) };
  const dossiers = await readDossiers(query.show, reader.today);
  const found = filterDossiers(dossiers, query, reader);
  const pages = Math.max(1, Math.ceil(found.length / PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  return {
    dossiers: found.slice((page - 1) * PAGE, page * PAGE).map((one): ListedDossier => ({
      ...one,
      overdue: query.show === 'open' && isOverdue(one, reader.today),
      mine: one.examinerId === reader.accountId,
    })),
    ...{ total: found.length, page, pages },
    counts: countDossiers(
      query.show === 'open' ? dossiers : await readDossiers('open', reader.today),
      reader,
    ),
  };
}

async function readDossiers(
  show: 'open' | 'closed',
  today: CivilDate,
): Promise<readonly QueuedDossier[]> {
  const open = show === 'open';
  const states = OPEN_STATES.filter((state) => state !== 'draft');
  const [applications, measures] = await Promise.all([
    db.certificationApplication.findMany({
      where: open
        ? { state: { in: states } }
        : { submittedAt: { not: null }, state: { notIn: [...OPEN_STATES] } },
      orderBy: { updatedAt: 'desc' },
      ...(open ? {} : { take: CLOSED_READ }),
    }),
    db.certificateMeasure.findMany({
      where: { state: { in: open ? ['noticed', 'answered'] : ['applied', 'dropped'] } },
      orderBy: { noticedAt: 'desc' },
      ...(open ? {} : { take: CLOSED_READ }),
    }),
  ]);
  const placeOf = await readPlaces([...applications, ...measures]);
  return [
    ...applications.map((row) => ({ ...ofApplication(row), ...placeOf(row.organisationId) })),
    ...measures.map((row) => ({ ...ofMeasure(row, today), ...placeOf(row.organisationId) })),
  ];
}

/** Names and seats of providers by their ids. */
async function readPlaces(rows: readonly { readonly organisationId: string }[]) {
  const ids = [...new Set(rows.map(({ organisationId }) => organisationId))];
  const firms = await listFirms(db, ids);
  const pages = await db.provider.findMany({
    where: { organisationId: { in: ids } },
    select: { organisationId: true, name: true, province: true },
  });
  const pageOf = new Map(pages.map((page) => [page.organisationId, page]));
  return (id: string) => {
    const [firm, page] = [firms.get(id), pageOf.get(id)];
    return {
      organisationId: id,
      name: page?.name ?? firm?.name ?? '',
      ice: firm?.ice ?? null,
      region: regionOf(page?.province ?? firm?.province ?? null) ?? '',
    };
  };
}

const dayOrNull = (date: Date | null) => date && dayOf(date);

function ofApplication(row: CertificationApplication) {
  const asked = row.state === 'changes-requested';
  const turn: 'second' | 'examiner' = row.state === 'proposed' ? 'second' : 'examiner';
  return {
    ...{ about: 'application' as const, id: row.id, kind: row.kind, state: row.state },
    ...{ examinerId: row.examinerId, proposedById: row.proposedById },
    waitsFor: asked ? ('provider' as const) : turn,
    dueOn: dayOrNull(asked ? row.answerDueOn : row.dueOn),
    remindedOn: dayOrNull(row.remindedOn),
  };
}

function ofMeasure(row: CertificateMeasure, today: CivilDate) {
  const dueOn = dayOf(row.answerDueOn);
  return {
    ...{ about: 'measure' as const, id: row.id, kind: row.kind, state: row.state },
    ...{ examinerId: row.noticedById, proposedById: row.noticedById },
    // Once the last day to answer has passed, it may be decided without an answer.
    waitsFor: mayDecide({ state: row.state, answerDueOn: dueOn }, today)
      ? ('second' as const)
      : ('provider' as const),
    dueOn,
    remindedOn: dayOrNull(row.remindedOn),
  };
}
