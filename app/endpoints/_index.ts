import { redirect, type LoaderFunctionArgs } from '@remix-run/node';
import { isLang, negotiateLang } from '#i18n/languages.ts';
import { COOKIE, cookieName, readCookie } from '#web/cookies.ts';

/** Sends `/` to the language chosen before, else to the one the browser prefers. */
export function loader({ request }: LoaderFunctionArgs) {
  const cookies = request.headers.get('Cookie');
  const remembered =
    readCookie(cookies, cookieName(COOKIE.lang, true)) ??
    readCookie(cookies, cookieName(COOKIE.lang, false));
  const lang = isLang(remembered)
    ? remembered
    : negotiateLang(request.headers.get('Accept-Language'));
  return redirect(`/${lang}${new URL(request.url).search}`, {
    headers: { 'Cache-Control': 'no-store', Vary: 'Accept-Language, Cookie' },
  });
}
