import { db } from '#platform/db.ts';
import { codeOf, hashRange, readCode } from './entry-code.ts';
import { fromDate } from './sealing-day.ts';
import type { CivilDate } from '#domain/kernel/index.server.ts';

/** What anybody may know of an entry whose code or receipt they hold. */
export interface PublicRecord {
  readonly code: string;
  readonly type: string;
  readonly at: Date;
  /** The day whose root covers it; null while none does. */
  readonly sealedOn: CivilDate | null;
}

/** The entry that a code names, however the code was typed; null when there is none. */
export async function findRecord(typed: string): Promise<PublicRecord | null> {
  const code = readCode(typed);
  if (code === null) return null;
  const { from, to } = hashRange(code);
  const [entry] = await db.$queryRaw<Entry[]>`
    SELECT stream_id AS "streamId", sequence, type, at, hash FROM audit_entry
    WHERE hash BETWEEN ${Buffer.from(from)} AND ${Buffer.from(to)} LIMIT 1`;
  return entry ? recordOf(entry) : null;
}

interface Entry {
  readonly streamId: string;
  readonly sequence: number;
  readonly type: string;
  readonly at: Date;
  readonly hash: Uint8Array;
}

/** What may be told of an entry that was found. */
export async function recordOf({
  streamId,
  sequence,
  type,
  at,
  hash,
}: Entry): Promise<PublicRecord> {
  const leaf = await db.auditLeaf.findFirst({
    where: { streamId, length: { gte: sequence } },
    orderBy: { length: 'asc' },
    select: { day: true },
  });
  return { code: codeOf(hash), type, at, sealedOn: leaf && fromDate(leaf.day) };
}
