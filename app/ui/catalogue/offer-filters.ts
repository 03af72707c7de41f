import {
  MODES,
  SIZES,
  SPOKEN,
  type CatalogueNames,
  type FacetGroup,
  type OfferPage,
  type OfferQuery,
} from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { bandWords, wordsFor } from './code-words.ts';
import { filterGroup, type FilterGroup } from './filters-view.ts';
import type { CatalogueWords } from './words.ts';

interface Context {
  readonly lang: Lang;
  readonly t: CatalogueWords;
  readonly names: CatalogueNames;
}

export const STANDINGS = ['certified', 'probation'] as const;

/** Filters that are on or off have one box. */
export function onlyYes(group: FacetGroup): FacetGroup {
  return { ...group, values: group.values.filter(({ value }) => value === 'yes') };
}

export function chosenYes(chosen: boolean): readonly string[] {
  return chosen ? ['yes'] : [];
}

/** The filters of the list of offers, counted and not, in the order they are shown. */
export function offerFilters(
  { lang, t, names }: Context,
  query: OfferQuery,
  facets: OfferPage['facets'],
): FilterGroup[] {
  const spoken = wordsFor(SPOKEN, (code) => t(`vocab:spoken.${code}`));
  const standing = wordsFor(STANDINGS, (code) => t(`vocab:standing.${code}`));
  const mode = wordsFor(MODES, (code) => t(`vocab:mode.${code}`));
  const size = wordsFor(SIZES, (code) => t(`vocab:size.${code}`));
  const sectors = names.sectors.map(({ code }) => code);
  const group = (
    name: string,
    label: string,
    chosen: readonly string[],
    from: FacetGroup | readonly string[],
    nameOf: (code: string) => string,
  ) => filterGroup(lang, { name, label, chosen, from, nameOf });
  return [
    group('category', t('facet.category'), query.category, facets.category, names.category),
    group('region', t('facet.region'), query.region, facets.region, names.region),
    group('band', t('facet.band'), query.band, facets.band, (code) => bandWords(lang, t, code)),
    group('language', t('facet.language'), query.language, facets.language, spoken),
    group('standing', t('facet.standing'), query.standing, facets.standing, standing),
    group('hosting', t('facet.hosting'), chosenYes(query.hosting), onlyYes(facets.hosting), () =>
      t('yes.hosting'),
    ),
    group('startUp', t('facet.startUp'), chosenYes(query.startUp), onlyYes(facets.startUp), () =>
      t('yes.startUp'),
    ),
    group('mode', t('facet.mode'), query.mode, MODES, mode),
    group('size', t('facet.size'), query.size, SIZES, size),
    group('sector', t('facet.sector'), query.sector, sectors, names.sector),
  ];
}
