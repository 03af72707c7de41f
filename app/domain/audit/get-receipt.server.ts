import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { leafData, toHex } from './chain.ts';
import { inclusionProof, leafHash } from './merkle.ts';
import { canReadStream } from './policy.ts';
import { RECEIPT_VERSION, type Receipt, type SealedReceipt } from './receipt.ts';
import { fromDate } from './sealing-day.ts';

type Entry = Receipt['entry'];

/**
 * The receipt of an entry, the last one of its chain unless said: the entry and, once its day was
 * sealed, the way from it to the day's root. Throws `audit.not-found` for a chain that is not the
 * person's or its organisation's, and for an entry that does not exist.
 */
export async function getReceipt(
  actor: PersonActor,
  stream: string,
  sequence?: number,
): Promise<Receipt> {
  if (!canReadStream(actor, stream)) throw new DomainError('audit.not-found');
  const row = await db.auditEntry.findFirst({
    where: { streamId: stream, ...(sequence === undefined ? {} : { sequence }) },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, body: true, previousHash: true, hash: true },
  });
  if (!row) throw new DomainError('audit.not-found');
  const { body, previousHash, hash } = row;
  const entry = {
    sequence: row.sequence,
    body,
    previousHash: toHex(previousHash),
    hash: toHex(hash),
  };
  return (await sealedReceipt(stream, entry)) ?? openReceipt(stream, entry);
}

function openReceipt(stream: string, entry: Entry): Receipt {
  const none = { following: [] as [], leaf: null, proof: null, root: null, timestamp: null };
  return { version: RECEIPT_VERSION, stream, entry, sealed: false, ...none };
}

/** With the proof of the first root that covers the entry; null while none does. */
async function sealedReceipt(stream: string, entry: Entry): Promise<SealedReceipt | null> {
  const leaf = await db.auditLeaf.findFirst({
    where: { streamId: stream, length: { gte: entry.sequence } },
    orderBy: { length: 'asc' },
  });
  if (!leaf) return null;
  const [{ root, timestamp }, leaves, following] = await Promise.all([
    db.auditRoot.findUniqueOrThrow({ where: { day: leaf.day } }),
    db.auditLeaf.findMany({ where: { day: leaf.day }, orderBy: { position: 'asc' } }),
    db.auditEntry.findMany({
      where: { streamId: stream, sequence: { gt: entry.sequence, lte: leaf.length } },
      orderBy: { sequence: 'asc' },
      select: { body: true },
    }),
  ]);
  const [first] = leaves;
  if (!first) throw new Error('a root has no leaves');
  const hashes = leaves.map(({ streamId, length, headHash }) =>
    leafHash(leafData({ stream: streamId, length, head: headHash })),
  );
  const proofOf = (position: number) => inclusionProof(hashes, position).map(toHex);
  return {
    version: RECEIPT_VERSION,
    stream,
    entry,
    sealed: true,
    following: following.map(({ body }) => body),
    leaf: { position: leaf.position, length: leaf.length, head: toHex(leaf.headHash) },
    proof: proofOf(leaf.position),
    root: {
      day: fromDate(leaf.day),
      root: toHex(root),
      leaves: leaves.length,
      previous: { length: first.length, head: toHex(first.headHash), proof: proofOf(0) },
    },
    timestamp: timestamp && Buffer.from(timestamp).toString('base64'),
  };
}
