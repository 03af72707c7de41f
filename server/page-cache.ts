import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { EdgeContext } from '#web/load-context.ts';

const MAX_BYTES = 32 * 1024 * 1024;
const TTL_MS = 60_000;
const QUALITY = 9;
/** A window of 256 kB holds any page; the default of 4 MB costs that much for each compression. */
const WINDOW_BITS = 18;

type Encoding = 'br' | 'gzip' | 'identity';
const ENCODINGS = ['br', 'gzip', 'identity'] as const;

interface Variant {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly etag: string;
  readonly body: Buffer;
}

/** An anonymous page, rendered and compressed once, with every header it is sent with. */
export type CachedPage = Readonly<Record<Encoding, Variant>>;

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Pages by address, language, lite mode and whether the browser has a token or a session; 60 s at most. */
export const pages = new LRUCache<string, CachedPage>({
  maxSize: MAX_BYTES,
  ttl: TTL_MS,
  sizeCalculation: (page) =>
    ENCODINGS.reduce((sum, encoding) => sum + page[encoding].body.length, 1),
});

/** What distinguishes two answers to the same address. */
export function cacheKey(
  url: string,
  { lite, deviceToken, sessionToken }: Pick<EdgeContext, 'lite' | 'deviceToken' | 'sessionToken'>,
): string {
  const known = deviceToken !== null || sessionToken !== null;
  return `${url} ${lite ? 'lite' : 'full'} ${known ? 'known' : 'new'}`;
}

export function isCacheable(response: Response): boolean {
  return (
    response.status === 200 &&
    (response.headers.get('Cache-Control') ?? '').startsWith('public') &&
    !response.headers.has('Set-Cookie')
  );
}

/** Keeps a rendered page in its three encodings, with the headers every page of the site has. */
export async function keepPage(
  key: string,
  response: Response,
  siteHeaders: readonly (readonly [string, string])[],
): Promise<CachedPage> {
  const identity = Buffer.from(await response.arrayBuffer());
  const [br, gz] = await Promise.all([
    compressBrotli(identity, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS,
      },
    }),
    compressGzip(identity),
  ]);
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  const shared = [...siteHeaders, ...response.headers].filter(
    ([name]) => name.toLowerCase() !== 'vary',
  );
  const variant = (encoding: Encoding, body: Buffer): Variant => {
    const etag = `"${hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const own: [string, string][] = [
      ['Vary', 'Accept-Encoding, Save-Data, Cookie'],
      ['ETag', etag],
    ];
    if (encoding !== 'identity') own.push(['Content-Encoding', encoding]);
    return { etag, body, headers: [...shared, ...own] };
  };
  const page = {
    br: variant('br', br),
    gzip: variant('gzip', gz),
    identity: variant('identity', identity),
  };
  pages.set(key, page);
  return page;
}

/** The page in the best encoding a browser accepts. */
export function bestVariant(page: CachedPage, accepted: string): Variant {
  if (/\bbr\b/.test(accepted)) return page.br;
  return /\bgzip\b/.test(accepted) ? page.gzip : page.identity;
}
