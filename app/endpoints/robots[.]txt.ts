import { publicOrigin } from '#web/origin.server.ts';

/** Everything public may be indexed; the answers of one firm and repeated forms of a page may not. */
export function loader() {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    'Disallow: /*/assess/',
    'Disallow: /*/demo/',
    'Disallow: /*?lite=',
    'Disallow: /*&lite=',
    '',
    `Sitemap: ${publicOrigin()}/sitemap.xml`,
    `Sitemap: ${publicOrigin()}/sitemap-catalogue.xml`,
    `Sitemap: ${publicOrigin()}/sitemap-programmes.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  });
}
