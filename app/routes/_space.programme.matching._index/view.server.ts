import { catalogueNames, type OfferTitle } from '#domain/catalogue/index.server.ts';
import type { AppealLine, Concentration, ExposureReport } from '#domain/matching/index.server.ts';
import { aboutFirms } from '#i18n/few-firms.ts';
import { formatDate, formatNumber, formatPercent } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { AppealRow } from '#ui/steering/appeal-list.tsx';
import { nameIn } from '#ui/steering/names.ts';
import type { CategoryRow, ExposureView, ShareRow } from '#ui/steering/exposure-panels.tsx';

/** Providers that are named one by one. */
const MOST_NAMED = 20;

/** What the page says of exposure; null where nothing was shown. */
export function exposureView(lang: Lang, report: ExposureReport): ExposureView | null {
  const { concentration, names, cap } = report;
  if (concentration === null) return null;
  const shares = concentration.shares.map(({ provider, share }): ShareRow => ({
    ...{ id: provider, name: nameIn(lang, names.get(provider)) },
    ...{ share: formatPercent(lang, share, 1), isOver: share > cap },
  }));
  const rest = concentration.shares.slice(MOST_NAMED);
  return {
    from: formatDate(lang, report.from),
    to: formatDate(lang, report.to),
    cap: formatPercent(lang, cap),
    lists: aboutFirms(lang, report.lists),
    withNewcomer: aboutFirms(lang, report.withNewcomer),
    newcomers: formatPercent(lang, concentration.newcomers, 1),
    ...indexOf(lang, concentration),
    largest: shares[0] ?? null,
    over: shares.filter(({ isOver }) => isOver),
    shares: shares.slice(0, MOST_NAMED),
    rest:
      rest.length === 0
        ? null
        : {
            count: formatNumber(lang, rest.length),
            share: formatPercent(
              lang,
              rest.reduce((sum, { share }) => sum + share, 0),
              1,
            ),
          },
    byCategory: categoryRows(lang, report),
  };
}

const indexOf = (lang: Lang, { hhi, level }: Concentration) => ({
  hhi: formatNumber(lang, hhi),
  level,
});

function categoryRows(lang: Lang, { byCategory, names }: ExposureReport): readonly CategoryRow[] {
  const { category: nameOf } = catalogueNames(contentLang(lang));
  return byCategory.flatMap(({ category, lists, withNewcomer, concentration }): CategoryRow[] => {
    const [largest] = concentration?.shares ?? [];
    if (concentration === null || largest === undefined) return [];
    return [
      {
        ...{ code: category, name: nameOf(category), ...indexOf(lang, concentration) },
        lists: aboutFirms(lang, lists),
        withNewcomer: aboutFirms(lang, withNewcomer),
        providers: formatNumber(lang, concentration.shares.length),
        newcomers: formatPercent(lang, concentration.newcomers, 1),
        largest: {
          name: nameIn(lang, names.get(largest.provider)),
          share: formatPercent(lang, largest.share, 1),
        },
      },
    ];
  });
}

/** Appeals as their lists show them. */
export function appealRows(lang: Lang, lines: readonly AppealLine[]): readonly AppealRow[] {
  const { category } = catalogueNames(contentLang(lang));
  return lines.map((line) => ({
    ...{ id: line.id, ground: line.ground, state: line.state, isOverdue: line.isOverdue },
    provider: nameIn(lang, line.provider),
    offer: titleOf(line.offer),
    category: category(line.category),
    dueOn: formatDate(lang, line.dueOn),
    answeredOn: line.answeredOn && formatDate(lang, line.answeredOn),
  }));
}

/** The title of an offer that is or was published. */
function titleOf(offer: OfferTitle | null) {
  return offer?.title ?? null;
}
