import canonicalize from 'canonicalize';
import { sha256 } from './merkle.ts';

/** What the first entry of a chain follows: 32 zero bytes. */
export const GENESIS: Uint8Array = new Uint8Array(32);

/** Name under which a day's first leaf holds the root of the day before. */
export const ROOT_STREAM = 'root';

/** Hash of an entry: SHA-256 of the hash before it and its text. */
export function chainHash(previous: Uint8Array, body: string): Uint8Array {
  return sha256(previous, body);
}

/** The head of a chain, as a leaf of a day's tree. */
export interface Head {
  readonly stream: string;
  /** Number of entries up to the head. */
  readonly length: number;
  readonly head: Uint8Array;
}

/** The bytes of a leaf: RFC 8785 JSON of the stream, its length and its head in hex. */
export function leafData({ stream, length, head }: Head): string {
  return canonicalize({ stream, length, head: toHex(head) }) ?? '';
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

export function fromHex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'hex'));
}
