import type { CivilDate } from '#domain/kernel/index.server.ts';
import { GENESIS, leafData, ROOT_STREAM } from './chain.ts';
import { leafHash, merkleRoot, sameBytes } from './merkle.ts';
import { fromDate, toDate } from './sealing-day.ts';
import {
  leafBreak,
  rootBreak,
  type Break,
  type Fault,
  type Reader,
  type RootCounts,
} from './verify-report.ts';

const ROOTS_AT_ONCE = 100;

interface Leaf {
  readonly position: number;
  readonly stream: string;
  readonly length: number;
  readonly head: Uint8Array;
  /** Hash of the entry it points at; null when there is none. */
  readonly entryHash: Uint8Array | null;
  /** How much of the chain earlier roots cover. */
  readonly covered: number;
}

interface Root {
  readonly day: Date;
  readonly root: Uint8Array;
  readonly leafCount: number;
  readonly entryCount: number;
  readonly timestamp: Uint8Array | null;
  readonly timestampedAt: Date | null;
}

/** Recomputes every root from its leaves, and compares every leaf with the entry it points at. */
export async function verifyRoots(reader: Reader): Promise<Break | RootCounts> {
  const orphan = await findOrphan(reader);
  if (orphan) return orphan;
  let [roots, leaves, covered] = [0, 0, 0];
  let last: { readonly day: Date; readonly root: Uint8Array } | null = null;
  for (;;) {
    const batch: Root[] = await reader.auditRoot.findMany({
      ...(last ? { where: { day: { gt: last.day } } } : {}),
      orderBy: { day: 'asc' },
      take: ROOTS_AT_ONCE,
    });
    for (const root of batch) {
      const broken = await verifyRoot(reader, root, { count: roots, root: last?.root ?? GENESIS });
      if (broken) return broken;
      roots += 1;
      leaves += root.leafCount;
      covered += root.entryCount;
      last = root;
    }
    if (batch.length < ROOTS_AT_ONCE) return { roots, leaves, covered };
  }
}

/** A leaf of a day that has no root. */
async function findOrphan(reader: Reader): Promise<Break | null> {
  const [row] = await reader.$queryRaw<{ day: Date; position: number; stream: string }[]>`
    SELECT l.day, l.position, l.stream_id AS stream
    FROM audit_leaf l LEFT JOIN audit_root r ON r.day = l.day
    WHERE r.day IS NULL ORDER BY l.day, l.position LIMIT 1`;
  return row ? leafBreak('no-root', { ...row, day: fromDate(row.day) }) : null;
}

interface Before {
  readonly count: number;
  readonly root: Uint8Array;
}

async function verifyRoot(reader: Reader, root: Root, before: Before): Promise<Break | null> {
  const day = fromDate(root.day);
  const leaves = await leavesOf(reader, day);
  const leaf = firstBadLeaf(leaves, day, before);
  if (leaf) return leaf;
  const [, ...moved] = leaves;
  const entries = moved.reduce((sum, { length, covered }) => sum + length - covered, 0);
  if (leaves.length !== root.leafCount) return rootBreak('leaf-count', day);
  if (entries !== root.entryCount) return rootBreak('entry-count', day);
  const computed = merkleRoot(leaves.map((each) => leafHash(leafData(each))));
  if (!sameBytes(computed, root.root)) return rootBreak('root', day);
  return (await isStampGood(root)) ? null : rootBreak('timestamp', day);
}

function leavesOf(reader: Reader, day: CivilDate): Promise<Leaf[]> {
  return reader.$queryRaw<Leaf[]>`
    SELECT l.position, l.stream_id AS stream, l.length, l.head_hash AS head, e.hash AS "entryHash",
      coalesce((
        SELECT max(p.length) FROM audit_leaf p
        WHERE p.stream_id = l.stream_id AND p.length < l.length
      ), 0) AS covered
    FROM audit_leaf l
    LEFT JOIN audit_entry e ON e.stream_id = l.stream_id AND e.sequence = l.length
    WHERE l.day = ${toDate(day)}::date ORDER BY l.position`;
}

function firstBadLeaf(leaves: readonly Leaf[], day: CivilDate, before: Before): Break | null {
  for (const [index, leaf] of leaves.entries()) {
    const previous = index > 1 ? leaves[index - 1] : undefined;
    const fault = index === 0 ? faultOfFirst(leaf, before) : faultOf(leaf, index, previous);
    if (fault) return leafBreak(fault, { day, position: leaf.position, stream: leaf.stream });
  }
  return null;
}

function faultOfFirst({ position, stream, length, head }: Leaf, before: Before): Fault | null {
  if (position !== 0) return 'position';
  const isLink = stream === ROOT_STREAM && length === before.count && sameBytes(head, before.root);
  return isLink ? null : 'previous-root';
}

function faultOf(leaf: Leaf, index: number, previous: Leaf | undefined): Fault | null {
  if (leaf.position !== index) return 'position';
  if (previous && Buffer.compare(Buffer.from(previous.stream), Buffer.from(leaf.stream)) >= 0)
    return 'order';
  if (leaf.entryHash === null || leaf.length <= leaf.covered) return 'leaf-length';
  return sameBytes(leaf.entryHash, leaf.head) ? null : 'leaf-head';
}

async function isStampGood({ root, timestamp, timestampedAt }: Root): Promise<boolean> {
  if (timestamp === null) return timestampedAt === null;
  const { readTimestamp } = await import('#platform/timestamp.ts');
  const at = await readTimestamp(timestamp, root);
  return at !== null && at.getTime() === timestampedAt?.getTime();
}
