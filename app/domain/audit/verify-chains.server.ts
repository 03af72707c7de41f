import { z } from 'zod';
import { chainHash, GENESIS } from './chain.ts';
import { sameBytes } from './merkle.ts';
import {
  entryBreak,
  streamBreak,
  type Break,
  type ChainCounts,
  type Reader,
} from './verify-report.ts';

const STREAMS_AT_ONCE = 500;
const ENTRIES_AT_ONCE = 2_000;

interface Stream {
  readonly id: string;
  readonly length: number;
  readonly previousHash: Uint8Array;
  readonly headHash: Uint8Array;
  readonly updatedAt: Date;
}

interface Entry {
  readonly streamId: string;
  readonly sequence: number;
  readonly type: string;
  readonly body: string;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
  readonly at: Date;
}

/** How far a chain has been followed. */
interface Reached {
  readonly sequence: number;
  readonly hash: Uint8Array;
  readonly previousHash: Uint8Array;
  readonly latest: number;
}

const START: Reached = {
  sequence: 0,
  hash: GENESIS,
  previousHash: GENESIS,
  latest: Number.NEGATIVE_INFINITY,
};

/** Follows every chain from its first entry to its head. */
export async function verifyChains(reader: Reader): Promise<Break | ChainCounts> {
  const stray = await findStray(reader);
  if (stray) return stray;
  let [streams, entries, after] = [0, 0, ''];
  for (;;) {
    const batch = await reader.$queryRaw<Stream[]>`
      SELECT id, length, previous_hash AS "previousHash", head_hash AS "headHash",
        updated_at AS "updatedAt"
      FROM audit_stream
      WHERE id COLLATE "C" > ${after} ORDER BY id COLLATE "C" LIMIT ${STREAMS_AT_ONCE}`;
    const last = batch.at(-1);
    if (!last) return { streams, entries };
    const broken = await verifyBatch(reader, batch);
    if (broken) return broken;
    streams += batch.length;
    entries += batch.reduce((sum, { length }) => sum + length, 0);
    after = last.id;
  }
}

/** Follows one chain from its first entry to its head; one that is not there has no entries. */
export async function verifyChain(
  reader: Reader,
  id: string,
): Promise<{ readonly entries: number; readonly broken: Break | null }> {
  const stream = await reader.auditStream.findUnique({ where: { id } });
  if (!stream) return { entries: 0, broken: null };
  return { entries: stream.length, broken: await verifyBatch(reader, [stream]) };
}

/** An entry after the head of its chain, or of a chain that is not there. */
async function findStray(reader: Reader): Promise<Break | null> {
  const [row] = await reader.$queryRaw<{ stream: string; sequence: number; known: boolean }[]>`
    SELECT e.stream_id AS stream, e.sequence, s.id IS NOT NULL AS known
    FROM audit_entry e LEFT JOIN audit_stream s ON s.id = e.stream_id
    WHERE s.id IS NULL OR e.sequence > s.length OR e.sequence < 1
    ORDER BY e.stream_id COLLATE "C", e.sequence LIMIT 1`;
  return row ? entryBreak(row.known ? 'beyond-head' : 'no-stream', row.stream, row.sequence) : null;
}

async function verifyBatch(reader: Reader, streams: readonly Stream[]): Promise<Break | null> {
  const reached = new Map(streams.map(({ id }) => [id, START]));
  const lengths = new Map(streams.map(({ id, length }) => [id, length]));
  let [stream, sequence] = ['', 0];
  for (;;) {
    const entries = await nextEntries(reader, [...lengths.keys()], stream, sequence);
    for (const entry of entries) {
      const before = reached.get(entry.streamId) ?? START;
      // Written while this runs: its chain is followed to the head it had at the start.
      if (entry.sequence > (lengths.get(entry.streamId) ?? 0)) continue;
      const fault = faultOf(entry, before);
      if (fault) return entryBreak(fault, entry.streamId, before.sequence + 1);
      const latest = Math.max(before.latest, entry.at.getTime());
      const { streamId, sequence: reachedTo, hash, previousHash } = entry;
      reached.set(streamId, { sequence: reachedTo, hash, previousHash, latest });
    }
    const last = entries.at(-1);
    if (!last) break;
    [stream, sequence] = [last.streamId, last.sequence];
  }
  for (const head of streams) {
    const broken = checkHead(head, reached.get(head.id) ?? START);
    if (broken) return broken;
  }
  return null;
}

function nextEntries(
  reader: Reader,
  streams: readonly string[],
  stream: string,
  sequence: number,
): Promise<Entry[]> {
  return reader.$queryRaw<Entry[]>`
    SELECT stream_id AS "streamId", sequence, type, body, previous_hash AS "previousHash", hash, at
    FROM audit_entry
    WHERE stream_id = ANY(${streams}::text[]) AND (stream_id, sequence) > (${stream}, ${sequence})
    ORDER BY stream_id, sequence LIMIT ${ENTRIES_AT_ONCE}`;
}

const bodySchema = z.object({ type: z.string(), stream: z.string(), at: z.iso.datetime() });

function faultOf(entry: Entry, before: Reached) {
  if (entry.sequence !== before.sequence + 1) return 'missing-entry';
  if (!sameBytes(entry.previousHash, before.hash)) return 'previous-hash';
  if (!sameBytes(entry.hash, chainHash(entry.previousHash, entry.body))) return 'hash';
  return columnsFit(entry) ? null : 'columns';
}

/** The columns that only copy what the chained text says. */
function columnsFit({ type, streamId, at, body }: Entry): boolean {
  const said = readBody(body);
  return (
    said.success &&
    said.data.type === type &&
    said.data.stream === streamId &&
    said.data.at === at.toISOString()
  );
}

function readBody(body: string) {
  try {
    return bodySchema.safeParse(JSON.parse(body));
  } catch {
    return bodySchema.safeParse(null);
  }
}

function checkHead(stream: Stream, reached: Reached): Break | null {
  const { id, length, previousHash, headHash, updatedAt } = stream;
  if (reached.sequence !== length) return entryBreak('missing-entry', id, reached.sequence + 1);
  const isHead = sameBytes(headHash, reached.hash) && sameBytes(previousHash, reached.previousHash);
  if (!isHead) return streamBreak('head', id);
  return updatedAt.getTime() < reached.latest ? streamBreak('updated-at', id) : null;
}
