import { randomBytes } from 'node:crypto';

const BYTES = 18;

/** A new intent for a form about to be shown: sending it twice does it once. */
export function mintIntent(): string {
  return randomBytes(BYTES).toString('base64url');
}
