import { listFirms, listHolders, namesOf } from '#domain/accounts/index.server.ts';
import {
  cents,
  civilDateOf,
  type Cents,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { listVersions } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { CLOCK_CODES, HOLDERS, type ClockCode, type Holder } from '../clocks/plan.ts';
import { receiptOf } from '../receipt.ts';
import { stateOf, type ApplicationState } from '../transitions.ts';
import type { CaseFilter } from './filters.ts';
import {
  CASES,
  CASES_WITH_OFFICER,
  IS_OPEN,
  IS_UNASSIGNED,
  isDecidable,
  isLate,
  isMine,
  matching,
  queueReader,
  type QueueReader,
} from './queue-sql.server.ts';

const PAGE = 50;
/** Lines of a sheet, at most. */
const MOST_LINES = 20_000;

type NameLang = 'fr' | 'ar' | 'en';

/** A case in a list of officers. */
export interface QueuedCase {
  readonly id: string;
  readonly receipt: string;
  readonly stamp: number;
  readonly state: ApplicationState;
  readonly firm: string;
  readonly programme: string;
  readonly region: string | null;
  readonly category: string;
  /** Aid proposed or given, else asked. */
  readonly amount: Cents;
  readonly sentOn: CivilDate;
  /** Name of who examines it; null for nobody. */
  readonly officer: string | null;
  /** What is awaited, from whom, until when; null while nothing is. */
  readonly clock: {
    readonly code: ClockCode;
    readonly holder: Holder;
    readonly dueOn: CivilDate;
  } | null;
  readonly isLate: boolean;
  readonly isMine: boolean;
  readonly isDecidable: boolean;
}

interface Row {
  readonly id: string;
  readonly number: number;
  readonly submittedAt: Date;
  readonly stamp: number;
  readonly state: string;
  readonly organisationId: string;
  readonly versionId: string;
  readonly region: string | null;
  readonly category: string;
  readonly amount: bigint;
  readonly officerId: string | null;
  readonly code: string | null;
  readonly holder: string | null;
  readonly dueOn: Date | null;
  readonly isLate: boolean;
  readonly isMine: boolean;
  readonly isDecidable: boolean;
  /** Cases that the filter lets through, on all pages. */
  readonly total: number;
}

/** Lines of the queue: what waits for the reader first, then their own, then by the day they have. */
function readRows(
  filter: CaseFilter,
  reader: QueueReader,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Row[]> {
  const awaitsReader = Prisma.sql`
    coalesce(${isMine(reader)} AND c.holder NOT IN ('applicant', 'decides'), false)`;
  return db.$queryRaw<Row[]>`
    SELECT a.id, a.number, a.submitted_at AS "submittedAt", a.stamp, a.state,
      a.organisation_id AS "organisationId", a.version_id AS "versionId", a.region, a.category,
      coalesce(a.awarded, a.asked) AS amount, p.account_id AS "officerId",
      c.code, c.holder, c.due_on AS "dueOn", ${isLate(reader)} AS "isLate",
      ${isMine(reader)} AS "isMine", ${isDecidable(reader)} AS "isDecidable",
      count(*) OVER ()::int AS total
    FROM ${CASES} WHERE ${matching(filter, reader)}
    ORDER BY ${isDecidable(reader)} OR ${awaitsReader} DESC, ${isMine(reader)} DESC,
      c.due_on NULLS LAST, a.number
    LIMIT ${limit} OFFSET ${offset}`;
}

async function viewRows(rows: readonly Row[], lang: NameLang): Promise<readonly QueuedCase[]> {
  const [firms, officers, versions] = await Promise.all([
    listFirms(
      db,
      rows.map(({ organisationId }) => organisationId),
    ),
    namesOf(rows.flatMap(({ officerId }) => officerId ?? [])),
    listVersions(db, [...new Set(rows.map(({ versionId }) => versionId))]),
  ]);
  return rows.map((row) => ({
    ...{ id: row.id, receipt: receiptOf(row.number, row.submittedAt), stamp: row.stamp },
    ...{ state: stateOf(row.state), firm: firms.get(row.organisationId)?.name ?? '' },
    programme: versions.get(row.versionId)?.content.name[lang] ?? '',
    ...{ region: row.region, category: row.category, amount: cents(row.amount) },
    sentOn: civilDateOf(row.submittedAt),
    officer: row.officerId === null ? null : (officers.get(row.officerId) ?? ''),
    clock: clockOf(row),
    ...{ isLate: row.isLate, isMine: row.isMine, isDecidable: row.isDecidable },
  }));
}

function clockOf({ code, holder, dueOn }: Row): QueuedCase['clock'] {
  const known = CLOCK_CODES.find((one) => one === code);
  const who = HOLDERS.find((one) => one === holder);
  return known && who && dueOn ? { code: known, holder: who, dueOn: dayOf(dueOn) } : null;
}

/** How many open cases there are: by what one looks for first, and in each state. */
export interface CaseCounts {
  readonly all: number;
  readonly mine: number;
  readonly decide: number;
  readonly unassigned: number;
  readonly late: number;
  readonly states: Readonly<Partial<Record<ApplicationState, number>>>;
}

export async function countCases(reader: QueueReader): Promise<CaseCounts> {
  const rows = await db.$queryRaw<
    (Record<Exclude<keyof CaseCounts, 'states'>, number> & { state: string })[]
  >`
    SELECT a.state, count(*)::int AS "all", count(*) FILTER (WHERE ${isMine(reader)})::int AS mine,
      count(*) FILTER (WHERE ${isDecidable(reader)})::int AS decide,
      count(*) FILTER (WHERE ${IS_UNASSIGNED})::int AS unassigned,
      count(*) FILTER (WHERE ${isLate(reader)})::int AS late
    FROM ${CASES_WITH_OFFICER} WHERE ${reader.scope} AND ${IS_OPEN} GROUP BY a.state`;
  const sum = (name: Exclude<keyof CaseCounts, 'states'>) =>
    rows.reduce((total, row) => total + row[name], 0);
  return {
    ...{ all: sum('all'), mine: sum('mine'), decide: sum('decide') },
    ...{ unassigned: sum('unassigned'), late: sum('late') },
    states: Object.fromEntries(rows.map(({ state, all }) => [stateOf(state), all])),
  };
}

/**
 * The cases an officer may read, filtered: their own and those they may decide first, then the first
 * due, fifty a page. Throws `cases.not-found` to others.
 */
export async function listCases(
  actor: MemberActor,
  filter: CaseFilter,
  { page: asked, lang }: { readonly page: number; readonly lang: NameLang },
) {
  const reader = await queueReader(actor, civilDateOf(actor.now));
  const [found, counts] = await Promise.all([
    readPage(filter, reader, Math.max(1, asked)),
    countCases(reader),
  ]);
  const { rows, ...page } = found;
  return { cases: await viewRows(rows, lang), ...page, counts };
}

/** A page of the queue; the last one for a page beyond it. */
async function readPage(filter: CaseFilter, reader: QueueReader, page: number) {
  const at = (one: number) => readRows(filter, reader, { limit: PAGE, offset: (one - 1) * PAGE });
  const rows = await at(page);
  if (rows.length > 0 || page === 1) return pageOf(rows, page);
  const first = pageOf(await at(1), 1);
  return first.pages === 1 ? first : pageOf(await at(first.pages), first.pages);
}

function pageOf(rows: readonly Row[], page: number) {
  const total = rows[0]?.total ?? 0;
  return { rows, total, page, pages: Math.max(1, Math.ceil(total / PAGE)) };
}

/** Everything a filter lets through, for a sheet of at most 20 000 lines. Throws as `listCases`. */
export async function listAllCases(
  actor: MemberActor,
  filter: CaseFilter,
  lang: NameLang,
): Promise<readonly QueuedCase[]> {
  const reader = await queueReader(actor, civilDateOf(actor.now));
  return viewRows(await readRows(filter, reader, { limit: MOST_LINES, offset: 0 }), lang);
}

/** What the filters offer: programmes with cases, and officers. Throws as `listCases`. */
export async function caseFilterChoices(actor: MemberActor, lang: NameLang) {
  const reader = await queueReader(actor, civilDateOf(actor.now));
  const rows = await db.$queryRaw<{ programmeId: string; versionId: string }[]>`
    SELECT a.programme_id AS "programmeId", max(a.version_id) AS "versionId"
    FROM aid_application a WHERE ${reader.scope} GROUP BY 1 ORDER BY 1`;
  const versions = await listVersions(
    db,
    rows.map(({ versionId }) => versionId),
  );
  const officers = await listHolders(db, actor.person.seat.organisationId, 'proposing-officer');
  return {
    programmes: rows.map(({ programmeId, versionId }) => ({
      id: programmeId,
      name: versions.get(versionId)?.content.name[lang] ?? '',
    })),
    officers: officers.map(({ accountId, name }) => ({ id: accountId, name })),
  };
}
