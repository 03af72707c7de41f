import { z } from 'zod';
import type { CivilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { toHex } from './chain.ts';
import { fromDate, toDate } from './sealing-day.ts';

const PAGE = 31;

/** One day's root as it is published, also by `/api/v1/transparency`. */
const publishedRootSchema = z.object({
  day: z.iso.date(),
  /** Merkle root (RFC 6962, SHA-256), hex. */
  root: z.string(),
  /** Leaf 0 of this root: the root before it, hex; 64 zeros for the first. */
  previous: z.string(),
  /** Chains that moved, and leaf 0. */
  leaves: z.int(),
  /** Entries that this root covers and no earlier one did. */
  entries: z.int(),
  computedAt: z.iso.datetime(),
  /** RFC 3161 reply over the root, base64; null when no authority stamped it. */
  timestamp: z.base64().nullable(),
  timestampedAt: z.iso.datetime().nullable(),
});

export const publishedRootsSchema = z.object({
  roots: z.array(publishedRootSchema),
  /** Give it as `before` to get older ones; null when there are none. */
  next: z.iso.date().nullable(),
});

export type PublishedRoots = z.output<typeof publishedRootsSchema>;

/** The daily roots, newest first, 31 at a time: those of the days before `before`, or the last. */
export async function listRoots(before: CivilDate | null = null): Promise<PublishedRoots> {
  const rows = await db.auditRoot.findMany({
    ...(before === null ? {} : { where: { day: { lt: toDate(before) } } }),
    orderBy: { day: 'desc' },
    take: PAGE + 1,
    include: { leaves: { where: { position: 0 }, select: { headHash: true } } },
  });
  const roots = rows.slice(0, PAGE).map((row) => ({
    day: fromDate(row.day),
    root: toHex(row.root),
    previous: row.leaves.map(({ headHash }) => toHex(headHash)).join(''),
    leaves: row.leafCount,
    entries: row.entryCount,
    computedAt: row.computedAt.toISOString(),
    timestamp: row.timestamp && Buffer.from(row.timestamp).toString('base64'),
    timestampedAt: row.timestampedAt?.toISOString() ?? null,
  }));
  return { roots, next: rows.length > PAGE ? (roots.at(-1)?.day ?? null) : null };
}
