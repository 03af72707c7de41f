/** The cookies of the site; none of them is for measuring or advertising. */
const YEAR_SECONDS = 365 * 24 * 60 * 60;

export const COOKIE = { device: 'rq_device', lang: 'rq_lang', lite: 'rq_lite' } as const;

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

/** A Set-Cookie line for one year, HttpOnly, first-party, Secure on https. */
export function writeCookie(name: string, value: string, https: boolean): string {
  return [
    `${cookieName(name, https)}=${encodeURIComponent(value)}`,
    'Path=/',
    `Max-Age=${String(value === '' ? 0 : YEAR_SECONDS)}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(https ? ['Secure'] : []),
  ].join('; ');
}
