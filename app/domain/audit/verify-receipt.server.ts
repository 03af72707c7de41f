import { civilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { fromHex, toHex } from './chain.ts';
import { recordOf, type PublicRecord } from './find-record.server.ts';
import {
  checkReceipt,
  readReceipt,
  type Altered,
  type Receipt,
  type SealedReceipt,
} from './receipt.ts';
import { toDate } from './sealing-day.ts';

/** What a check of a receipt came to. */
export type Verdict =
  | { readonly outcome: 'not-a-receipt' }
  /** It does not agree with itself: this part was changed. */
  | { readonly outcome: 'altered'; readonly part: Altered }
  /** It agrees with itself, but no such root was published. */
  | { readonly outcome: 'unknown-root'; readonly day: CivilDate }
  /** It has no root, and no such entry is in the trail. */
  | { readonly outcome: 'unknown-entry' }
  /** The entry is in the trail; `sealedOn` tells whether a root covers it by now. */
  | { readonly outcome: 'recorded'; readonly record: PublicRecord }
  | {
      readonly outcome: 'sealed';
      readonly record: PublicRecord;
      /** Time of the time-stamping authority, when the receipt carries its token. */
      readonly timestampedAt: Date | null;
    };

/** Checks a receipt against itself and against what this installation published. */
export async function verifyReceipt(text: string): Promise<Verdict> {
  const receipt = readReceipt(text);
  if (receipt === null) return { outcome: 'not-a-receipt' };
  const part = checkReceipt(receipt);
  if (part !== null) return { outcome: 'altered', part };
  return receipt.sealed ? verifySealed(receipt) : verifyOpen(receipt);
}

async function verifySealed(receipt: SealedReceipt): Promise<Verdict> {
  const day = civilDate(receipt.root.day);
  const published = await db.auditRoot.findUnique({ where: { day: toDate(day) } });
  const isPublished =
    published !== null &&
    toHex(published.root) === receipt.root.root &&
    published.leafCount === receipt.root.leaves;
  if (!isPublished) return { outcome: 'unknown-root', day };
  const timestampedAt = await timeOf(receipt);
  if (receipt.timestamp !== null && timestampedAt === null)
    return { outcome: 'altered', part: 'timestamp' };
  const record = await findEntry(receipt);
  return record ? { outcome: 'sealed', record, timestampedAt } : { outcome: 'unknown-entry' };
}

async function verifyOpen(receipt: Receipt): Promise<Verdict> {
  const record = await findEntry(receipt);
  return record ? { outcome: 'recorded', record } : { outcome: 'unknown-entry' };
}

async function findEntry({ stream, entry }: Receipt): Promise<PublicRecord | null> {
  const found = await db.auditEntry.findFirst({
    where: {
      streamId: stream,
      sequence: entry.sequence,
      hash: Uint8Array.from(fromHex(entry.hash)),
    },
  });
  return found && recordOf(found);
}

async function timeOf({ timestamp, root }: SealedReceipt): Promise<Date | null> {
  if (timestamp === null) return null;
  const { readTimestamp } = await import('#platform/timestamp.ts');
  return readTimestamp(Buffer.from(timestamp, 'base64'), fromHex(root.root));
}
