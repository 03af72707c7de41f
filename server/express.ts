import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { createRemixRequest } from '@remix-run/express/dist/server.js';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import type { ViteDevServer } from 'vite';
import { constants } from 'node:zlib';
import { countViews } from '#domain/catalogue/index.server.ts';
import { systemClock } from '#platform/clock.ts';
import type { Env } from '#platform/env.ts';
import { logger } from '#platform/logger.ts';
import { bodyLimit } from './body-limit.ts';
import { edge } from './edge.ts';
import { originCheck } from './origin-check.ts';
import { serveKeptPage } from './kept-pages.ts';
import { bestVariant, cacheKey, isCacheable, keepPage, type CachedPage } from './page-cache.ts';
import { recordRequests } from './record-requests.ts';
import { sendPage } from './send-page.ts';
import { makeViewCounter } from './view-counter.ts';

const ROOT = path.dirname(import.meta.dirname);
const YEAR_SECONDS = 365 * 24 * 60 * 60;
const DYNAMIC_BROTLI_QUALITY = 4;

export interface WebOptions {
  readonly env: Env;
  /** The development server; pages are then built as they are asked for and never cached. */
  readonly vite?: ViteDevServer;
}

export interface WebServer {
  close(): Promise<void>;
}

/** Serves the application. Resolves once the port answers; rejects when it is taken. */
export async function startWeb({ env, vite }: WebOptions): Promise<WebServer> {
  const app = express();
  const https = env.PUBLIC_URL.startsWith('https:');
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(recordRequests());
  app.use(securityHeaders(https));
  if (vite) app.use(vite.middlewares);
  else await serveAssets(app);
  app.use(edge({ https }));
  app.use(originCheck({ publicUrl: env.PUBLIC_URL }));
  app.use(bodyLimit());
  app.use(
    compression({
      brotli: {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: DYNAMIC_BROTLI_QUALITY,
          // A window of 256 kB holds any page; the default of 4 MB costs that much a request.
          [constants.BROTLI_PARAM_LGWIN]: 18,
        },
      },
    }),
  );
  app.all('*', await pageHandler(vite));
  app.use(refuse);
  const views = makeViewCounter({ write: countViews, now: () => systemClock.now() });
  const server = createServer((request, response) => {
    views.watch(request, response);
    if (vite || !serveKeptPage(request, response, https)) app(request, response);
  });
  await listen(server, env);
  return {
    close: async () => {
      // Once before: the last requests may take longer than there is time.
      await views.flush();
      await stop(server);
      await views.stop();
    },
  };
}

function securityHeaders(https: boolean) {
  return helmet({
    // Pages bring their own policy: it depends on their scripts.
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: https ? { maxAge: YEAR_SECONDS } : false,
    frameguard: { action: 'deny' },
    originAgentCluster: https,
    crossOriginOpenerPolicy: https ? { policy: 'same-origin' } : false,
  });
}

async function serveAssets(app: Express): Promise<void> {
  const client = path.join(ROOT, 'build/client');
  const { compressAssets } = await import('./compress-assets.ts');
  await compressAssets(path.join(client, 'assets'));
  app.use(
    '/assets',
    sirv(path.join(client, 'assets'), {
      brotli: true,
      gzip: true,
      immutable: true,
      maxAge: YEAR_SECONDS,
    }),
  );
  app.use(sirv(client, { maxAge: 3600, etag: true }));
}

async function pageHandler(vite: ViteDevServer | undefined) {
  const build = vite
    ? () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
    : ((await import(path.join(ROOT, 'build/server/index.js'))) as ServerBuild);
  const handle = createRequestHandler(build, vite ? 'development' : 'production');
  const render = (request: Request, response: Response) =>
    handle(createRemixRequest(request, response), { edge: response.locals.edge });
  return (request: Request, response: Response, next: NextFunction) => {
    const answer = vite || request.method !== 'GET' ? plain : kept;
    answer(render, request, response).catch(next);
  };
}

type Render = (request: Request, response: Response) => Promise<globalThis.Response>;

async function plain(render: Render, request: Request, response: Response): Promise<void> {
  await sendPage(request, response, await render(request, response));
}

/** Pages being rendered for browsers without a token, so that a rush renders each only once. */
const underWay = new Map<string, Promise<CachedPage | null>>();

/** Renders a page, or waits for the one who does, and keeps it when it is the same for everybody. */
async function kept(render: Render, request: Request, response: Response): Promise<void> {
  const { edge } = response.locals;
  const key = cacheKey(request.originalUrl, edge);
  const shared = edge.deviceToken === null && edge.sessionToken === null && edge.refusal === null;
  const ready = shared ? await underWay.get(key) : undefined;
  if (ready) {
    sendKept(ready, request, response);
    return;
  }
  const rendering = renderAndKeep(render, key, request, response);
  if (shared) {
    underWay.set(
      key,
      rendering.catch(() => null).finally(() => underWay.delete(key)),
    );
  }
  const page = await rendering;
  if (page) sendKept(page, request, response);
}

/** Renders a page and keeps it; one that is not for everybody is sent at once and is null. */
async function renderAndKeep(
  render: Render,
  key: string,
  request: Request,
  response: Response,
): Promise<CachedPage | null> {
  const answered = await render(request, response);
  if (isCacheable(answered)) return keepPage(key, answered, siteHeaders(response));
  await sendPage(request, response, answered);
  return null;
}

function sendKept(page: CachedPage, request: Request, response: Response): void {
  const { headers, etag, body } = bestVariant(page, request.get('Accept-Encoding') ?? '');
  for (const [name, value] of headers) response.setHeader(name, value);
  if (request.get('If-None-Match') === etag) response.status(304).end();
  else response.setHeader('Content-Length', body.length).end(body);
}

/** The headers that every page has, whoever asks for it. */
function siteHeaders(response: Response): [string, string][] {
  return Object.entries(response.getHeaders()).flatMap(([name, value]): [string, string][] =>
    OWN_HEADERS.has(name) || typeof value !== 'string' ? [] : [[name, value]],
  );
}

const OWN_HEADERS: ReadonlySet<string> = new Set(['x-request-id', 'set-cookie', 'vary']);

function refuse(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const { requestId } = response.locals.edge;
  logger.error({ err: error, requestId }, 'request failed outside the pages');
  if (response.headersSent) response.destroy();
  else response.status(500).type('text/plain').send(`Something failed. Reference: ${requestId}\n`);
}

function listen(server: Server, env: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.PORT, env.HOST, () => {
      resolve();
    });
  });
}

/** Takes no new connection, ends idle ones, and lets running requests finish. */
function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeIdleConnections();
  });
}
