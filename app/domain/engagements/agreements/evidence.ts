/** Where a one-time code goes: a telephone that is verified, else an address that is. */
export interface Channel {
  readonly channel: 'sms' | 'email';
  readonly target: string;
}

interface Reached {
  readonly email: string | null;
  readonly emailVerified: boolean;
  readonly phone: string | null;
  readonly phoneVerified: boolean;
}

/** The verified channel of a person; null for one who has none. */
export function channelOf({ email, emailVerified, phone, phoneVerified }: Reached): Channel | null {
  if (phone !== null && phoneVerified) return { channel: 'sms', target: phone };
  return email !== null && emailVerified ? { channel: 'email', target: email } : null;
}

const STAR = '•••';

/** An address or a number that its owner knows again and nobody else reads: `a•••@e•••.ma`. */
export function maskTarget(target: string): string {
  const [name = '', host] = target.split('@');
  if (host === undefined) return `${target.slice(0, 4)}${STAR}${target.slice(-2)}`;
  const dot = host.lastIndexOf('.');
  return `${name.slice(0, 1)}${STAR}@${host.slice(0, 1)}${STAR}${dot === -1 ? '' : host.slice(dot)}`;
}

/** What is kept of a signature, format 1 (law 43-20: who signed, when, how and which text). */
export interface Evidence {
  readonly format: 1;
  readonly level: string;
  readonly paper: string;
  readonly content: string;
  readonly request: string;
  /** Keyed digests: equal for equal addresses and browsers, and telling nothing else. */
  readonly ip: string;
  readonly browser: string | null;
  /** When the person last proved who they are in the session. */
  readonly confirmedAt: string;
  /** Where the one-time code went, masked. */
  readonly channel: string | null;
  readonly target: string | null;
  readonly code: string | null;
}

/**
 * Whether both sides signed in front of one browser: a person who sits at the other's computer. In a
 * demonstration one visitor plays them all.
 */
export function isSameBrowser(
  one: Pick<Evidence, 'browser'>,
  other: unknown,
  { demo }: { readonly demo: boolean },
): boolean {
  if (demo || one.browser === null) return false;
  return (
    typeof other === 'object' &&
    other !== null &&
    'browser' in other &&
    other.browser === one.browser
  );
}
