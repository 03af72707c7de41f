import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteLoaderData,
  type ShouldRevalidateFunction,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { findFirmActedFor } from '#domain/assessment/index.server.ts';
import { hasRole, type Actor } from '#domain/kernel/index.server.ts';
import { DEFAULT_LANG, isLang, LANGS, LANGUAGES } from '#i18n/languages.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { env } from '#platform/env.ts';
import { ErrorPage } from '#ui/error-page.tsx';
import { PageLayout, type SiteInfo } from '#ui/page-layout.tsx';
import { useKeptQuery } from '#ui/use-kept-query.ts';
import baseCss from '#ui/styles/base.css?url';
import richCss from '#ui/styles/rich.css?url';
import tifinaghCss from '#ui/styles/tifinagh.css?url';
import { actorOf } from '#web/actor.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { useNonce, useRequestId } from '#ui/rendering.tsx';
import { requireLang } from '#web/params.server.ts';

export async function loader({
  params,
  context,
}: LoaderFunctionArgs): Promise<SiteInfo & { origin: string; brand: string }> {
  const { lite } = edgeOf(context);
  const config = env();
  const lang = requireLang(params);
  return {
    lang,
    actedFor: await firmActedFor(actorOf(context, lang), params['id']),
    lite,
    demo: config.RAQMANA_MODE === 'demo',
    cndpReceipt: config.CNDP_RECEIPT ?? null,
    hostingCountry: config.HOSTING_COUNTRY ?? null,
    operator: config.OPERATOR_NAME ?? null,
    contactEmail: config.CONTACT_EMAIL ?? null,
    origin: config.PUBLIC_URL,
    brand: i18nFor(requireLang(params)).t('brand'),
  };
}

/**
 * The firm in whose name an advisor opens an assessment, for the strip above its pages. When the
 * database is away the page says so itself.
 */
async function firmActedFor(actor: Actor, id: string | undefined): Promise<string | null> {
  if (id === undefined || !hasRole(actor, 'advisor')) return null;
  return findFirmActedFor(actor, id).catch(() => null);
}

/** For pages without a title of their own: errors. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.brand ?? 'Raqmana' },
];

export const headers: HeadersFunction = ({ errorHeaders }) => errorHeaders ?? new Headers();

export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams }) =>
  currentParams['lang'] !== nextParams['lang'] || currentParams['id'] !== nextParams['id'];

interface PageHandle {
  readonly i18n?: readonly string[];
  /** A page of a workspace, which keeps its style sheets in lite mode. */
  readonly space?: boolean;
  /** False for a page of links and plain forms: whoever opens it gets no script. */
  readonly scripts?: boolean;
}

function useIsSpace(): boolean {
  return useMatches().some(({ handle }) => (handle as PageHandle | undefined)?.space === true);
}

/** Whoever comes to such a page from one with scripts keeps them. */
function useSendsScripts(): boolean {
  const isPlain = useMatches().some(
    ({ handle }) => (handle as PageHandle | undefined)?.scripts === false,
  );
  return !isPlain || typeof document !== 'undefined';
}

function useNamespaces(): string {
  const names = new Set(['common']);
  for (const { handle } of useMatches())
    for (const name of (handle as PageHandle | undefined)?.i18n ?? []) names.add(name);
  return [...names].join(' ');
}

/** The document: language, direction, one stylesheet on lite pages, no script there at all. */
export function Layout({ children }: { children: ReactNode }) {
  const site = useRouteLoaderData<typeof loader>('root');
  const { pathname } = useLocation();
  const kept = useKeptQuery();
  const nonce = useNonce();
  const requestId = useRequestId();
  const namespaces = useNamespaces();
  const isSpace = useIsSpace();
  const sendsScripts = useSendsScripts();
  const first = pathname.split('/')[1];
  const lang = site?.lang ?? (isLang(first) ? first : DEFAULT_LANG);
  const lite = site?.lite ?? false;
  return (
    <html
      lang={LANGUAGES[lang].tag}
      dir={LANGUAGES[lang].dir}
      data-lang={lang}
      data-request-id={requestId}
      data-namespaces={namespaces}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#3730a3" />
        <Meta />
        <link rel="stylesheet" href={baseCss} />
        {!lite && <link rel="stylesheet" href={richCss} />}
        {!lite && lang === 'zgh' && <link rel="stylesheet" href={tifinaghCss} />}
        <link rel="icon" href={lite ? 'data:,' : '/icon.svg'} />
        {site &&
          LANGS.map((other) => (
            <link
              key={other}
              rel="alternate"
              hrefLang={LANGUAGES[other].tag}
              href={`${site.origin}${pathname.replace(`/${lang}`, `/${other}`)}${kept}`}
            />
          ))}
        {(!lite || isSpace) && <Links />}
      </head>
      <body>
        {children}
        {!lite && sendsScripts && <ScrollRestoration {...(nonce ? { nonce } : {})} />}
        {!lite && sendsScripts && <Scripts {...(nonce ? { nonce } : {})} />}
      </body>
    </html>
  );
}

export default function Root() {
  const site = useRouteLoaderData<typeof loader>('root');
  if (!site) return <Outlet />;
  return (
    <PageLayout site={site}>
      <Outlet />
    </PageLayout>
  );
}

export function ErrorBoundary() {
  return <ErrorPage site={useRouteLoaderData<typeof loader>('root') ?? null} />;
}
