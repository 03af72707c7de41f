/** How long a browser may take between the question and the answer. */
export const CHALLENGE_MS = 5 * 60_000;
export const CHALLENGE_BYTES = 32;
/** Longest name of a passkey. */
const PASSKEY_NAME_MOST = 60;

/** The site as passkeys know it: they work on no other. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** The site published at an address. Throws when it is no address. */
export function relyingParty(publicUrl: string): RelyingParty {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
}

/** A name for a passkey as typed: one line, trimmed; null when nothing or too much is left. */
export function passkeyName(typed: string): string | null {
  const name = typed.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const length = Array.from(name).length;
  return length > 0 && length <= PASSKEY_NAME_MOST ? name : null;
}
