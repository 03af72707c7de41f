import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import { LRUCache } from 'lru-cache';

const MAX_BYTES = 32 * 1024 * 1024;
const TTL_MS = 60_000;
const QUALITY = 9;

/** An anonymous page, rendered and compressed once. */
export interface CachedPage {
  readonly headers: readonly (readonly [string, string])[];
  readonly etag: string;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
}

type Encoding = 'br' | 'gzip' | 'identity';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Pages by address, language, lite mode and whether the browser has a token; 60 s at most. */
export const pages = new LRUCache<string, CachedPage>({
  maxSize: MAX_BYTES,
  ttl: TTL_MS,
  sizeCalculation: ({ bodies }) => bodies.br.length + bodies.gzip.length + bodies.identity.length,
});

/** What distinguishes two answers to the same address. */
export function cacheKey(request: ExpressRequest, response: ExpressResponse): string {
  const { lite, deviceToken } = response.locals.edge;
  return [request.originalUrl, lite ? 'lite' : 'full', deviceToken === null ? 'new' : 'known'].join(
    ' ',
  );
}

export function isCacheable(response: Response): boolean {
  return (
    response.status === 200 &&
    (response.headers.get('Cache-Control') ?? '').startsWith('public') &&
    !response.headers.has('Set-Cookie')
  );
}

/** Keeps a rendered page with its compressed forms. */
export async function keepPage(key: string, response: Response): Promise<CachedPage> {
  const identity = Buffer.from(await response.arrayBuffer());
  const [br, gz] = await Promise.all([
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
    compressGzip(identity),
  ]);
  const page: CachedPage = {
    headers: [...response.headers],
    etag: `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`,
    bodies: { br, gzip: gz, identity },
  };
  pages.set(key, page);
  return page;
}

/** Answers with a kept page: 304 when the browser has it already, else in its best encoding. */
export function sendPage(
  page: CachedPage,
  request: ExpressRequest,
  response: ExpressResponse,
): void {
  for (const [name, value] of page.headers) response.setHeader(name, value);
  response.setHeader('Vary', 'Accept-Encoding, Save-Data, Cookie');
  const encoding = bestEncoding(request.headers['accept-encoding']?.toString() ?? '');
  const etag = encoding === 'identity' ? page.etag : page.etag.replace(/"$/, `-${encoding}"`);
  response.setHeader('ETag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.status(304).end();
    return;
  }
  const body = page.bodies[encoding];
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.status(200);
  if (request.method === 'HEAD') response.end();
  else response.end(body);
}

function bestEncoding(accepted: string): Encoding {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}
