import type { LoaderFunctionArgs } from '@remix-run/node';
import { LISTED, listParts, listSlugs } from '#domain/catalogue/index.server.ts';
import { sitemapIndex, sitemapOfPages } from '#web/sitemap.server.ts';

const PATH = '/sitemap-catalogue.xml';
const SLUG = /^[a-z0-9-]{1,120}$/;

/** The pages of providers and offers: an index of parts, or the part after a slug. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const kind = LISTED.find((one) => one === searchParams.get('kind'));
  if (kind === undefined) return sitemapIndex(await partPaths());
  const after = searchParams.get('after') ?? '';
  const slugs = await listSlugs(kind, SLUG.test(after) ? after : '');
  return sitemapOfPages(slugs.map((slug) => `/${kind}/${slug}`));
}

async function partPaths(): Promise<string[]> {
  const paths: string[] = [];
  for (const kind of LISTED)
    for (const after of await listParts(kind))
      paths.push(`${PATH}?kind=${kind}${after === '' ? '' : `&after=${after}`}`);
  return paths;
}
