import { listCategoryNotes } from '#domain/catalogue/index.server.ts';
import { sitemapOfPages } from '#web/sitemap.server.ts';

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
  '/offers',
  '/providers',
  '/categories',
  '/register',
  '/certificates',
  '/programmes',
  '/eligibility',
] as const;

/** Every public page that is always there; what providers publish has site maps of its own. */
export function loader() {
  const categories = listCategoryNotes('fr').map(({ code }) => `/categories/${code}`);
  return sitemapOfPages([...PAGES, ...categories]);
}
