import type { CivilDate } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { GENESIS, leafData, ROOT_STREAM, toHex, type Head } from './chain.ts';
import { leafHash, merkleRoot } from './merkle.ts';
import { dayToSeal, firstOpenDay, fromDate, startOfDay, toDate } from './sealing-day.ts';
import { addDays } from '#domain/kernel/index.server.ts';

/** Any number that no other lock of the database uses. */
const SEAL_LOCK = 2_026_111_601;
const LEAVES_AT_ONCE = 5_000;

/** Somebody outside who keeps the roots, so that even the operator cannot change one unseen. */
export interface Witness {
  readonly recipient: string;
  readonly language: string;
  /** Address of the page where the roots are published. */
  readonly link: string;
}

/** The head of a chain that moved, and how much of it earlier roots cover. */
interface Moved extends Head {
  readonly covered: number;
}

/**
 * Gives a Merkle root to every day before today (in Morocco) that has entries no root covers yet,
 * oldest first, and tells the witness of each. A day's leaves are the heads its chains had at its
 * end, ordered by name, after the root before it. An entry that comes after its day was sealed is
 * covered by the next root. Repeating it, or running it twice at once, changes nothing. Returns the
 * days it sealed.
 */
export async function sealDays(now: Date, witness: Witness | null = null): Promise<CivilDate[]> {
  const sealed: CivilDate[] = [];
  for (;;) {
    const day = await inTransaction('audit.seal-day', (tx) => sealNextDay(tx, now, witness));
    if (day === null) return sealed;
    sealed.push(day);
  }
}

async function sealNextDay(tx: Tx, now: Date, witness: Witness | null): Promise<CivilDate | null> {
  await tx.$queryRaw`SELECT 1 AS one FROM pg_advisory_xact_lock(${SEAL_LOCK}::bigint)`;
  const last = await tx.auditRoot.findFirst({ orderBy: { day: 'desc' } });
  const open = firstOpenDay(now);
  const oldest = await oldestUncovered(tx, startOfDay(open));
  if (oldest === null) return null;
  const day = dayToSeal(oldest, last && fromDate(last.day));
  if (day >= open) return null;
  const moved = await movedHeads(tx, startOfDay(addDays(day, 1)));
  const first: Head = {
    stream: ROOT_STREAM,
    length: await tx.auditRoot.count(),
    head: last?.root ?? GENESIS,
  };
  const leaves: readonly Head[] = [first, ...moved];
  const root = merkleRoot(leaves.map((leaf) => leafHash(leafData(leaf))));
  const entryCount = moved.reduce((sum, { length, covered }) => sum + length - covered, 0);
  await tx.auditRoot.create({
    data: {
      day: toDate(day),
      root: Uint8Array.from(root),
      leafCount: leaves.length,
      entryCount,
      computedAt: now,
    },
  });
  await writeLeaves(tx, day, leaves);
  if (witness) {
    const { recipient, language, link } = witness;
    const params = { day, root: toHex(root), entries: entryCount, leaves: moved.length, link };
    const message = { channel: 'email', recipient, language, kind: 'audit-root', params } as const;
    await addJob(tx, 'message', message);
  }
  return day;
}

/** When the oldest entry was written that no root covers, among those before `end`. */
async function oldestUncovered(tx: Tx, end: Date): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date | null }[]>`
    SELECT min(e.at) AS at
    FROM audit_stream s
    CROSS JOIN LATERAL (
      SELECT coalesce(max(l.length), 0) AS length FROM audit_leaf l WHERE l.stream_id = s.id
    ) c
    JOIN audit_entry e ON e.stream_id = s.id AND e.sequence > c.length AND e.at < ${end}
    WHERE s.length > c.length`;
  return row?.at ?? null;
}

/** For each chain with uncovered entries before `end`: its last entry before `end`. */
function movedHeads(tx: Tx, end: Date): Promise<Moved[]> {
  return tx.$queryRaw<Moved[]>`
    SELECT s.id AS stream, h.sequence AS length, h.hash AS head, c.length AS covered
    FROM audit_stream s
    CROSS JOIN LATERAL (
      SELECT coalesce(max(l.length), 0) AS length FROM audit_leaf l WHERE l.stream_id = s.id
    ) c
    CROSS JOIN LATERAL (
      SELECT e.sequence, e.hash FROM audit_entry e
      WHERE e.stream_id = s.id AND e.sequence > c.length AND e.at < ${end}
      ORDER BY e.sequence DESC LIMIT 1
    ) h
    WHERE s.length > c.length
    ORDER BY s.id COLLATE "C"`;
}

async function writeLeaves(tx: Tx, day: CivilDate, leaves: readonly Head[]): Promise<void> {
  const rows = leaves.map(({ stream, length, head }, position) => ({
    day: toDate(day),
    position,
    streamId: stream,
    length,
    headHash: Uint8Array.from(head),
  }));
  for (let from = 0; from < rows.length; from += LEAVES_AT_ONCE)
    await tx.auditLeaf.createMany({ data: rows.slice(from, from + LEAVES_AT_ONCE) });
}
