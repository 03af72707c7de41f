import { catalogueNames, SPOKEN } from '#domain/catalogue/index.server.ts';
import type { CoverageRow } from '#domain/matching/index.server.ts';
import { aboutFirms } from '#i18n/few-firms.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { CoverageLine } from '#ui/steering/coverage-table.tsx';

/** What the lists of the form offer, in words. */
export function coverageChoices(lang: Lang) {
  const t = i18nFor(lang).getFixedT(null, 'vocab');
  const { categories, regions } = catalogueNames(contentLang(lang));
  const plain = ({ code, name }: { readonly code: string; readonly name: string }) => ({
    ...{ value: code, label: name },
  });
  return {
    categories: categories.map(plain),
    regions: regions.map(plain),
    languages: SPOKEN.map((code) => ({ value: code, label: t(`spoken.${code}`) })),
  };
}

/** Names of the codes of a row. */
function namesIn(lang: Lang) {
  const { category, region } = catalogueNames(contentLang(lang));
  const { languages } = coverageChoices(lang);
  const language = (code: string) => languages.find(({ value }) => value === code)?.label ?? code;
  return { category, region, language };
}

/** Rows with every figure in words. */
export function coverageLines(lang: Lang, rows: readonly CoverageRow[]): readonly CoverageLine[] {
  const names = namesIn(lang);
  return rows.map(({ category, region, language, firms, thin, offers, providers, missing }) => ({
    key: `${category} ${region} ${language}`,
    category: names.category(category),
    region: names.region(region),
    language: names.language(language),
    firms: aboutFirms(lang, firms),
    thin: aboutFirms(lang, thin),
    offers: formatNumber(lang, offers),
    providers: formatNumber(lang, providers),
    gap: gapOf(providers, missing),
  }));
}

function gapOf(providers: number, missing: number): CoverageLine['gap'] {
  if (providers === 0) return 'nobody';
  return missing > 0 ? 'few' : 'enough';
}
