import {
  formatDate,
  formatList,
  formatMad,
  formatMadRange,
  formatNumber,
  formatPercent,
  plural,
} from './formatters.ts';
import { contentLang, type ContentLang, type Lang } from './languages.ts';

/** How values are written in sentences made from rules. Money is in dirhams, shares from 0 to 1. */
export interface Speaker {
  readonly lang: ContentLang;
  readonly number: (value: number) => string;
  readonly money: (dirhams: number) => string;
  readonly share: (share: number) => string;
  readonly months: (count: number) => string;
  readonly list: (items: readonly string[], join: 'and' | 'or') => string;
  readonly date: (day: string) => string;
  readonly plural: (count: number) => Intl.LDMLPluralRule;
}

const LOCALE = { fr: 'fr-MA', ar: 'ar-MA', en: 'en-GB' } as const;
const BIDI_MARKS = /[\u200e\u200f\u061c]/g;
const TANWIN = /\u064b/g;
const NO_BREAK_SPACE = '\u00a0';
const MONTHS_A_YEAR = 12;
const CENTIMES = 100;
/** Names that hold a comma cannot be told apart by commas. */
const HAS_COMMA = /[,،]/;
const SEMICOLON = { fr: `${NO_BREAK_SPACE}; `, ar: '؛ ', en: '; ' } as const;

function unitFormat(lang: ContentLang, unit: 'month' | 'year'): (count: number) => string {
  const format = new Intl.NumberFormat(LOCALE[lang], {
    ...{ style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' },
  });
  return (count) =>
    format
      .format(count)
      .replace(BIDI_MARKS, '')
      .replace(TANWIN, '')
      .replace(/(?<=\d) /, NO_BREAK_SPACE);
}

/** `12 000 DH`, with centimes only where there are some. */
function money(lang: ContentLang, dirhams: number): string {
  if (Number.isInteger(dirhams)) return formatMadRange(lang, { min: dirhams, max: dirhams });
  return formatMad(lang, BigInt(Math.round(dirhams * CENTIMES)));
}

function speak(lang: ContentLang): Speaker {
  const [inMonths, inYears] = [unitFormat(lang, 'month'), unitFormat(lang, 'year')];
  const either = new Intl.ListFormat(LOCALE[lang], { type: 'disjunction' });
  return {
    lang,
    number: (value) => formatNumber(lang, value),
    money: (dirhams) => money(lang, dirhams),
    share: (share) => formatPercent(lang, share, 2),
    months: (count) => {
      const [years, rest] = [Math.floor(count / MONTHS_A_YEAR), count % MONTHS_A_YEAR];
      if (years > 0 && rest === 0) return inYears(years);
      // Nobody counts the age of an old firm in months.
      return years < 2 ? inMonths(count) : formatList(lang, [inYears(years), inMonths(rest)]);
    },
    list: (items, join) => {
      if (items.length > 1 && items.some((item) => HAS_COMMA.test(item)))
        return items.join(SEMICOLON[lang]);
      return join === 'or' ? either.format(items) : formatList(lang, items);
    },
    date: (day) => formatDate(lang, day),
    plural: (count) => plural(lang, count),
  };
}

const SPEAKERS = { fr: speak('fr'), ar: speak('ar'), en: speak('en') } as const;

/** How to write values for a reader; Tamazight readers get French. Made once a language. */
export function speakerOf(lang: Lang): Speaker {
  return SPEAKERS[contentLang(lang)];
}
