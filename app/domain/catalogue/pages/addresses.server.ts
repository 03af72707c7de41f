import { replica } from '#platform/db.ts';

export const LISTED = ['offers', 'providers'] as const;
export type Listed = (typeof LISTED)[number];

/** Addresses of one part: each is written in every language with its alternates. */
const PART = 1_000;

/** The slug before each part of the addresses of a kind: "" for the first, none when there are none. */
export async function listParts(kind: Listed): Promise<readonly string[]> {
  const rows =
    kind === 'offers'
      ? await replica.$queryRaw<{ readonly slug: string }[]>`
          SELECT slug FROM (SELECT slug, row_number() OVER (ORDER BY slug) AS place
            FROM offer_listing) AS numbered WHERE place % ${PART} IN (0, 1) ORDER BY slug`
      : await replica.$queryRaw<{ readonly slug: string }[]>`
          SELECT slug FROM (SELECT slug, row_number() OVER (ORDER BY slug) AS place
            FROM provider_listing) AS numbered WHERE place % ${PART} IN (0, 1) ORDER BY slug`;
  // Rows are the first and the last of each part in turn.
  return rows.flatMap((_, index) => (index % 2 === 0 ? [rows[index - 1]?.slug ?? ''] : []));
}

/** Slugs after one, in order, at most a part of them. */
export async function listSlugs(kind: Listed, after: string): Promise<readonly string[]> {
  const options = {
    where: { slug: { gt: after } },
    orderBy: { slug: 'asc' },
    take: PART,
    select: { slug: true },
  } as const;
  const rows =
    kind === 'offers'
      ? await replica.offerListing.findMany(options)
      : await replica.providerListing.findMany(options);
  return rows.map(({ slug }) => slug);
}
