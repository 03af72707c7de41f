import { createHash } from 'node:crypto';

const SEED_BYTES = 32;

/** The seed of a draw, to be kept secret until then, and what is published of it before. */
export interface DrawSeed {
  /** 64 hexadecimal digits. */
  readonly seed: string;
  /** SHA-256 of the seed as it is written, in hexadecimal. */
  readonly commitment: string;
}

/** A new seed; `randomBytes` gives as many random bytes as it is asked for. */
export function drawSeed(randomBytes: (size: number) => Uint8Array): DrawSeed {
  const seed = Buffer.from(randomBytes(SEED_BYTES)).toString('hex');
  return { seed, commitment: createHash('sha256').update(seed).digest('hex') };
}
