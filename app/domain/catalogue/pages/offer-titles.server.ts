import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { shownText, type NameLang, type ShownText } from '../names.ts';
import { offerContentSchema } from '../offers/content.ts';

/** What an offer was last called in public. */
export interface OfferTitle {
  readonly slug: string;
  readonly title: ShownText | null;
  /** Whether that version is still published. */
  readonly isPublished: boolean;
}

/** Titles of offers by their ids, whatever became of them; those never published are left out. */
export async function listOfferTitles(
  reader: Tx | typeof db,
  ids: readonly string[],
  lang: NameLang,
): Promise<ReadonlyMap<string, OfferTitle>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.offerVersion.findMany({
    where: { offerId: { in: [...ids] }, publishedAt: { not: null } },
    orderBy: [{ offerId: 'asc' }, { number: 'desc' }],
    distinct: ['offerId'],
    select: { offerId: true, state: true, content: true, offer: { select: { slug: true } } },
  });
  return new Map(
    rows.map(({ offerId, state, content, offer }) => [
      offerId,
      {
        slug: offer.slug,
        title: shownText(offerContentSchema.parse(content).title, lang),
        isPublished: state === 'published',
      },
    ]),
  );
}
