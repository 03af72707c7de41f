import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { PRIVATE_PAGE } from './responses.server.ts';

/** Characters a parameter may have as they are (RFC 8187 attr-char). */
const PLAIN = /[A-Za-z0-9!#$&+.^_`|~-]/;

/**
 * Content-Disposition that saves under a name of any script: plain letters for old browsers, then
 * `filename*` (RFC 6266).
 */
function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = [...Buffer.from(name, 'utf8')]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return PLAIN.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** A file that is made while it is sent, saved and kept by nobody. */
export function streamedFile(
  fileName: string,
  mediaType: string,
  parts: AsyncIterable<string>,
): Response {
  const { 'Content-Length': _unknown, ...headers } = attachmentHeaders({
    ...{ fileName, mediaType, bytes: 0 },
  });
  const body = createReadableStreamFromReadable(Readable.from(parts));
  return new Response(body, { headers });
}

interface Sent {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Headers of a file that somebody sent: saved, never shown, run or kept by a cache. */
export function attachmentHeaders({ fileName, mediaType, bytes }: Sent): Record<string, string> {
  return {
    ...PRIVATE_PAGE,
    'Content-Type':
      mediaType === 'text/plain' || mediaType === 'text/csv'
        ? `${mediaType}; charset=utf-8`
        : mediaType,
    'Content-Length': String(bytes),
    'Content-Disposition': attachment(fileName),
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Referrer-Policy': 'no-referrer',
  };
}
