import { findProviderIds } from '#domain/accounts/index.server.ts';
import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { REQUIRED_CREDENTIALS } from '../providers/in-force.ts';
import { fold } from '../search/fold.ts';
import { provincesOf } from '../vocabulary.ts';
import { readCertificateCode } from './register-code.ts';
import type { CertificateState } from './certificate.ts';
import { readEntries } from './register-entry.server.ts';
import type { RegisterQuery } from './register-query.ts';
import type { RegisterEntry } from './register-schema.ts';

export interface RegisterPage {
  readonly asOf: CivilDate;
  readonly entries: readonly RegisterEntry[];
  /** Code to go on after, null at the end. */
  readonly next: string | null;
}

/**
 * State of `certificate AS c` on a day: the same rule as `stateOn`, in SQL, so that pages can be
 * made of one state.
 */
function stateColumn(today: CivilDate): Prisma.Sql {
  const required = [...REQUIRED_CREDENTIALS];
  return Prisma.sql`CASE
    WHEN c.ended_at IS NOT NULL THEN c.state
    WHEN c.valid_until < ${today}::date THEN 'expired'
    WHEN c.measure_at IS NOT NULL
      AND (c.measure_until IS NULL OR c.measure_until >= ${today}::date) THEN 'suspended'
    WHEN ${required.length} > (
      SELECT count(DISTINCT k.kind) FROM credential AS k
      WHERE k.organisation_id = c.organisation_id AND k.state = 'verified'
        AND k.kind = ANY(${required}) AND k.valid_from <= ${today}::date
        AND (k.valid_to IS NULL OR k.valid_to >= ${today}::date)) THEN 'suspended'
    ELSE c.grade END`;
}

/** A folded text for LIKE in which nothing is a wildcard. */
function likely(text: string): string {
  return `%${fold(text).replace(/[\\%_]/g, '\\$&')}%`;
}

async function matching(query: Pick<RegisterQuery, 'text' | 'region'>): Promise<Prisma.Sql> {
  const { text } = query;
  const conditions = [Prisma.sql`true`];
  if (query.region !== null)
    conditions.push(Prisma.sql`p.province = ANY(${[...provincesOf(query.region)]})`);
  if (text !== '') {
    const ids = await findProviderIds(replica, text);
    conditions.push(Prisma.sql`(c.code = ${readCertificateCode(text)}
      OR search_fold(p.name) LIKE ${likely(text)}
      OR search_fold(p.name_arabic) LIKE ${likely(text)}
      OR c.organisation_id = ANY(${[...ids]}))`);
  }
  return Prisma.join(conditions, ' AND ');
}

/**
 * A page of `size` certificates, living and ended, the newest first, as they are at `now`. An
 * unknown `after` begins at the beginning.
 */
export async function listRegister(
  query: RegisterQuery,
  { now, size }: { readonly now: Date; readonly size: number },
): Promise<RegisterPage> {
  const asOf = civilDateOf(now);
  const { state } = query;
  const rows = await replica.$queryRaw<{ id: string; code: string }[]>`
    SELECT c.id, c.code FROM certificate AS c JOIN provider AS p USING (organisation_id)
    WHERE ${await matching(query)}
      AND (${state}::text IS NULL OR ${stateColumn(asOf)} = ${state})
      AND ${following(query.after)}
    ORDER BY c.issued_at DESC, c.id DESC LIMIT ${size + 1}`;
  const shown = rows.slice(0, size);
  return {
    asOf,
    entries: await readEntries(
      replica,
      shown.map(({ id }) => id),
      asOf,
    ),
    next: rows.length > size ? (shown.at(-1)?.code ?? null) : null,
  };
}

function following(after: string | null): Prisma.Sql {
  const code = after === null ? null : readCertificateCode(after);
  if (code === null) return Prisma.sql`true`;
  const place = Prisma.sql`SELECT issued_at, id FROM certificate WHERE code = ${code}`;
  return Prisma.sql`(NOT EXISTS (${place}) OR (c.issued_at, c.id) < (${place}))`;
}

/** How many certificates there are in each state at `now`, whatever state is asked for. */
export async function countRegister(
  query: Pick<RegisterQuery, 'text' | 'region'>,
  now: Date,
): Promise<Readonly<Record<CertificateState, number>>> {
  const rows = await replica.$queryRaw<{ state: string; count: number }[]>`
    SELECT s.state, count(*)::int AS count FROM (
      SELECT ${stateColumn(civilDateOf(now))} AS state
      FROM certificate AS c JOIN provider AS p USING (organisation_id)
      WHERE ${await matching(query)}) AS s
    GROUP BY s.state`;
  const countOf = new Map(rows.map(({ state, count }) => [state, count]));
  const of = (state: CertificateState) => countOf.get(state) ?? 0;
  return {
    probation: of('probation'),
    certified: of('certified'),
    suspended: of('suspended'),
    expired: of('expired'),
    revoked: of('revoked'),
    withdrawn: of('withdrawn'),
  };
}
