import { z } from 'zod';
import { chainHash, fromHex, leafData, ROOT_STREAM, toHex } from './chain.ts';
import { leafHash, rootOfProof, sameBytes } from './merkle.ts';

export const RECEIPT_VERSION = 1;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int32().min(0);
/** Names of chains are made of such characters only. */
const streamName = z.string().regex(/^[\w:.-]{1,200}$/);
const day = z.iso.date().regex(/^2/);
const proof = z.array(hash).max(64);

const entry = z.object({ sequence: count, body: z.string(), previousHash: hash, hash });

const root = z.object({
  day,
  root: hash,
  /** Number of leaves of the day's tree. */
  leaves: count,
  /** Leaf 0: how many roots came before, the last of them, and the way from it to this root. */
  previous: z.object({ length: count, head: hash, proof }),
});

const common = { version: z.literal(RECEIPT_VERSION), stream: streamName, entry };

const sealedReceipt = z.object({
  ...common,
  sealed: z.literal(true),
  /** The texts that follow in the same chain, up to the head that the leaf holds. */
  following: z.array(z.string()),
  leaf: z.object({ position: count, length: count, head: hash }),
  /** Hashes from the leaf to the root, nearest first (RFC 6962). */
  proof,
  root,
  /** RFC 3161 reply over the root, base64; null when no authority stamped it. */
  timestamp: z.base64().nullable(),
});

const openReceipt = z.object({
  ...common,
  sealed: z.literal(false),
  following: z.tuple([]),
  leaf: z.null(),
  proof: z.null(),
  root: z.null(),
  timestamp: z.null(),
});

export const receiptSchema = z.discriminatedUnion('sealed', [sealedReceipt, openReceipt]);

/** What the holder keeps to show that an entry is in the trail, unchanged. */
export type Receipt = z.output<typeof receiptSchema>;
export type SealedReceipt = z.output<typeof sealedReceipt>;

/** The part of a receipt that does not fit the others. */
export type Altered =
  'entry' | 'stream' | 'following' | 'sequence' | 'proof' | 'previous' | 'timestamp';

/** The receipt in a text; null when the text holds none. */
export function readReceipt(text: string): Receipt | null {
  try {
    return receiptSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Checks what a receipt says against itself, with nothing but SHA-256: the entry's hash, the chain
 * to the head, the way to the root. Returns the first part that does not fit, null when all do. A
 * receipt that fits is worth as much as its root: compare that with a published one.
 */
export function checkReceipt(receipt: Receipt): Altered | null {
  const { entry, stream, following } = receipt;
  if (!sameBytes(chainHash(fromHex(entry.previousHash), entry.body), fromHex(entry.hash)))
    return 'entry';
  if ([entry.body, ...following].some((body) => streamOf(body) !== stream)) return 'stream';
  if (entry.sequence < 1) return 'sequence';
  return receipt.sealed ? checkSeal(receipt) : null;
}

function checkSeal({ entry, stream, following, leaf, proof, root }: SealedReceipt): Altered | null {
  const head = following.reduce((hash, body) => chainHash(hash, body), fromHex(entry.hash));
  if (toHex(head) !== leaf.head) return 'following';
  if (entry.sequence + following.length !== leaf.length) return 'sequence';
  const own = { stream, length: leaf.length, head };
  if (!leadsTo(root.root, own, { index: leaf.position, size: root.leaves, proof })) return 'proof';
  const { previous } = root;
  const first = { stream: ROOT_STREAM, length: previous.length, head: fromHex(previous.head) };
  const place = { index: 0, size: root.leaves, proof: previous.proof };
  return leadsTo(root.root, first, place) ? null : 'previous';
}

function leadsTo(
  root: string,
  leaf: Parameters<typeof leafData>[0],
  place: { readonly index: number; readonly size: number; readonly proof: readonly string[] },
): boolean {
  const reached = rootOfProof({
    ...place,
    leaf: leafHash(leafData(leaf)),
    proof: place.proof.map(fromHex),
  });
  return reached !== null && toHex(reached) === root;
}

const bodySchema = z.object({ stream: z.string() });

function streamOf(body: string): string | null {
  try {
    return bodySchema.parse(JSON.parse(body)).stream;
  } catch {
    return null;
  }
}
