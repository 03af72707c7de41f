import {
  catalogueNames,
  highlight,
  searchProviders,
  writeProviderQuery,
} from '#domain/catalogue/index.server.ts';
import { LONGEST_TEXT, PROVIDER_SORTS, type ProviderQuery } from '#domain/catalogue/schema.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { chipsOf, listAddress, withoutValue } from '#ui/catalogue/list-parts.ts';
import { providerFilters } from '#ui/catalogue/provider-filters.ts';
import { providerRowView } from '#ui/catalogue/provider-row-view.ts';
import type { RegionTile } from '#ui/catalogue/region-map.tsx';

/** Everything the list of providers shows for a query, in the reader's language. */
export async function providersView(lang: Lang, query: ProviderQuery, now: Date) {
  const page = await searchProviders(query, now);
  const t = i18nFor(lang).getFixedT(null, ['catalogue', 'vocab']);
  const names = catalogueNames(contentLang(lang));
  const mark = (text: string) => highlight(text, page.marks);
  const context = { lang, t, names, today: civilDateOf(now), mark };
  const groups = providerFilters(context, query, page.facets);
  const path = `/${lang}/providers`;
  const at = (changes: Partial<ProviderQuery>) =>
    listAddress(path, writeProviderQuery({ ...query, after: null, before: null, ...changes }));
  const inRegion = new Map(page.facets.region.values.map(({ value, count }) => [value, count]));
  const tiles = names.regions.map(({ code, name }): RegionTile => {
    const count = inRegion.get(code) ?? 0;
    const figure = formatNumber(lang, count);
    const chosen = query.region.includes(code);
    return { code, name, count, figure, chosen, href: at({ region: [code] }) };
  });
  return {
    groups,
    tiles,
    path,
    text: query.text,
    sort: query.sort,
    sorts: PROVIDER_SORTS.map((value) => ({ value, label: t(`sort.${value}`) })),
    longest: LONGEST_TEXT,
    rows: page.rows.map((row) => providerRowView(context, row)),
    count:
      page.total === 'many' ? t('providers.many') : t('providers.count', { count: page.total }),
    chips: chipsOf(groups, query.text, (name, value) => at(withoutValue(query, name, value))),
    before: page.before === null ? null : at({ before: page.before }),
    after: page.after === null ? null : at({ after: page.after }),
    canonical: at({}),
  };
}
