import { listPublicProgrammes } from '#domain/programmes/index.server.ts';
import { sitemapOfPages } from '#web/sitemap.server.ts';

/** The pages of programmes; those of a demonstration are not for search engines. */
export async function loader() {
  const { programmes } = await listPublicProgrammes(new Date());
  const pages = programmes
    .filter(({ content }) => !content.demo)
    .flatMap(({ slug, content }) => [
      `/programmes/${slug}`,
      ...(content.running === null ? [] : [`/programmes/${slug}/account`]),
    ]);
  return sitemapOfPages(pages);
}
