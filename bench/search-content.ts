import { demoContent, demoProviders } from '../app/domain/catalogue/demo-content.ts';
import { slugify } from '../app/domain/catalogue/offers/slug.ts';
import { yearPrice } from '../app/domain/catalogue/offers/year-price.ts';

const NO_TEXT = '';

/** The published offers of the demonstration as rows of `offer_listing`, with the keys of its columns. */
export function demoListings() {
  return demoProviders()
    .filter(({ standing }) => standing === 'certified' || standing === 'probation')
    .flatMap((provider) =>
      provider.offers
        .filter(({ state }) => state === 'published')
        .map((offer, index) => listingOf(provider, offer, index)),
    );
}
export type DemoListing = ReturnType<typeof demoListings>[number];

type Provider = ReturnType<typeof demoProviders>[number];

function listingOf(provider: Provider, offer: Provider['offers'][number], index: number) {
  const content = demoContent(offer);
  const { price, description, deliverables, clientDuties } = content;
  const body = (lang: 'fr' | 'ar') =>
    [
      description[lang],
      ...deliverables.flatMap(({ text, acceptance }) => [text[lang], acceptance[lang]]),
      clientDuties[lang],
    ]
      .filter((text) => text !== NO_TEXT)
      .join('\n');
  const id = `${provider.slug}-${index + 1}`;
  const money = { kind: price.kind, min: BigInt(price.min), setup: BigInt(price.setup) };
  return {
    offer_id: `demo-${id}`,
    version_id: `demo-${id}-v1`,
    organisation_id: `demo-${provider.slug}`,
    slug: `${slugify(offer.title.fr)}-${id}`,
    category: content.category,
    title_fr: content.title.fr,
    title_ar: content.title.ar,
    summary_fr: content.summary.fr,
    summary_ar: content.summary.ar,
    body_fr: body('fr'),
    body_ar: body('ar'),
    provider_slug: provider.slug,
    provider_name: provider.name,
    provider_name_arabic: provider.nameArabic,
    price_kind: price.kind,
    price_min: price.min,
    price_max: price.max,
    setup: price.setup,
    year_price: Number(yearPrice(money)),
    duration_days: content.durationDays,
    starts_on: null,
    mode: content.mode,
    regions: content.regions,
    languages: content.deliveryLanguages,
    sizes: content.sizes,
    sectors: content.sectors,
    min_stage: content.minStage,
    hosted_in_morocco: content.hosting === 'MA',
    start_up: provider.credentials.some(({ kind }) => kind === 'start-up-label'),
    standing: provider.standing,
    is_demo: true,
    published_at: '2026-11-01T09:00:00Z',
  };
}
