import { replica } from '#platform/db.ts';
import { offerContentSchema } from '../offers/content.ts';

/**
 * What became of an offer that was once published: `gone` when it was taken out of the catalogue,
 * `paused` when its provider may not sell it today.
 */
export interface OfferFate {
  readonly fate: 'gone' | 'paused';
  readonly category: string;
}

/** Why an address leads to no offer; null for one that never led to any. */
export async function findOfferFate(slug: string): Promise<OfferFate | null> {
  const version = await replica.offerVersion.findFirst({
    where: { offer: { slug }, publishedAt: { not: null } },
    orderBy: { number: 'desc' },
    select: { state: true, content: true },
  });
  if (!version) return null;
  const { category } = offerContentSchema.parse(version.content);
  return { fate: version.state === 'published' ? 'paused' : 'gone', category };
}
