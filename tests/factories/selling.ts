import { refreshListingsOf } from '#domain/catalogue/index.server.ts';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import { NOON } from './actors.ts';
import { makeCertifiedProvider, makeOffer } from './providers.ts';

/** A provider that sells, with one published offer for each change. Returns their slugs. */
export async function selling(
  changes: readonly Partial<OfferContent>[],
  about: Parameters<typeof makeCertifiedProvider>[0] = {},
) {
  const owner = await makeCertifiedProvider(about);
  const { organisationId } = owner.person.seat;
  const slugs: string[] = [];
  for (const change of changes)
    slugs.push((await makeOffer(organisationId, 'published', change)).slug);
  await refreshListingsOf(organisationId, NOON);
  return { organisationId, slugs };
}
