import { isStaff, type Role } from '#domain/kernel/index.server.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Longest life of a session, whatever its use. */
const ABSOLUTE_MS = { person: 30 * DAY_MS, staff: 12 * HOUR_MS };
/** Longest pause in a session; longer for people whose work is not the platform. */
const IDLE_MS = { person: 14 * DAY_MS, staff: 2 * HOUR_MS };

/** How long a person counts as recognised after a password or a passkey, for signing and money. */
const CONFIRMED_MS = 10 * MINUTE_MS;
/** A form opened within that time may still be sent a little later. */
export const CONFIRMED_FOR_FORM_MS = 25 * MINUTE_MS;

/** Whether a session has ended by its age or its pause; staff sessions are short. */
export function isOver(
  session: { readonly createdAt: Date; readonly seenAt: Date },
  roles: readonly Role[],
  now: Date,
): boolean {
  const kind = roles.some(isStaff) ? 'staff' : 'person';
  return (
    now.getTime() - session.createdAt.getTime() >= ABSOLUTE_MS[kind] ||
    now.getTime() - session.seenAt.getTime() >= IDLE_MS[kind]
  );
}

/** Whether the person of a session proved who they are within `milliseconds`. */
export function isConfirmed(
  person: { readonly confirmedAt: Date },
  now: Date,
  milliseconds: number = CONFIRMED_MS,
): boolean {
  return now.getTime() - person.confirmedAt.getTime() < milliseconds;
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** Browser and system of a User-Agent, e.g. "Firefox, Android"; "?" for what is not known. */
export function deviceOf(userAgent: string | null): string {
  const name = (known: readonly (readonly [string, string])[]) =>
    known.find(([mark]) => userAgent?.includes(mark))?.[1] ?? '?';
  return `${name(BROWSERS)}, ${name(SYSTEMS)}`;
}
