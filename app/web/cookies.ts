/** The cookies of the site; none of them is for measuring or advertising. */
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const COOKIE = {
  device: 'rq_device',
  lang: 'rq_lang',
  lite: 'rq_lite',
  session: 'rq_session',
} as const;

/** Longest life of a session; the server ends it earlier after a pause. */
const SESSION_SECONDS = 30 * 24 * 60 * 60;

export function cookieName(name: string, https: boolean): string {
  return https ? `__Host-${name}` : name;
}

/** Value of a cookie of a Cookie header, null when absent. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const index = part.indexOf('=');
    if (index > 0 && part.slice(0, index).trim() === name) {
      try {
        return decodeURIComponent(part.slice(index + 1).trim());
      } catch {
        return null;
      }
    }
  }
  return null;
}

/** The Set-Cookie line of a session's token; an empty token takes the cookie away. */
export function sessionCookie(token: string, https: boolean): string {
  return writeCookie(COOKIE.session, token, https, SESSION_SECONDS);
}

/** A Set-Cookie line for one year unless said, HttpOnly, first-party, Secure on https. */
export function writeCookie(
  name: string,
  value: string,
  https: boolean,
  seconds: number = YEAR_SECONDS,
): string {
  return [
    `${cookieName(name, https)}=${encodeURIComponent(value)}`,
    'Path=/',
    `Max-Age=${String(value === '' ? 0 : seconds)}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(https ? ['Secure'] : []),
  ].join('; ');
}
