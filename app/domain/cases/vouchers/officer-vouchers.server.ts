import { listFirms } from '#domain/accounts/index.server.ts';
import { addDays, civilDateOf, type MemberActor, midnight } from '#domain/kernel/index.server.ts';
import { listVersions } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { officerWhere } from '../scope.server.ts';
import { readVoucherCode } from './code.ts';
import type { TextLang } from '../pages/own-case-words.ts';
import { lookOf, openClocks, type VoucherLook } from './reads.server.ts';
import { VOUCHER_STATES, type VoucherState } from './transitions.ts';

const PAGE = 50;
/** Days within which a voucher counts as ending soon. */
const SOON_DAYS = 30;
/** `RQ-2026-000123`, or the number alone. */
const RECEIPT = /^(?:RQ-?\d{4}-?)?0*(\d{1,9})$/i;

/** What an officer asks to see. */
export interface VoucherQuery {
  readonly state: VoucherState | null;
  readonly programmeId: string | null;
  /** Only those whose last day comes within a month. */
  readonly soon: boolean;
  /** A code, or the number of a request. */
  readonly text: string;
  /** From 1. */
  readonly page: number;
}

export interface OfficerVoucherLine extends VoucherLook {
  readonly firm: string;
}

/**
 * Vouchers of the programmes of the reader's organisation, of its regions for a regional examiner:
 * filtered, the first to end first, fifty a page, with how many there are in each state. Throws
 * `cases.not-found` to others.
 */
export async function listVouchers(actor: MemberActor, query: VoucherQuery, lang: TextLang) {
  const scope = scopeOf(actor);
  const filter = Prisma.sql`${scope} ${filterOf(query, actor.now)}`;
  const [{ total } = { total: 0 }] = await db.$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM voucher v
    JOIN aid_application a ON a.id = v.application_id WHERE ${filter}`;
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM voucher v JOIN aid_application a ON a.id = v.application_id WHERE ${filter}
    ORDER BY v.ended_at IS NOT NULL, coalesce(v.expires_on, v.accept_by), v.id
    LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`;
  return {
    ...{ total, page, pages },
    lines: await linesOf(
      ids.map(({ id }) => id),
      actor.now,
      lang,
    ),
    counts: await countStates(scope),
    programmes: await programmesOf(actor, lang),
  };
}

/** Which vouchers the reader may see at all. */
function scopeOf(actor: MemberActor): Prisma.Sql {
  const { ownerId } = officerWhere(actor);
  const { regions } = actor.person.seat;
  const own = Prisma.sql`v.owner_id = ${ownerId}`;
  return regions.length === 0 ? own : Prisma.sql`${own} AND a.region = ANY(${[...regions]})`;
}

function filterOf({ state, programmeId, soon, text }: VoucherQuery, now: Date): Prisma.Sql {
  const today = civilDateOf(now);
  const parts: Prisma.Sql[] = [];
  if (state !== null) parts.push(Prisma.sql`AND v.state = ${state}`);
  if (programmeId !== null) parts.push(Prisma.sql`AND v.programme_id = ${programmeId}`);
  if (soon)
    parts.push(Prisma.sql`AND v.state IN ('issued', 'active', 'partly-used')
      AND coalesce(v.expires_on, v.accept_by) <= ${midnight(addDays(today, SOON_DAYS))}`);
  if (text !== '') parts.push(textOf(text));
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ');
}

function textOf(text: string): Prisma.Sql {
  const code = readVoucherCode(text);
  if (code !== null) return Prisma.sql`AND v.code = ${code}`;
  const [, number] = RECEIPT.exec(text.trim()) ?? [];
  return number === undefined
    ? Prisma.sql`AND false`
    : Prisma.sql`AND a.number = ${Number(number)}`;
}

async function linesOf(
  ids: readonly string[],
  now: Date,
  lang: TextLang,
): Promise<readonly OfficerVoucherLine[]> {
  const rows = await db.voucher.findMany({ where: { id: { in: [...ids] } } });
  const [applications, versions, clocks, firms] = await Promise.all([
    db.aidApplication.findMany({
      where: { id: { in: rows.map(({ applicationId }) => applicationId) } },
      select: { id: true, number: true, submittedAt: true },
    }),
    listVersions(db, [...new Set(rows.map(({ versionId }) => versionId))]),
    openClocks(db, ids),
    listFirms(db, [...new Set(rows.map(({ organisationId }) => organisationId))]),
  ]);
  const applicationOf = new Map(applications.map((one) => [one.id, one]));
  const lineOf = new Map(
    rows.flatMap((voucher): [string, OfficerVoucherLine][] => {
      const application = applicationOf.get(voucher.applicationId);
      if (!application) return [];
      const content = versions.get(voucher.versionId)?.content;
      const clock = clocks.get(voucher.id) ?? null;
      const look = lookOf({ voucher, application, content, clock, now }, lang);
      return [[voucher.id, { ...look, firm: firms.get(voucher.organisationId)?.name ?? '' }]];
    }),
  );
  return ids.flatMap((id) => lineOf.get(id) ?? []);
}

async function countStates(scope: Prisma.Sql): Promise<Readonly<Record<VoucherState, number>>> {
  const rows = await db.$queryRaw<{ state: string; count: number }[]>`
    SELECT v.state, count(*)::int AS count FROM voucher v
    JOIN aid_application a ON a.id = v.application_id WHERE ${scope} GROUP BY v.state`;
  const countOf = (state: VoucherState) => rows.find((row) => row.state === state)?.count ?? 0;
  const counts = VOUCHER_STATES.map((state) => [state, countOf(state)] as const);
  return Object.fromEntries(counts) as Record<VoucherState, number>;
}

/** Programmes of the organisation that ever gave a voucher, by name. */
async function programmesOf(actor: MemberActor, lang: TextLang) {
  const rows = await db.voucher.findMany({
    where: { ownerId: actor.person.seat.organisationId },
    distinct: ['programmeId'],
    orderBy: [{ programmeId: 'asc' }, { issuedAt: 'desc' }],
    select: { programmeId: true, versionId: true },
  });
  const versions = await listVersions(
    db,
    rows.map(({ versionId }) => versionId),
  );
  return rows
    .map(({ programmeId, versionId }) => ({
      ...{ id: programmeId, name: versions.get(versionId)?.content.name[lang] ?? programmeId },
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
