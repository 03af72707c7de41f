import { env } from '#platform/env.ts';
import { isDatabaseAway } from '#platform/db.ts';
import { takeAllowance, type Limit } from './rate-limit.server.ts';

/** One problem of an API request; every API answers errors in this shape. */
export interface ApiProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

const HEADERS = { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' } as const;

type ExtraHeaders = Readonly<Record<string, string>>;

export function apiJson(body: unknown, status = 200, headers: ExtraHeaders = {}): Response {
  return Response.json(body, { status, headers: { ...HEADERS, ...headers } });
}

/** A refusal with all its problems. */
export function apiErrors(
  status: number,
  errors: readonly ApiProblem[],
  headers: ExtraHeaders = {},
): Response {
  return apiJson({ errors }, status, headers);
}

/** Lets pages of other sites call an address: it reads no cookie. */
export function apiPreflight(allowed: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...HEADERS,
      'Access-Control-Allow-Methods': allowed,
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Max-Age': '86400',
    },
  });
}

export function methodNotAllowed(allowed: string): Response {
  const message = `This address answers to ${allowed} only.`;
  return apiErrors(405, [{ path: '', code: 'method_not_allowed', message }], { Allow: allowed });
}

/** The answer to an address that called too often, or null when it may go on. */
export async function apiLimit(ip: string): Promise<Response | null> {
  const { RATE_LIMIT_API_PER_MINUTE: perMinute, RATE_LIMIT_API_BURST: burst } = env();
  const wait = await allowance(ip, { perMinute, burst });
  if (wait === 0) return null;
  const message = `Too many requests: try again in ${String(wait)} s.`;
  return apiErrors(429, [{ path: '', code: 'too_many_requests', message }], {
    'Retry-After': String(wait),
  });
}

/** Scoring needs no database: while it is away, calls pass uncounted rather than fail. */
async function allowance(ip: string, limit: Limit): Promise<number> {
  try {
    return await takeAllowance(`api ${ip}`, limit);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return 0;
  }
}

const MAX_BYTES = 64 * 1024;

/** The text of a request's body, or null when it is longer than 64 kB. */
export async function readApiBody(request: Request): Promise<string | null> {
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > MAX_BYTES ? null : new TextDecoder().decode(bytes);
}

export function tooLarge(): Response {
  const message = 'At most 64 kB are read.';
  return apiErrors(413, [{ path: '', code: 'too_large', message }]);
}
