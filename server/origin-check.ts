import type { Request, RequestHandler } from 'express';
import { refuseWithPage } from './refuse.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Paths that read no cookie, and are called by other machines. */
const COOKIELESS = /^\/(?:api|webhooks)\//;

/** Refuses an unsafe request that comes from a page of another site. */
export function originCheck({ publicUrl }: { readonly publicUrl: string }): RequestHandler {
  const own = new URL(publicUrl).host;
  return (request, response, next) => {
    if (SAFE.has(request.method) || COOKIELESS.test(request.path)) next();
    else if (isSameSite(request, own)) next();
    else refuseWithPage(request, response, next, 403);
  };
}

function isSameSite(request: Request, own: string): boolean {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) {
    const from = URL.canParse(origin) ? new URL(origin).host : null;
    return from !== null && (from === host || from === own);
  }
  // Browsers name the origin or the fetch site of every form they send; only programs name neither.
  return site === undefined || site === 'same-origin';
}
