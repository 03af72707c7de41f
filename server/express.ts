import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { createRemixRequest, sendRemixResponse } from '@remix-run/express/dist/server.js';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import sirv from 'sirv';
import type { ViteDevServer } from 'vite';
import { constants } from 'node:zlib';
import type { Env } from '#platform/env.ts';
import { logger } from '#platform/logger.ts';
import { bodyLimit } from './body-limit.ts';
import { edge } from './edge.ts';
import { originCheck } from './origin-check.ts';
import { cacheKey, isCacheable, keepPage, pages, sendPage } from './page-cache.ts';
import { recordRequests } from './record-requests.ts';

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
  if (!vite) app.use(cachedPages);
  app.use(
    compression({
      brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: DYNAMIC_BROTLI_QUALITY } },
    }),
  );
  app.all('*', await pageHandler(vite));
  app.use(refuse);
  const server = createServer(app);
  await listen(server, env);
  return { close: () => stop(server) };
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
  return (request: Request, response: Response, next: NextFunction) => {
    const answer = async () => {
      const answered = await handle(createRemixRequest(request, response), {
        edge: response.locals.edge,
      });
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (!vite && isRead && isCacheable(answered))
        sendPage(await keepPage(cacheKey(request, response), answered), request, response);
      else await sendRemixResponse(response, answered);
    };
    answer().catch(next);
  };
}

/** Answers with a kept page before anything wraps the answer: it is compressed already. */
function cachedPages(request: Request, response: Response, next: NextFunction): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const page = isRead ? pages.get(cacheKey(request, response)) : undefined;
  if (page) sendPage(page, request, response);
  else next();
}

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
