import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendPage } from './send-page.ts';

const ANSWERS: Readonly<Record<string, () => Response>> = {
  '/redirect': () =>
    new Response(null, { status: 303, headers: { Location: '/fr', 'Set-Cookie': 'a=b' } }),
  '/data': () => Response.json({ name: 'Amina' }),
  '/error': () => new Response('<p>', { status: 404, headers: { 'Content-Type': 'text/html' } }),
  '/public': () => new Response('{}', { headers: { 'Cache-Control': 'public, max-age=60' } }),
};

let server: Server;
let origin: string;
beforeEach(async () => {
  const app = express();
  app.use((request, response, next) => {
    const answer = ANSWERS[request.path] ?? (() => new Response(null, { status: 204 }));
    sendPage(request, response, answer()).catch(next);
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  origin = `http://127.0.0.1:${address.port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test.each([
  ['/redirect', 303, 'private, no-store'],
  ['/data', 200, 'private, no-store'],
  ['/error', 404, 'private, no-store'],
  ['/nothing', 204, 'private, no-store'],
  ['/public', 200, 'public, max-age=60'],
])('%s, answered %i, says %s', async (path, status, cache) => {
  const answer = await fetch(origin + path, { redirect: 'manual' });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('Cache-Control')).toBe(cache);
  expect(answer.headers.get('Set-Cookie')).toBe(path === '/redirect' ? 'a=b' : null);
});
