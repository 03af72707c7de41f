import { randomBytes } from 'node:crypto';

const BYTES = 18;
const INTENT = /^[\w-]{16,64}$/;

/** A new intent for a form about to be shown: sending it twice does it once. */
export function mintIntent(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** The intent a form carried; null when it has none of the right form. */
export function intentOf(form: FormData): string | null {
  const value = form.get('intentId');
  return typeof value === 'string' && INTENT.test(value) ? value : null;
}
