import {
  catalogueNames,
  highlight,
  searchOffers,
  writeOfferQuery,
} from '#domain/catalogue/index.server.ts';
import { LONGEST_TEXT, OFFER_SORTS, type OfferQuery } from '#domain/catalogue/schema.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { chipsOf, listAddress, withoutValue } from '#ui/catalogue/list-parts.ts';
import { offerFilters } from '#ui/catalogue/offer-filters.ts';
import { offerRowView } from '#ui/catalogue/offer-row-view.ts';

/** Everything the list of offers shows for a query, in the reader's language. */
export async function offersView(lang: Lang, query: OfferQuery, now: Date) {
  const page = await searchOffers(query, now);
  const t = i18nFor(lang).getFixedT(null, ['catalogue', 'vocab']);
  const names = catalogueNames(contentLang(lang));
  const mark = (text: string) => highlight(text, page.marks);
  const context = { lang, t, names, today: civilDateOf(now), mark };
  const groups = offerFilters(context, query, page.facets);
  const path = `/${lang}/offers`;
  const at = (changes: Partial<OfferQuery>) =>
    listAddress(path, writeOfferQuery({ ...query, after: null, before: null, ...changes }));
  return {
    groups,
    path,
    text: query.text,
    sort: query.sort,
    sorts: OFFER_SORTS.map((value) => ({ value, label: t(`sort.${value}`) })),
    longest: LONGEST_TEXT,
    rows: page.rows.map((row) => offerRowView(context, row)),
    count: page.total === 'many' ? t('offers.many') : t('offers.count', { count: page.total }),
    chips: chipsOf(groups, query.text, (name, value) => at(withoutValue(query, name, value))),
    before: page.before === null ? null : at({ before: page.before }),
    after: page.after === null ? null : at({ after: page.after }),
    canonical: at({}),
    category: query.category.length === 1 ? names.category(query.category[0] ?? '') : null,
    nearest: page.nearest.map((code) => ({ code, name: names.category(code) })),
    few: page.few && {
      words: t('list.few', { count: page.few.providers }),
      wider: query.region.length > 0 ? at({ region: [] }) : null,
    },
  };
}
