import { readOfferQuery, searchOffers } from '#domain/catalogue/index.server.ts';
import { NOON } from './actors.ts';

/** The page of offers at an address. */
export const search = (address: string, now = NOON) =>
  searchOffers(readOfferQuery(new URLSearchParams(address)).query, now);

/** Slugs of all pages, one after the other, in one direction and back again. */
export async function walk(address: string, between = async () => {}) {
  const there: string[] = [];
  const back: string[] = [];
  let page = await search(address);
  const first = page.rows.map(({ slug }) => slug);
  for (;;) {
    there.push(...page.rows.map(({ slug }) => slug));
    if (page.after === null) break;
    await between();
    page = await search(`${address}&after=${page.after}`);
  }
  while (page.before !== null) {
    page = await search(`${address}&before=${page.before}`);
    back.unshift(...page.rows.map(({ slug }) => slug));
  }
  return { first, there, back };
}
