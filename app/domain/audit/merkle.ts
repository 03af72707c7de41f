import { createHash } from 'node:crypto';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** SHA-256 of the parts one after the other. */
export function sha256(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Hash of a leaf's data: SHA-256(0x00 ‖ data), RFC 6962 §2.1. */
export function leafHash(data: string | Uint8Array): Uint8Array {
  return sha256(LEAF, data);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE, left, right);
}

/** Largest power of two below `size`, where RFC 6962 parts a tree of more than one leaf. */
function split(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** Root of the tree over these leaf hashes; SHA-256 of nothing when there is none. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return sha256();
  if (leaves.length === 1) return first;
  const middle = split(leaves.length);
  return nodeHash(merkleRoot(leaves.slice(0, middle)), merkleRoot(leaves.slice(middle)));
}

/**
 * The hashes that lead from the leaf at `index` to the root, nearest first (RFC 6962 §2.1.1).
 * Throws `RangeError` when there is no such leaf.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length)
    throw new RangeError(`no leaf ${index} among ${leaves.length}`);
  if (leaves.length === 1) return [];
  const middle = split(leaves.length);
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...inclusionProof(left, index), merkleRoot(right)]
    : [...inclusionProof(right, index - middle), merkleRoot(left)];
}

export interface Inclusion {
  /** Hash of the leaf. */
  readonly leaf: Uint8Array;
  readonly index: number;
  /** Number of leaves of the tree. */
  readonly size: number;
  readonly proof: readonly Uint8Array[];
}

/**
 * The root that a proof leads to; null when its length does not fit the leaf's place in a tree of
 * that size. The leaf is in the tree when this is the tree's root.
 */
export function rootOfProof({ leaf, index, size, proof }: Inclusion): Uint8Array | null {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return null;
  if (index < 0 || index >= size) return null;
  if (size === 1) return proof.length === 0 ? leaf : null;
  const sibling = proof.at(-1);
  if (sibling === undefined) return null;
  const rest = proof.slice(0, -1);
  const middle = split(size);
  if (index < middle) {
    const left = rootOfProof({ leaf, index, size: middle, proof: rest });
    return left && nodeHash(left, sibling);
  }
  const right = rootOfProof({ leaf, index: index - middle, size: size - middle, proof: rest });
  return right && nodeHash(sibling, right);
}

/** Whether two hashes are the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
