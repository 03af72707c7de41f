import { DomainError } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import type { NameLang } from '../names.ts';
import { findPriceBand, listPriceBands, type PriceBand } from '../offers/price-band.server.ts';
import { comparablePrice, placePrice, type PricePlace } from '../offers/price-place.ts';
import { getProviderView } from '../providers/provider-view.server.ts';
import type { ProviderView } from '../providers/provider-view.ts';
import { listPublishedOffers, type PublishedOffer } from './published-offers.server.ts';

export interface OfferPageView {
  readonly offer: PublishedOffer;
  /** Its price among comparable ones, null while there are fewer than ten. */
  readonly price: {
    readonly band: PriceBand;
    readonly amount: bigint;
    readonly place: PricePlace;
  } | null;
}

/** An offer that can be bought today; null for any other slug. */
export async function findOfferPage(slug: string, lang: NameLang): Promise<OfferPageView | null> {
  const [offer] = await listPublishedOffers([slug], lang);
  if (!offer) return null;
  const { category, regions, price } = offer.view;
  const band =
    category &&
    (await findPriceBand(replica, {
      category: category.code,
      regions: regions.map(({ code }) => code),
      priceKind: price.kind,
    }));
  if (!band) return { offer, price: null };
  const amount = comparablePrice(price);
  return { offer, price: { band, amount, place: placePrice(amount, band) } };
}

/** Prices of a category by kind and region, where there are enough of them. */
export function listCategoryPrices(category: string): Promise<readonly PriceBand[]> {
  return listPriceBands(replica, category);
}

/**
 * The page of a provider that has or had a certificate, as it is at `now`. Throws
 * `catalogue.not-found` for one that never had one: it is nobody's to see yet.
 */
export async function getPublicProvider(
  slug: string,
  lang: NameLang,
  now: Date,
): Promise<ProviderView> {
  const view = await getProviderView(replica, { slug }, lang, now);
  if (!view.isListed && view.certificate === null) throw new DomainError('catalogue.not-found');
  return view;
}
