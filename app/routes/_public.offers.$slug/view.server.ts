import {
  catalogueNames,
  findOfferFate,
  findOfferPage,
  readOfferQuery,
  searchOffers,
} from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { bandView, placeView } from '#ui/catalogue/band-view.ts';
import { nameFor, offerRowView, standingView } from '#ui/catalogue/offer-row-view.ts';

/** Offers shown beside one. */
const SIMILAR = 3;

function contextOf(lang: Lang, now: Date) {
  return {
    lang,
    t: i18nFor(lang).getFixedT(null, ['catalogue', 'vocab']),
    names: catalogueNames(contentLang(lang)),
    today: civilDateOf(now),
    mark: (text: string) => [{ text, hit: false }],
  };
}

/** Other offers of a category, in the order of its list. */
async function similarTo(lang: Lang, category: string, except: string, now: Date) {
  const { query } = readOfferQuery(new URLSearchParams({ category }));
  const { rows } = await searchOffers(query, now);
  const context = contextOf(lang, now);
  return rows
    .filter(({ slug }) => slug !== except)
    .slice(0, SIMILAR)
    .map((row) => offerRowView(context, row));
}

/** The page of an offer that can be bought today; null for any other slug. */
export async function offerView(lang: Lang, slug: string, now: Date) {
  const found = await findOfferPage(slug, contentLang(lang));
  if (found === null) return null;
  const { offer, price } = found;
  const { view, version, provider, standing, startUp, isDemo } = offer;
  const context = contextOf(lang, now);
  const category = view.category;
  return {
    slug,
    view,
    isDemo,
    startUp,
    provider: {
      slug: provider.slug,
      name: nameFor(lang, provider.name, provider.nameArabic),
      standing: standingView(context.t, standing),
    },
    version: context.t('offer.version', {
      number: version.number,
      date: formatDate(lang, version.publishedAt),
    }),
    place: price && placeView(price.band, bandView(context, price.band), price.amount, price.place),
    similar: category === null ? [] : await similarTo(lang, category.code, slug, now),
  };
}

/** What is shown in place of an offer that was published once; null for one that never was. */
export async function formerOfferView(lang: Lang, slug: string, now: Date) {
  const former = await findOfferFate(slug);
  if (former === null) return null;
  const { fate, category } = former;
  return {
    fate,
    category: { code: category, name: contextOf(lang, now).names.category(category) },
    similar: await similarTo(lang, category, slug, now),
  };
}
