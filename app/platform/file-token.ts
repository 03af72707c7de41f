import { hmac, verifyHmac } from './secrets.ts';

const PURPOSE = 'platform.file';
const MINUTES = 10;
const TOKEN = /^([0-9a-f]{32})\.([0-9a-z]{6,10})\.([\w-]{43})$/;

/**
 * A token that opens one file for ten minutes to whoever holds it. Mint it only for somebody who
 * may read the file: the address it goes into asks nothing more.
 */
export function mintFileToken(fileId: string, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + MINUTES * 60;
  const signed = `${fileId}.${until.toString(36)}`;
  return `${signed}.${hmac(PURPOSE, signed)}`;
}

export type ReadToken = { readonly fileId: string } | 'expired' | null;

/** The file a token opens at `now`; null when the token was not minted here. */
export function readFileToken(token: string, now: Date): ReadToken {
  const [, fileId, until, signature] = TOKEN.exec(token) ?? [];
  if (fileId === undefined || until === undefined || signature === undefined) return null;
  if (!verifyHmac(PURPOSE, `${fileId}.${until}`, signature)) return null;
  return parseInt(until, 36) * 1000 > now.getTime() ? { fileId } : 'expired';
}
