import type { RequestHandler } from 'express';
import { LANGS } from '#i18n/languages.ts';
import { logger } from '#platform/logger.ts';
import { observeRequest } from '#platform/metrics.ts';

const LANG = new RegExp(`^/(?:${LANGS.join('|')})(?=/|$)`);
const ID = /\/[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)/g;
const OPAQUE = /\/(shared|v|assets|sign-up|reset|invitation)\/[^/]+/;
/** Pages of what providers publish: too many to be labels of a metric. */
const PUBLISHED = /^\/:lang\/(offers|providers|certificates)\/(?!compare$)[^/]+/;
/** No page's own name is that long: whatever else is put there is nobody's to read in a log. */
const LONG = /\/[^/]{28,}/;
const KNOWN =
  /^\/(?::lang|api|assets|healthz|readyz|metrics|sitemap\.xml|sitemap-catalogue\.xml|robots\.txt|__manifest|icon\.svg)(?:\/|$)/;

/** The pattern of a path: no id, code or token of a visitor is ever a metric's label. */
export function routePattern(path: string): string {
  const pattern = path
    .replace(LANG, '/:lang')
    .replace(ID, '/:id')
    .replace(OPAQUE, '/$1/:x')
    .replace(PUBLISHED, '/:lang/$1/:x');
  if (pattern === '/') return pattern;
  if (LONG.test(pattern)) return 'other';
  return KNOWN.test(pattern) && pattern.length <= 80 ? pattern : 'other';
}

/** Measures every request and logs it without who sent it. */
export function recordRequests(): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('finish', () => {
      const seconds = (performance.now() - startedAt) / 1000;
      const route = routePattern(request.path);
      const { method } = request;
      observeRequest({ method, route, status: response.statusCode, seconds });
      const requestId = response.getHeader('X-Request-Id');
      logger.info({ requestId, method, route, status: response.statusCode, seconds }, 'request');
    });
    next();
  };
}
