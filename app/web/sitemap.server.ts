import { DEFAULT_LANG, LANGS, LANGUAGES, type Lang } from '#i18n/languages.ts';
import { publicOrigin } from './origin.server.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Pages by their path after the language, in every language, each naming the same in the others. */
export function sitemapOfPages(pages: readonly string[]): Response {
  const origin = publicOrigin();
  return xml([
    HEAD,
    `<urlset xmlns="${NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">`,
    ...pages.flatMap((page) => LANGS.map((lang) => url(origin, lang, page))),
    '</urlset>',
  ]);
}

/** Site maps by their path. */
export function sitemapIndex(paths: readonly string[]): Response {
  const origin = publicOrigin();
  return xml([
    HEAD,
    `<sitemapindex xmlns="${NAMESPACE}">`,
    ...paths.map((path) => `<sitemap><loc>${escape(`${origin}${path}`)}</loc></sitemap>`),
    '</sitemapindex>',
  ]);
}

function xml(lines: readonly string[]): Response {
  return new Response([...lines, ''].join('\n'), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  });
}

function url(origin: string, lang: Lang, page: string): string {
  const alternates = [
    ...LANGS.map((other) => alternate(LANGUAGES[other].tag, `${origin}/${other}${page}`)),
    alternate('x-default', `${origin}/${DEFAULT_LANG}${page}`),
  ];
  return `<url><loc>${escape(`${origin}/${lang}${page}`)}</loc>${alternates.join('')}</url>`;
}

function alternate(tag: string, href: string): string {
  return `<xhtml:link rel="alternate" hreflang="${tag}" href="${escape(href)}"/>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
