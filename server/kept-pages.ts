import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { logger } from '#platform/logger.ts';
import { observeRequest } from '#platform/metrics.ts';
import { choicesOf } from './edge.ts';
import { bestVariant, cacheKey, pages } from './page-cache.ts';
import { routePattern } from './record-requests.ts';

/**
 * Answers with a kept page before the application sees the request: 304 when the browser has it
 * already, else in its best encoding. Returns false when nothing is kept for it.
 */
export function serveKeptPage(
  request: IncomingMessage,
  response: ServerResponse,
  https: boolean,
): boolean {
  const { method, url = '/' } = request;
  if (method !== 'GET' || pages.size === 0) return false;
  const startedAt = performance.now();
  const choices = choicesOf(request, url, https);
  const page = pages.get(cacheKey(url, choices));
  if (!page) return false;
  const { headers, etag, body } = bestVariant(page, request.headers['accept-encoding'] ?? '');
  const requestId = randomUUID();
  const own: string[] = ['X-Request-Id', requestId];
  for (const [name, value] of headers) own.push(name, value);
  for (const cookie of choices.setCookies) own.push('Set-Cookie', cookie);
  const status = request.headers['if-none-match'] === etag ? 304 : 200;
  if (status === 304) {
    response.writeHead(status, own).end();
  } else {
    own.push('Content-Length', String(body.length));
    response.writeHead(status, own).end(body);
  }
  const route = routePattern(url.split('?', 1)[0] ?? url);
  const seconds = (performance.now() - startedAt) / 1000;
  observeRequest({ method, route, status, seconds });
  logger.info({ requestId, method, route, status, seconds }, 'request');
  return true;
}
