import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serveKeptPage } from './kept-pages.ts';
import { cacheKey, isCacheable, keepPage, pages } from './page-cache.ts';

const HTML = `<!DOCTYPE html><p>${'مرحبا '.repeat(200)}</p>`;
const PUBLIC = { 'Cache-Control': 'public, max-age=0', 'Content-Type': 'text/html' };

let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!serveKeptPage(request, response, false)) response.writeHead(418).end('not kept');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(async () => {
  pages.clear();
  const key = cacheKey('/ar', { lite: false, deviceToken: null, sessionToken: null });
  await keepPage(key, new Response(HTML, { headers: PUBLIC }), [['x-frame-options', 'DENY']]);
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers: { Accept: 'text/html', ...headers } });

describe('a kept page', () => {
  test('is sent whole, with the headers of the site, in what the browser reads', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await get('/ar', { 'Accept-Encoding': encoding });
      expect(await answer.text()).toBe(HTML);
      expect(answer.headers.get('Content-Encoding')).toBe(
        encoding === 'identity' ? null : encoding,
      );
      expect(answer.headers.get('X-Frame-Options')).toBe('DENY');
      expect(answer.headers.get('Vary')).toContain('Cookie');
    }
  });

  test('is not sent again to a browser that has it', async () => {
    const first = await get('/ar', { 'Accept-Encoding': 'gzip' });
    const etag = first.headers.get('ETag') ?? '';
    const again = await get('/ar', { 'Accept-Encoding': 'gzip', 'If-None-Match': etag });
    expect(again.status).toBe(304);
    const other = await get('/ar', { 'Accept-Encoding': 'br', 'If-None-Match': etag });
    expect(other.status).toBe(200);
  });

  test('remembers the language of each visitor, and names each request', async () => {
    const [first, second] = await Promise.all([get('/ar'), get('/ar', { Cookie: 'rq_lang=ar' })]);
    expect(first.headers.get('Set-Cookie')).toContain('rq_lang=ar');
    expect(second.headers.get('Set-Cookie')).toBeNull();
    expect(first.headers.get('X-Request-Id')).not.toBe(second.headers.get('X-Request-Id'));
  });

  test.each([
    ['in lite mode', '/ar', { 'Save-Data': 'on' }],
    ['remembered as lite', '/ar', { Cookie: 'rq_lite=1' }],
    ['of a browser that has a draft', '/ar', { Cookie: `rq_device=${'a'.repeat(43)}` }],
    ['of another address', '/ar?x=1', {}],
    ['in another language', '/fr', {}],
  ])('is not sent for a request %s', async (_, path, headers) => {
    expect((await get(path, headers)).status).toBe(418);
  });

  test('is not sent in answer to a form', async () => {
    expect((await fetch(`${origin}/ar`, { method: 'POST' })).status).toBe(418);
  });
});

describe('what may be kept', () => {
  test.each([
    [true, 200, PUBLIC],
    [false, 404, PUBLIC],
    [false, 200, { 'Cache-Control': 'private, no-store' }],
    [false, 200, {}],
    [false, 200, { ...PUBLIC, 'Set-Cookie': 'rq_device=x' }],
  ])('%s for a %i with %j', (may, status, headers) => {
    expect(isCacheable(new Response('', { status, headers }))).toBe(may);
  });
});
