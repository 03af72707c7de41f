import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { readSession } from '#domain/accounts/index.server.ts';
import { isLang } from '#i18n/languages.ts';
import { systemClock } from '#platform/clock.ts';
import { logger } from '#platform/logger.ts';
import { COOKIE, cookieName, readCookie, writeCookie } from '#web/cookies.ts';
import type { EdgeContext } from '#web/load-context.ts';

const NONCE_BYTES = 16;
const TOKEN = /^[\w-]{22,64}$/;

declare module 'express-serve-static-core' {
  interface Locals {
    edge: EdgeContext;
  }
}

/** What the cookies and headers of a request ask for, and the choices to remember by cookie. */
export interface Choices {
  readonly lite: boolean;
  readonly deviceToken: string | null;
  readonly sessionToken: string | null;
  readonly setCookies: readonly string[];
}

/** Reads the choices of a request; `url` is its path and query. */
export function choicesOf(request: IncomingMessage, url: string, https: boolean): Choices {
  const cookies = request.headers.cookie;
  const cookie = (name: string) =>
    cookies === undefined ? null : readCookie(cookies, cookieName(name, https));
  const setCookies: string[] = [];
  const ofForm = (token: string | null) => (token !== null && TOKEN.test(token) ? token : null);
  const asked = /[?&]lite=([01])(?:&|$)/.exec(url)?.[1];
  if (asked !== undefined) setCookies.push(writeCookie(COOKIE.lite, asked, https));
  const lang = /^\/([a-z]+)(?:[/?]|$)/.exec(url)?.[1];
  const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (isPage && isLang(lang) && lang !== cookie(COOKIE.lang))
    setCookies.push(writeCookie(COOKIE.lang, lang, https));
  return {
    lite: isLite(asked ?? cookie(COOKIE.lite), request.headers['save-data']),
    deviceToken: ofForm(cookie(COOKIE.device)),
    sessionToken: ofForm(cookie(COOKIE.session)),
    setCookies,
  };
}

function isLite(chosen: string | null, saveData: string | readonly string[] | undefined): boolean {
  if (chosen === '1' || chosen === '0') return chosen === '1';
  return String(saveData ?? '').toLowerCase() === 'on';
}

/** Addresses that read no cookie: programs and open files. */
const WITHOUT_PERSON = /^\/(?:api|files|locales|healthz|readyz|metrics)(?:[/?]|$)/;

/** Works out what the edge knows of a request, and remembers language and lite mode by cookie. */
export function edge({ https }: { readonly https: boolean }): RequestHandler {
  return (request, response, next) => {
    const { setCookies, ...known } = choicesOf(request, request.originalUrl, https);
    const { lite, deviceToken, sessionToken } = known;
    const requestId = randomUUID();
    response.setHeader('X-Request-Id', requestId);
    if (setCookies.length > 0) response.append('Set-Cookie', [...setCookies]);
    const go = (person: EdgeContext['person']) => {
      response.locals.edge = {
        requestId,
        nonce: randomBytes(NONCE_BYTES).toString('base64url'),
        lite,
        ip: request.ip ?? '',
        deviceToken,
        sessionToken,
        person,
        refusal: null,
      };
      next();
    };
    if (sessionToken === null || WITHOUT_PERSON.test(request.originalUrl)) go(null);
    else personOf(sessionToken, requestId).then(go, next);
  };
}

/** Who holds a session; a database that does not answer must not sign anybody out. */
async function personOf(token: string, requestId: string): Promise<EdgeContext['person']> {
  try {
    return await readSession(token, systemClock.now());
  } catch (error) {
    logger.error({ err: error, requestId }, 'the session could not be read');
    return 'unknown';
  }
}
