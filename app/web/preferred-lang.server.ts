import { isLang, negotiateLang, type Lang } from '#i18n/languages.ts';
import { COOKIE, cookieName, readCookie } from './cookies.ts';

/** What an answer that depends on the reader's language must be sent with. */
export const BY_LANGUAGE = {
  'Cache-Control': 'no-store',
  Vary: 'Accept-Language, Cookie',
} as const;

/** The language chosen before, else the one the browser prefers, for addresses that have none. */
export function preferredLang(request: Request): Lang {
  const cookies = request.headers.get('Cookie');
  const remembered =
    readCookie(cookies, cookieName(COOKIE.lang, true)) ??
    readCookie(cookies, cookieName(COOKIE.lang, false));
  return isLang(remembered) ? remembered : negotiateLang(request.headers.get('Accept-Language'));
}
