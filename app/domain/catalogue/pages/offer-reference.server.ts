import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { offerContentSchema } from '../offers/content.ts';

/** What an agreement says of the version of an offer it goes back to. */
export interface OfferReference {
  readonly title: { readonly fr: string; readonly ar: string };
  readonly number: number;
  readonly contentHash: string;
}

/** A version of an offer by its id, null when there is none. The caller has seen to rights. */
export async function findOfferReference(
  reader: Tx | typeof db,
  versionId: string,
): Promise<OfferReference | null> {
  const row = await reader.offerVersion.findUnique({
    where: { id: versionId },
    select: { number: true, content: true, contentHash: true },
  });
  if (!row) return null;
  const { title } = offerContentSchema.parse(row.content);
  return { title, number: row.number, contentHash: row.contentHash };
}
