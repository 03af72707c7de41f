import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ViewCount } from '#domain/catalogue/index.server.ts';
import { makeViewCounter, type ViewCounter } from './view-counter.ts';

const BROWSER = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/131.0 Mobile';
const ROBOT = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
const NOON = new Date('2026-11-16T11:00:00Z');
/** In July Morocco is an hour ahead of UTC. */
const EVENING = new Date('2026-07-14T22:59:59Z');
const NIGHT = new Date('2026-07-14T23:00:00Z');

let server: Server;
let origin = '';
let status = 200;
let now = NOON;
let written: ViewCount[][] = [];
let fails = false;
let views: ViewCounter;

beforeAll(async () => {
  server = createServer((request, response) => {
    views.watch(request, response);
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

beforeEach(() => {
  [status, now, written, fails] = [200, NOON, [], false];
  views = makeViewCounter({
    now: () => now,
    write: (batch) => {
      if (fails) return Promise.reject(new Error('the database is away'));
      written.push([...batch]);
      return Promise.resolve();
    },
  });
  return () => views.stop();
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${origin}${path}`, { method, headers: { 'User-Agent': BROWSER, ...headers } });

async function counted(): Promise<readonly ViewCount[]> {
  await views.flush();
  return written.flat();
}

describe('a page that is opened', () => {
  test('is counted by its offer or provider, whatever its language', async () => {
    await get('/fr/offers/caisse');
    await get('/ar/offers/caisse?lite=1');
    await get('/en/offers/caisse.data');
    await get('/zgh/providers/atlas-2');
    expect(await counted()).toEqual([
      { kind: 'offer', slug: 'caisse', day: '2026-11-16', count: 3 },
      { kind: 'provider', slug: 'atlas-2', day: '2026-11-16', count: 1 },
    ]);
  });

  test('counts for the day it is in Morocco, and again when the browser has it already', async () => {
    now = EVENING;
    await get('/fr/offers/caisse');
    now = NIGHT;
    status = 304;
    await get('/fr/offers/caisse');
    expect((await counted()).map(({ day, count }) => [day, count])).toEqual([
      ['2026-07-14', 1],
      ['2026-07-15', 1],
    ]);
  });

  test.each([
    ['by a robot', '/fr/offers/caisse', { 'User-Agent': ROBOT }],
    ['by who says nothing of itself', '/fr/offers/caisse', { 'User-Agent': '' }],
    ['ahead of being read', '/fr/offers/caisse', { 'Sec-Purpose': 'prefetch;prerender' }],
    ['ahead of being read, as data', '/fr/offers/caisse.data', { Purpose: 'prefetch' }],
    ['and is a list', '/fr/offers', {}],
    ['and is a comparison', '/fr/offers/compare?offer=a', {}],
    ['and is something else', '/fr/offers/caisse/history', {}],
    ['in no language', '/offers/caisse', {}],
  ])('%s is not counted', async (_why, path, headers) => {
    await get(path, headers);
    expect(await counted()).toEqual([]);
  });

  test.each([
    ['HEAD', 200],
    ['POST', 200],
    ['GET', 404],
    ['GET', 410],
    ['GET', 302],
  ])('%s answered %i is not counted', async (method, answered) => {
    status = answered;
    await fetch(`${origin}/fr/offers/caisse`, {
      method,
      redirect: 'manual',
      headers: { 'User-Agent': BROWSER },
    });
    expect(await counted()).toEqual([]);
  });
});

describe('what was counted', () => {
  test('is written once, and nothing when there is nothing', async () => {
    await get('/fr/offers/caisse');
    await views.flush();
    await views.flush();
    expect(written).toHaveLength(1);
  });

  test('is kept while it cannot be written, with what comes after', async () => {
    await get('/fr/offers/caisse');
    fails = true;
    await views.flush();
    fails = false;
    await get('/fr/offers/caisse');
    expect(await counted()).toEqual([
      { kind: 'offer', slug: 'caisse', day: '2026-11-16', count: 2 },
    ]);
  });

  test('is written by itself after a while, and at the end', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const lasting = views;
      views = makeViewCounter({
        now: () => now,
        write: (batch) => Promise.resolve(void written.push([...batch])),
      });
      await get('/fr/offers/caisse');
      await vi.advanceTimersByTimeAsync(15_000);
      expect(written).toHaveLength(1);
      await get('/fr/offers/caisse');
      await views.stop();
      expect(written).toHaveLength(2);
      views = lasting;
    } finally {
      vi.useRealTimers();
    }
  });
});
