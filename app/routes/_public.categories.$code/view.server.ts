import {
  catalogueNames,
  countProvidersByRegion,
  findCategoryNote,
  listCategoryPrices,
  readOfferQuery,
  searchOffers,
} from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import {
  filterProgrammes,
  listPublicProgrammes,
  readProgrammeQuery,
} from '#domain/programmes/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { bandView } from '#ui/catalogue/band-view.ts';
import { offerRowView } from '#ui/catalogue/offer-row-view.ts';
import { stateWord } from '#ui/programmes/words.ts';

/** Offers shown on the page of a category. */
const SHOWN = 5;

/** Everything the page of a category shows, in the reader's language; null for an unknown code. */
export async function categoryView(lang: Lang, code: string, now: Date) {
  const note = findCategoryNote(code, contentLang(lang));
  if (note === null) return null;
  const { query } = readOfferQuery(new URLSearchParams({ category: code }));
  const [page, prices, inRegion, programmes] = await Promise.all([
    searchOffers(query, now),
    listCategoryPrices(code),
    countProvidersByRegion(code),
    programmesFor(lang, code, now),
  ]);
  const t = i18nFor(lang).getFixedT(null, ['catalogue', 'vocab']);
  const names = catalogueNames(contentLang(lang));
  const mark = (text: string) => [{ text, hit: false }];
  const context = { lang, t, names, today: civilDateOf(now), mark };
  return {
    name: note.name,
    text: note.text,
    rows: page.rows.slice(0, SHOWN).map((row) => offerRowView(context, row)),
    count: page.total === 'many' ? t('offers.many') : t('offers.count', { count: page.total }),
    offers: `/${lang}/offers?category=${code}`,
    bands: prices.map((band) => bandView(context, band)),
    isDemo: prices.some((band) => band.isDemo),
    programmes,
    tiles: names.regions.map((region) => {
      const count = inRegion.get(region.code) ?? 0;
      return {
        ...{ ...region, count, figure: formatNumber(lang, count), chosen: false },
        href: `/${lang}/offers?category=${code}&region=${region.code}`,
      };
    }),
  };
}

/** Programmes that can pay for a category and are not over. */
async function programmesFor(lang: Lang, category: string, now: Date) {
  const { query } = readProgrammeQuery(new URLSearchParams({ category }));
  const { programmes } = await listPublicProgrammes(now);
  const t = i18nFor(lang).getFixedT(null, ['programmes', 'aid', 'vocab']);
  return filterProgrammes(programmes, query)
    .filter(({ status }) => status !== 'closed')
    .map(({ slug, content, status }) => ({
      ...{ slug, name: content.name[contentLang(lang)] },
      status: { code: status, word: stateWord(t, status) },
    }));
}
