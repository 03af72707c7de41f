import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { requireExaminer } from '../certification/policy.ts';
import { shownText, type NameLang, type ShownText } from '../names.ts';
import { offerDraftSchema } from './content.ts';
import type { ReviewQuery } from './review-query.ts';

export interface QueuedOffer {
  readonly versionId: string;
  readonly number: number;
  readonly title: ShownText | null;
  /** Code of its category. */
  readonly category: string;
  readonly organisationId: string;
  readonly providerName: string;
  readonly submittedAt: Date;
  /** A new version of an offer that is in the catalogue. */
  readonly revision: boolean;
  /** Changes had been asked for in an earlier version. */
  readonly again: boolean;
}

export interface ReviewQueue {
  readonly offers: readonly QueuedOffer[];
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
}

const PAGE = 25;

interface Row {
  readonly versionId: string;
  readonly number: number;
  readonly content: unknown;
  readonly organisationId: string;
  readonly providerName: string;
  readonly submittedAt: Date;
  readonly revision: boolean;
  readonly again: boolean;
}

/** Submitted versions for an examiner, what waits the longest first. Throws `catalogue.not-found`. */
export async function listReviewQueue(
  actor: MemberActor,
  query: ReviewQuery,
  lang: NameLang,
): Promise<ReviewQueue> {
  requireExaminer(actor);
  const from = waiting(query);
  const [counted] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${from}`;
  const total = counted?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(Math.max(1, query.page), pages);
  const rows = await db.$queryRaw<Row[]>`
    SELECT version.id AS "versionId", version.number, version.content,
      version.organisation_id AS "organisationId", version.submitted_at AS "submittedAt",
      coalesce(provider.name, '') AS "providerName", ${REVISION} AS revision,
      EXISTS (
        SELECT FROM offer_version AS other JOIN offer_change_request AS asked
          ON asked.version_id = other.id
        WHERE other.offer_id = version.offer_id AND other.number < version.number
      ) AS again
    ${from} ORDER BY version.submitted_at, version.id LIMIT ${PAGE} OFFSET ${(page - 1) * PAGE}`;
  return { total, page, pages, offers: rows.map((row) => queued(row, lang)) };
}

const REVISION = Prisma.sql`EXISTS (
  SELECT FROM offer_version AS other
  WHERE other.offer_id = version.offer_id AND other.state = 'published')`;

function waiting({ category, region, text, kind }: ReviewQuery): Prisma.Sql {
  const conditions = [
    Prisma.sql`version.state = 'submitted'`,
    ...(category === null ? [] : [Prisma.sql`version.content ->> 'category' = ${category}`]),
    ...(region === null
      ? []
      : [Prisma.sql`version.content -> 'regions' @> to_jsonb(${region}::text)`]),
    ...(text === '' ? [] : [isNamed(text)]),
    ...(kind === 'revision' ? [REVISION] : []),
    ...(kind === 'new' ? [Prisma.sql`NOT ${REVISION}`] : []),
  ];
  return Prisma.sql`
    FROM offer_version AS version
    LEFT JOIN provider ON provider.organisation_id = version.organisation_id
    WHERE ${Prisma.join(conditions, ' AND ')}`;
}

/** Part of the provider's name or of the title, in either script, whatever accents and case. */
function isNamed(text: string): Prisma.Sql {
  const asked = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const part = `%${asked.replace(/[\\%_]/g, '\\$&')}%`;
  return Prisma.sql`lower(regexp_replace(normalize(
      concat_ws(E'\n', provider.name, provider.name_arabic,
        version.content #>> '{title,fr}', version.content #>> '{title,ar}'),
      NFD), '[\u0300-\u036f\u064b-\u0655]', '', 'g')) LIKE ${part}`;
}

function queued({ content, ...row }: Row, lang: NameLang): QueuedOffer {
  const { category, title } = offerDraftSchema.parse(content);
  return { ...row, category, title: shownText(title, lang) };
}
