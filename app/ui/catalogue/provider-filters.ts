import {
  CREDENTIALS,
  SPOKEN,
  type CatalogueNames,
  type FacetGroup,
  type ProviderPage,
  type ProviderQuery,
} from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { wordsFor } from './code-words.ts';
import { filterGroup, type FilterGroup } from './filters-view.ts';
import { chosenYes, onlyYes, STANDINGS } from './offer-filters.ts';
import type { CatalogueWords } from './words.ts';

interface Context {
  readonly lang: Lang;
  readonly t: CatalogueWords;
  readonly names: CatalogueNames;
}

/** The filters of the list of providers in the order they are shown. */
export function providerFilters(
  { lang, t, names }: Context,
  query: ProviderQuery,
  facets: ProviderPage['facets'],
): FilterGroup[] {
  const spoken = wordsFor(SPOKEN, (code) => t(`vocab:spoken.${code}`));
  const standing = wordsFor(STANDINGS, (code) => t(`vocab:standing.${code}`));
  const badge = wordsFor(CREDENTIALS, (code) => t(`vocab:credential.${code}`));
  const group = (
    name: string,
    label: string,
    chosen: readonly string[],
    from: FacetGroup,
    nameOf: (code: string) => string,
  ) => filterGroup(lang, { name, label, chosen, from, nameOf });
  return [
    group('region', t('facet.region'), query.region, facets.region, names.region),
    group('category', t('facet.category'), query.category, facets.category, names.category),
    group('language', t('facet.language'), query.language, facets.language, spoken),
    group('sector', t('facet.sector'), query.sector, facets.sector, names.sector),
    group('standing', t('facet.standing'), query.standing, facets.standing, standing),
    group('badge', t('facet.badge'), query.badge, facets.badge, badge),
    group('hosting', t('facet.hosting'), chosenYes(query.hosting), onlyYes(facets.hosting), () =>
      t('yes.hosting'),
    ),
    group('startUp', t('facet.startUp'), chosenYes(query.startUp), onlyYes(facets.startUp), () =>
      t('yes.startUp'),
    ),
  ];
}
