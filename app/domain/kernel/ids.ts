import type { Actor } from './actor.ts';
import { DomainError } from './errors.ts';

export const UUID_RANDOM_BYTES = 10;
const MIN_TOKEN_BYTES = 16;
const LAST_TIME = 2 ** 48 - 1;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that ids sort by
 * time. Throws `kernel.bad-id-source` unless given exactly 10 random bytes and a time from 1970 on.
 */
export function uuidV7(at: Date, random: Uint8Array): string {
  const time = at.getTime();
  if (!(time >= 0 && time <= LAST_TIME) || random.length !== UUID_RANDOM_BYTES) {
    throw new DomainError('kernel.bad-id-source', { bytes: random.length });
  }
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(time, 0, 6);
  bytes.set(random, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const groups = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ] as const;
  return groups.map(([from, to]) => hex.slice(from, to)).join('-');
}

/** A new id at the instant of an actor, out of its random bytes. */
export function newId({ now, randomBytes }: Pick<Actor, 'now' | 'randomBytes'>): string {
  return uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
}

/**
 * An unguessable token for cookies and links: the random bytes in base64url, without padding.
 * Throws `kernel.bad-id-source` below 16 bytes, which could be guessed.
 */
export function opaqueToken(random: Uint8Array): string {
  if (random.length < MIN_TOKEN_BYTES) {
    throw new DomainError('kernel.bad-id-source', { bytes: random.length });
  }
  return Buffer.from(random).toString('base64url');
}
