import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { sendRemixResponse } from '@remix-run/express/dist/server.js';
import type { Request, Response } from 'express';

const compress = promisify(brotliCompress);
const SMALLEST = 1024;
const PARAMS = {
  [constants.BROTLI_PARAM_QUALITY]: 3,
  // A window of 256 kB holds any page; the default of 4 MB costs that much a request.
  [constants.BROTLI_PARAM_LGWIN]: 18,
};

/**
 * Sends what a page answered. HTML is whole when it comes, so it is compressed in one go, at a
 * third of the cost of a stream; everything else goes on to the compressing middleware. An answer
 * that does not say who may keep it, as redirects and errors do not, is kept by nobody.
 */
export async function sendPage(
  request: Request,
  response: Response,
  asAnswered: globalThis.Response,
): Promise<void> {
  const answered = asAnswered.headers.has('Cache-Control') ? asAnswered : keptByNobody(asAnswered);
  const isHtml = (answered.headers.get('Content-Type') ?? '').startsWith('text/html');
  if (!isHtml || !/\bbr\b/.test(request.get('Accept-Encoding') ?? '')) {
    await sendRemixResponse(response, answered);
    return;
  }
  const html = Buffer.from(await answered.arrayBuffer());
  const headers = new Headers(answered.headers);
  headers.append('Vary', 'Accept-Encoding');
  const small = html.length < SMALLEST;
  const body = small ? html : await compress(html, { params: PARAMS });
  if (!small) headers.set('Content-Encoding', 'br');
  headers.set('Content-Length', String(body.length));
  const { status } = answered;
  await sendRemixResponse(response, new globalThis.Response(body, { status, headers }));
}

function keptByNobody(answered: globalThis.Response): globalThis.Response {
  const { status, statusText, body } = answered;
  const headers = new Headers(answered.headers);
  headers.set('Cache-Control', 'private, no-store');
  return new globalThis.Response(body, { status, statusText, headers });
}
