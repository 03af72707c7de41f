import { createHash } from 'node:crypto';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { DomainError } from '#domain/kernel/index.server.ts';
import { isDatabaseAway } from '#platform/db.ts';
import { apiErrors, apiLimit, apiPreflight } from './api.server.ts';
import { edgeOf } from './load-context.ts';
import { publicOrigin } from './origin.server.ts';

/** How long the answer to a read may be kept, in seconds. */
const FRESH_SECONDS = 60;
const RETRY_SECONDS = '30';
const ETAG_LENGTH = 22;

/**
 * Answers a read of the public API: what another site asks first, the allowance of the address,
 * then `read`. What it does not find answers 404, a missing database 503.
 */
export async function apiRead(
  { request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  read: (url: URL) => Promise<Response>,
): Promise<Response> {
  if (request.method === 'OPTIONS') return apiPreflight('GET');
  const limited = await apiLimit(edgeOf(context).ip);
  if (limited) return limited;
  try {
    return await read(new URL(request.url));
  } catch (error) {
    if (error instanceof DomainError && error.code.endsWith('.not-found')) return apiNotFound();
    if (!isDatabaseAway(error)) throw error;
    const message = 'The data do not answer; try again later.';
    return apiErrors(503, [{ path: '', code: 'unavailable', message }], {
      'Retry-After': RETRY_SECONDS,
    });
  }
}

export function apiNotFound(): Response {
  return apiErrors(404, [{ path: '', code: 'not_found', message: 'There is nothing here.' }]);
}

/** A refusal that names parameters of the address which mean nothing. */
export function apiUnread(names: readonly string[]): Response {
  return apiErrors(
    422,
    names.map((path) => ({ path, code: 'unknown_value', message: `${path} has no such value.` })),
  );
}

/** A refusal of a search: a filter has no such value, or the text is too long. */
export function apiBadQuery({ cut }: { readonly cut: boolean }): Response {
  const problem = cut
    ? { path: 'q', code: 'too_long', message: 'At most 200 characters are searched for.' }
    : { path: '', code: 'unknown_value', message: 'A parameter of the address has no such value.' };
  return apiErrors(422, [problem]);
}

export interface ApiAnswer {
  readonly text: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * An answer with the mark of its content: whoever has the same already gets 304 without it. Pages
 * of other sites may read it.
 */
export function apiAnswer(request: Request, { text, type, headers = {} }: ApiAnswer): Response {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, ETAG_LENGTH);
  const etag = `"${hash}"`;
  const shared = {
    ETag: etag,
    'Cache-Control': `public, max-age=${FRESH_SECONDS}`,
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Link',
    ...headers,
  };
  if (hasAlready(request.headers.get('If-None-Match'), etag))
    return new Response(null, { status: 304, headers: shared });
  return new Response(text, { headers: { ...shared, 'Content-Type': type } });
}

export function apiAnswerJson(
  request: Request,
  body: unknown,
  headers: ApiAnswer['headers'] = {},
): Response {
  return apiAnswer(request, { text: JSON.stringify(body), type: 'application/json', headers });
}

/** Weak marks count too: comparing for 304 is weak (RFC 9110 §13.1.2). */
function hasAlready(given: string | null, etag: string): boolean {
  if (given === null) return false;
  const marks = given.split(',').map((mark) => mark.trim().replace(/^W\//, ''));
  return marks.includes('*') || marks.includes(etag);
}

/** A Link header (RFC 8288) to the pages before and after a list's address. */
export function pageLinks(
  { pathname, searchParams }: URL,
  places: { readonly next?: string | null; readonly previous?: string | null },
): Record<string, string> {
  const link = (rel: string, name: 'after' | 'before', place: string | null | undefined) => {
    if (place === null || place === undefined) return [];
    const params = new URLSearchParams(searchParams);
    params.delete('after');
    params.delete('before');
    params.set(name, place);
    return [`<${publicOrigin()}${pathname}?${params.toString()}>; rel="${rel}"`];
  };
  const links = [...link('next', 'after', places.next), ...link('prev', 'before', places.previous)];
  return links.length === 0 ? {} : { Link: links.join(', ') };
}
