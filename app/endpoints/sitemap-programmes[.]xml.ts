import { listPublicProgrammes } from '#domain/programmes/index.server.ts';
import { sitemapOfPages } from '#web/sitemap.server.ts';

/** The pages of programmes; those of a demonstration are not for search engines. */
export async function loader() {
  const { programmes } = await listPublicProgrammes(new Date());
  const slugs = programmes.filter(({ content }) => !content.demo).map(({ slug }) => slug);
  return sitemapOfPages(slugs.map((slug) => `/programmes/${slug}`));
}
