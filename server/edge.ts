import { randomBytes, randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { isLang } from '#i18n/languages.ts';
import { COOKIE, cookieName, readCookie, writeCookie } from '#web/cookies.ts';
import type { EdgeContext } from '#web/load-context.ts';

const NONCE_BYTES = 16;
const TOKEN = /^[\w-]{22,64}$/;

declare module 'express-serve-static-core' {
  interface Locals {
    edge: EdgeContext;
  }
}

/** Works out what the edge knows of a request, and remembers language and lite mode by cookie. */
export function edge({ https }: { readonly https: boolean }): RequestHandler {
  return (request, response, next) => {
    const cookies = request.headers.cookie;
    const cookie = (name: string) => readCookie(cookies, cookieName(name, https));
    const token = cookie(COOKIE.device);
    const requestId = randomUUID();
    response.setHeader('X-Request-Id', requestId);
    response.locals.edge = {
      requestId,
      nonce: randomBytes(NONCE_BYTES).toString('base64url'),
      lite: liteMode(request, response, cookie(COOKIE.lite), https),
      ip: request.ip ?? '',
      deviceToken: token !== null && TOKEN.test(token) ? token : null,
      refusal: null,
    };
    rememberLanguage(request, response, cookie(COOKIE.lang), https);
    next();
  };
}

function liteMode(
  request: Request,
  response: Response,
  remembered: string | null,
  https: boolean,
): boolean {
  const asked = request.query['lite'];
  if (asked === '1' || asked === '0') {
    response.append('Set-Cookie', writeCookie(COOKIE.lite, asked, https));
    return asked === '1';
  }
  if (remembered === '1' || remembered === '0') return remembered === '1';
  return request.headers['save-data']?.toString().toLowerCase() === 'on';
}

function rememberLanguage(
  request: Request,
  response: Response,
  remembered: string | null,
  https: boolean,
): void {
  const lang = request.path.split('/')[1];
  const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (isPage && isLang(lang) && lang !== remembered)
    response.append('Set-Cookie', writeCookie(COOKIE.lang, lang, https));
}
