import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DEFAULT_LANG, isLang } from '#i18n/languages.ts';
import { env } from '#platform/env.ts';
import { logger } from '#platform/logger.ts';
import { contentSecurityPolicy, inlineScriptHashes } from '#web/csp.server.ts';
import { RenderingContext } from '#ui/rendering.tsx';

function isPublic(headers: Headers): boolean {
  return (headers.get('Cache-Control') ?? '').startsWith('public');
}

/** Renders a page whole (no page streams) and gives it the policy its kind needs. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const param = remixContext.staticHandlerContext.matches[0]?.params['lang'];
  const i18n = i18nFor(isLang(param) ? param : DEFAULT_LANG);
  const cacheable = isPublic(headers) && status === 200;
  const nonce = cacheable ? undefined : loadContext.edge.nonce;
  const requestId = cacheable ? undefined : loadContext.edge.requestId;
  const html = await render(
    <RenderingContext.Provider value={{ nonce, requestId }}>
      <I18nextProvider i18n={i18n}>
        <RemixServer context={remixContext} url={request.url} {...(nonce ? { nonce } : {})} />
      </I18nextProvider>
    </RenderingContext.Provider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
  headers.append('Vary', 'Save-Data, Cookie');
  headers.set(
    'Content-Security-Policy',
    contentSecurityPolicy(nonce ? [`'nonce-${nonce}'`] : inlineScriptHashes(html), {
      https: env().PUBLIC_URL.startsWith('https:'),
      dev: import.meta.env.DEV,
    }),
  );
  return new Response(html, { status, headers });
}

function render(element: React.ReactElement): Promise<string> {
  return new Promise((resolve, reject) => {
    const stream = renderToPipeableStream(element, {
      onAllReady() {
        const out = new PassThrough();
        buffer(out).then((bytes) => {
          // React pads a chunk with NUL where a letter of several bytes meets its end.
          resolve(bytes.toString('utf8').replaceAll('\0', ''));
        }, reject);
        stream.pipe(out);
      },
      onShellError: reject,
      onError(error) {
        logger.error({ err: error }, 'render failed');
      },
    });
  });
}

/** Unexpected errors of loaders and actions; the page shows the request's reference. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
): void {
  if (request.signal.aborted) return;
  logger.error({ err: error, requestId: context.edge.requestId }, 'request failed');
}
