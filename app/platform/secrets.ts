import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from './env.ts';

const DEMO_SECRET = path.join('.data', 'secret');

let secret: string | undefined;

/** APP_SECRET, at least 32 characters; the demo, which may lack it, makes one for its folder. */
function appSecret(): string {
  secret ??= env().APP_SECRET ?? demoSecret();
  return secret;
}

function demoSecret(): string {
  mkdirSync(path.dirname(DEMO_SECRET), { recursive: true });
  try {
    // "wx" fails when the file exists, so two processes starting together agree on one secret.
    writeFileSync(DEMO_SECRET, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(DEMO_SECRET, 'utf8');
}

/**
 * Keyed hash of `value` (HMAC-SHA-256, base64url, 43 characters). `purpose` keeps the hashes of
 * one use from being accepted for another.
 */
export function hmac(purpose: string, value: string): string {
  return createHmac('sha256', appSecret()).update(`${purpose}\0${value}`).digest('base64url');
}

/** Whether `signature` is the `hmac` of `value`, in a time that tells nothing about it. */
export function verifyHmac(purpose: string, value: string, signature: string): boolean {
  const expected = Buffer.from(hmac(purpose, value));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** An unguessable token of `bytes` random bytes, base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

function keyFor(purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', appSecret(), '', `seal\0${purpose}`, KEY_BYTES));
}

/**
 * Encrypts bytes with AES-256-GCM under a key derived from APP_SECRET for one purpose: nonce, tag,
 * then the text. Put the owner in the purpose, so that what is sealed for one opens for no other.
 */
export function seal(purpose: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(purpose), nonce);
  const text = [cipher.update(bytes), cipher.final()];
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), ...text]));
}

/** What `seal` encrypted for the same purpose; throws when it was altered or the key is another. */
export function unseal(purpose: string, sealed: Uint8Array): Uint8Array {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv(CIPHER, keyFor(purpose), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = bytes.subarray(NONCE_BYTES + TAG_BYTES);
  return new Uint8Array(Buffer.concat([decipher.update(text), decipher.final()]));
}
