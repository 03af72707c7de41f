import type { OfferView } from '#domain/catalogue/schema.ts';

interface Source {
  readonly view: OfferView;
  readonly name: string;
  readonly description: string;
  /** Address of the page, and of the provider's. */
  readonly url: string;
  readonly provider: { readonly name: string; readonly url: string };
}

const CENTIMES = 100;
/** UN/CEFACT code of a month. */
const MONTH = 'MON';

function priceOf({ price: { kind, min, max } }: OfferView) {
  const common = { priceCurrency: 'MAD', valueAddedTaxIncluded: false };
  const dirhams = (centimes: number) => (centimes / CENTIMES).toFixed(2);
  if (kind === 'range')
    return {
      '@type': 'PriceSpecification',
      minPrice: dirhams(min),
      maxPrice: dirhams(max),
      ...common,
    };
  if (kind === 'fixed') return { '@type': 'PriceSpecification', price: dirhams(min), ...common };
  return {
    '@type': 'UnitPriceSpecification',
    price: dirhams(min),
    unitCode: MONTH,
    ...common,
  };
}

/** What search engines read of an offer: a service, who provides it and at what price. */
export function offerJsonLd({ view, name, description, url, provider }: Source) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Service',
    name,
    description,
    url,
    serviceType: view.category?.name,
    provider: { '@type': 'Organization', name: provider.name, url: provider.url },
    areaServed: view.everywhere
      ? { '@type': 'Country', name: 'MA' }
      : view.regions.map((region) => ({ '@type': 'AdministrativeArea', name: region.name })),
    offers: {
      '@type': 'Offer',
      url,
      priceCurrency: 'MAD',
      ...(view.price.kind === 'range' ? {} : { price: (view.price.min / CENTIMES).toFixed(2) }),
      availability: 'https://schema.org/InStock',
      priceSpecification: priceOf(view),
    },
  };
}
