import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyLimit } from './body-limit.ts';
import { edge } from './edge.ts';
import { originCheck } from './origin-check.ts';

let server: Server;
let origin = '';

beforeAll(async () => {
  const app = express();
  app.use(edge({ https: false }));
  app.use(originCheck({ publicUrl: 'https://raqmana.example' }));
  app.use(bodyLimit());
  app.all('*', (request, response) => {
    const { refusal } = response.locals.edge;
    request.resume();
    response.status(refusal ?? 200).json({ method: request.method, path: request.path });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${String(port)}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const post = (path: string, headers: Record<string, string>, body = 'a=b') =>
  fetch(`${origin}${path}`, { method: 'POST', headers, body });

describe('a form', () => {
  test.each([
    ['of this host', () => ({ Origin: origin })],
    ['of the published address', () => ({ Origin: 'https://raqmana.example' })],
    ['of a program, which names neither origin nor site', () => ({})],
    ['whose browser says it is of the same origin', () => ({ 'Sec-Fetch-Site': 'same-origin' })],
  ])('%s passes', async (_, headers) => {
    expect((await post('/fr/assess', headers())).status).toBe(200);
  });

  test.each([
    ['another site', { Origin: 'https://evil.example' }],
    ['a sandbox', { Origin: 'null' }],
    ['a site that looks alike', { Origin: 'https://raqmana.example.evil.example' }],
    ['nowhere, by a browser that says so', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('of %s is refused with a page in the reader’s language', async (_, headers) => {
    const answer = await post('/ar/assess', headers);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ method: 'GET', path: '/ar/refused' });
  });

  test('to the API, which reads no cookie, may come from anywhere', async () => {
    const answer = await post('/api/v1/assessments/score', { Origin: 'https://evil.example' });
    expect(answer.status).toBe(200);
  });
});

describe('a body', () => {
  test('over 4 MB is refused with a page', async () => {
    const answer = await post('/fr/assess', {}, 'a'.repeat(4 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
  });

  test('over 64 kB is refused by the API in its error shape', async () => {
    const answer = await post('/api/v1/assessments/score', {}, 'a'.repeat(64 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ errors: [{ path: '', code: 'too_large' }] });
  });

  test('of 64 kB is read by the API', async () => {
    const answer = await post('/api/v1/assessments/score', {}, 'a'.repeat(64 * 1024));
    expect(answer.status).toBe(200);
  });
});
