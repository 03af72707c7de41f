import categories from '#content/categories.json' with { type: 'json' };
import geography from '#content/geography.json' with { type: 'json' };
import { RULE_WORDS } from '#content/rule-words.ts';
import sectors from '#content/sectors.json' with { type: 'json' };
import {
  formatDate,
  formatList,
  formatMadRange,
  formatNumber,
  formatPercent,
} from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { ContentLang } from '#i18n/languages.ts';
import type { ReportSection, WhenFigures } from './simulation-report-model.ts';

interface Named {
  readonly code: string;
  readonly fr: string;
  readonly ar: string;
  readonly en?: string;
}

const SPOKEN = ['ary', 'zgh', 'fr', 'ar', 'en'] as const;
const BANDS = ['1', '2-3', '4-9', '10-49', '50-199', '200+'] as const;
const SIGNIFICANT = 3;
const THOUSAND = 1_000;

function namer(entries: readonly Named[], lang: ContentLang): (code: string) => string {
  const names = new Map(entries.map((entry) => [entry.code, entry[lang] ?? entry.fr]));
  return (code) => names.get(code) ?? code;
}

/** How the report says things in one language. */
export function reportWords(lang: ContentLang) {
  const t = i18nFor(lang).getFixedT(null, ['simulation', 'vocab', 'aid']);
  const number = (value: number) => formatNumber(lang, value, 0);
  const money = (dirhams: number) => formatMadRange(lang, { min: dirhams, max: dirhams });
  const region = namer(geography.regions, lang);
  const size = (code: string) => {
    const band = BANDS.find((one) => one === code);
    return band === undefined ? code : t(`vocab:size.${band}`);
  };
  const territory: Readonly<Record<string, Readonly<Record<ContentLang, string>>>> =
    RULE_WORDS.codes.territorialCategory;
  const facts: Readonly<Record<string, Readonly<Record<ContentLang, { readonly name: string }>>>> =
    RULE_WORDS.facts;
  return {
    ...{ lang, number, region, size },
    category: namer(categories, lang),
    sector: namer(sectors, lang),
    territory: (code: string) => territory[code]?.[lang] ?? code,
    fact: (code: string) => facts[code]?.[lang].name ?? code,
    spoken: (code: string) => {
      const known = SPOKEN.find((one) => one === code);
      return known === undefined ? code : t(`vocab:spoken.${known}`);
    },
    percent: (share: number, digits = 0) => formatPercent(lang, share, digits),
    date: (day: string) => formatDate(lang, day),
    list: (items: readonly string[]) => formatList(lang, items),
    /** An amount of a table, to the thousand. */
    thousands: (dirhams: number) => money(Math.round(dirhams / THOUSAND) * THOUSAND),
    /** An exact amount. */
    money: (dirhams: number) => money(Math.round(dirhams)),
    /** An estimate, three digits of it. */
    roughly: (dirhams: number) => money(Number(dirhams.toPrecision(SIGNIFICANT))),
    whole: (place: string | null) => (place === null ? t('money.country') : region(place)),
    when: (when: WhenFigures) => whenText(when),
    /** A day of a table; a dash for never. */
    day: (day: string | null) => (day === null ? '–' : formatDate(lang, day, 'short')),
  };

  function whenText({ early, middle, late }: WhenFigures): string {
    if (early === null) return t('when.never');
    if (middle === null) return t('when.perhaps', { early: formatDate(lang, early) });
    if (early === late) return t('when.on', { early: formatDate(lang, early) });
    const dates = { early: formatDate(lang, early), middle: formatDate(lang, middle) };
    return late === null
      ? t('when.open', dates)
      : t('when.between', { ...dates, late: formatDate(lang, late) });
  }
}
export type ReportWords = ReturnType<typeof reportWords>;

/** A section with what is left out; a table that nothing is in is not shown. */
export function section(
  id: string,
  title: string,
  parts: Partial<Omit<ReportSection, 'id' | 'title'>>,
): ReportSection {
  const tables = (parts.tables ?? []).filter(({ rows }) => rows.length > 0);
  return { id, title, paragraphs: [], charts: [], lists: [], printed: true, ...parts, tables };
}
