import { DEFAULT_LANG, LANGS, LANGUAGES, type Lang } from '#i18n/languages.ts';
import { publicOrigin } from '#web/origin.server.ts';

/** Public pages, by their path after the language. */
const PAGES = [
  '',
  '/assess',
  '/resume',
  '/method',
  '/paper',
  '/help',
  '/accessibility',
  '/privacy',
  '/legal',
  '/transparency',
  '/verify',
] as const;

/** Every public page in every language, each naming the same page in the others. */
export function loader() {
  const origin = publicOrigin();
  const urls = PAGES.flatMap((page) => LANGS.map((lang) => url(origin, lang, page)));
  const xml = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
  return new Response(xml, {
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
