import { hmac } from '#platform/secrets.ts';

const MINUTE_MS = 60_000;
/** Minutes for which a code is right. */
export const CODE_MINUTES = 15;
/** Wrong codes after which another one must be asked for. */
export const MAX_ATTEMPTS = 5;
/** Codes sent for one sign-up. */
export const MAX_CODES = 5;
const PAUSE_MS = MINUTE_MS;

/** What the database keeps of a code: useless without the key of the application. */
export function codeHash(idHash: string, code: string): string {
  return hmac('accounts.sign-up-code', `${idHash}|${code}`);
}

export function isCodeAlive(sentAt: Date, now: Date): boolean {
  return now.getTime() - sentAt.getTime() < CODE_MINUTES * MINUTE_MS;
}

/** When another code may be asked for. */
export function nextCodeAt(sentAt: Date): Date {
  return new Date(sentAt.getTime() + PAUSE_MS);
}
