import {
  DomainError,
  isOrganisationKind,
  plainDigits,
  type MemberActor,
  type OrganisationKind,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { canAdminister } from './policy.ts';

const PAGE = 25;

export interface OrganisationSearch {
  /** A part of the name, an ICE or its first nine digits; empty for all. */
  readonly query: string;
  readonly kind: OrganisationKind | null;
  /** Id of the last one on the page before. */
  readonly after: string | null;
}

export interface OrganisationLine {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly ice: string | null;
  readonly suspended: boolean;
  readonly createdAt: Date;
}

export interface Page<Line> {
  readonly lines: readonly Line[];
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** Organisations, newest first. Throws `accounts.not-found` to anybody but an administrator. */
export async function listOrganisations(
  actor: MemberActor,
  { query, kind, after }: OrganisationSearch,
): Promise<Page<OrganisationLine>> {
  if (!canAdminister(actor)) throw new DomainError('accounts.not-found');
  const rows = await db.organisation.findMany({
    where: {
      AND: [
        matching(query),
        kind === null ? {} : { kind },
        after === null ? {} : { id: { lt: after } },
      ],
    },
    orderBy: { id: 'desc' },
    take: PAGE + 1,
    select: { id: true, name: true, kind: true, ice: true, suspendedAt: true, createdAt: true },
  });
  return pageOf(
    rows.flatMap(({ suspendedAt, ...row }) =>
      isOrganisationKind(row.kind)
        ? [{ ...row, kind: row.kind, suspended: suspendedAt !== null }]
        : [],
    ),
  );
}

/** One page of lines of which one more than a page was read. */
export function pageOf<Line extends { readonly id: string }>(read: readonly Line[]): Page<Line> {
  const lines = read.slice(0, PAGE);
  return { lines, next: read.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
}

export const READ_FOR_A_PAGE = PAGE + 1;

function matching(query: string): Prisma.OrganisationWhereInput {
  const text = query.trim();
  if (text === '') return {};
  const digits = plainDigits(text);
  if (/^\d{15}$/.test(digits)) return { ice: digits };
  if (/^\d{9}$/.test(digits)) return { ice9: digits };
  return {
    OR: [
      { name: { contains: likely(text), mode: 'insensitive' } },
      { nameArabic: { contains: likely(text), mode: 'insensitive' } },
    ],
  };
}

/** Text for LIKE in which nothing is a wildcard. */
export function likely(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
