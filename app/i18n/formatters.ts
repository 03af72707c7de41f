import type { Lang } from './languages.ts';

/**
 * Numbers, money, dates and lists as Moroccan readers write them, where `Intl` alone gets them
 * wrong: dots as French thousands, stray bidi marks in Arabic, no plural rule and no list joiner for
 * Tamazight, American dates for `en-MA`. Every `Intl` object is made once a language.
 */

/** Never bare `ar` (American separators, 12-hour clock) nor `fr-MA` numbers (dots as thousands). */
const NUMBER_LOCALE = { fr: 'fr-FR', ar: 'ar-MA', zgh: 'fr-FR', en: 'en-GB' } as const;
const TEXT_LOCALE = { fr: 'fr-MA', ar: 'ar-MA', zgh: 'zgh-MA', en: 'en-GB' } as const;
const CURRENCY = { fr: 'DH', ar: 'درهم', zgh: 'ⴰⴷⵔⵉⵎ', en: 'MAD' } as const;
const ZGH_MINUTE = { one: 'ⵜⵓⵙⴷⵉⴷⵜ', other: 'ⵜⵓⵙⴷⵉⴷⵉⵏ' } as const;
const ZGH_AND = 'ⴷ';

const TIME_ZONE = 'Africa/Casablanca';
const NO_BREAK_SPACE = '\u00a0';
const LEFT_TO_RIGHT_MARK = '\u200e';
const BIDI_MARKS = /[\u200e\u200f\u061c]/g;
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;

function perLanguage<T>(make: (lang: Lang) => T): (lang: Lang) => T {
  const made = new Map<Lang, T>();
  return (lang) => {
    const known = made.get(lang);
    if (known !== undefined) return known;
    const value = make(lang);
    made.set(lang, value);
    return value;
  };
}

/** Latin digits whatever the language: Morocco does not use Arabic-Indic ones. */
function numberFormat(digits: { min: number; max: number }): (lang: Lang) => Intl.NumberFormat {
  return perLanguage(
    (lang) =>
      new Intl.NumberFormat(NUMBER_LOCALE[lang], {
        minimumFractionDigits: digits.min,
        maximumFractionDigits: digits.max,
        numberingSystem: 'latn',
      }),
  );
}

const numberFormats = [0, 1, 2, 3].map((max) => numberFormat({ min: 0, max }));
const exactNumber = numberFormat({ min: 2, max: 2 });
const wholeNumber = numberFormat({ min: 0, max: 0 });

/** A minus keeps a mark in Arabic, or right-to-left text would move it behind the number. */
function minus(lang: Lang): string {
  return lang === 'ar' ? `${LEFT_TO_RIGHT_MARK}-` : '-';
}

function tidyMarks(lang: Lang, text: string): string {
  const bare = text.replace(BIDI_MARKS, '');
  return bare.startsWith('-') ? minus(lang) + bare.slice(1) : bare;
}

/** A number with at most `digits` decimals (0–3, by default 2): `1 234 567,89`, `1,234,567.89`. */
export function formatNumber(lang: Lang, value: number | bigint, digits = 2): string {
  const format = numberFormats[digits] ?? exactNumber;
  return tidyMarks(lang, format(lang).format(value));
}

/** A share from 0 to 1 as a percentage with at most `digits` decimals (by default 0): `25 %`. */
export function formatPercent(lang: Lang, share: number, digits = 0): string {
  const number = formatNumber(lang, share * 100, digits);
  return lang === 'fr' || lang === 'zgh' ? `${number}${NO_BREAK_SPACE}%` : `${number}%`;
}

function withCurrency(lang: Lang, amount: string): string {
  return lang === 'en'
    ? `${CURRENCY.en}${NO_BREAK_SPACE}${amount}`
    : `${amount}${NO_BREAK_SPACE}${CURRENCY[lang]}`;
}

/** An amount in centimes, exact at any size: `1 234,50 DH`, `1.234,50 درهم`, `MAD 1,234.50`. */
export function formatMad(lang: Lang, centimes: bigint): string {
  const magnitude = centimes < 0n ? -centimes : centimes;
  const decimals = String(magnitude % 100n).padStart(2, '0');
  const amount = exactNumber(lang)
    .format(magnitude / 100n)
    .replace(/00$/, decimals);
  return withCurrency(lang, tidyMarks(lang, centimes < 0n ? `-${amount}` : amount));
}

/** An estimate in whole dirhams: `500–1 500 DH`; one figure when both ends are the same. */
export function formatMadRange(
  lang: Lang,
  range: { readonly min: number; readonly max: number },
): string {
  const [min, max] = [range.min, range.max].map((end) => wholeNumber(lang).format(end));
  if (min === undefined || max === undefined || min === max) return withCurrency(lang, max ?? '');
  // A dash between two numbers can be read either way round in right-to-left text: Arabic uses words.
  return withCurrency(lang, lang === 'ar' ? `من ${min} إلى ${max}` : `${min}–${max}`);
}

const dateFormats = {
  long: perLanguage((lang) => longDate(lang, TIME_ZONE)),
  longCivil: perLanguage((lang) => longDate(lang, 'UTC')),
  short: shortDate(TIME_ZONE),
  shortCivil: shortDate('UTC'),
  time: new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: TIME_ZONE,
  }),
};

function longDate(lang: Lang, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(TEXT_LOCALE[lang], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    numberingSystem: 'latn',
    timeZone,
  });
}

/** `21/11/2026` in all four languages: the order Morocco writes. */
function shortDate(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone,
  });
}

/**
 * The day of an instant in Morocco, or a calendar day written `YYYY-MM-DD`: long
 * `21 novembre 2026`, `21 نونبر 2026` (by default), short `21/11/2026`.
 */
export function formatDate(
  lang: Lang,
  date: Date | string,
  style: 'long' | 'short' = 'long',
): string {
  const isDay = typeof date === 'string' && CIVIL_DATE.test(date);
  const instant = new Date(date);
  if (style === 'short') {
    return (isDay ? dateFormats.shortCivil : dateFormats.short).format(instant);
  }
  const format = (isDay ? dateFormats.longCivil : dateFormats.long)(lang);
  const text = format.format(instant).replace(BIDI_MARKS, '');
  return lang === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** Day and hour in Morocco: `20 février 2026, 10:00`, with a 24-hour clock in every language. */
export function formatDateTime(
  lang: Lang,
  instant: Date | string,
  style: 'long' | 'short' = 'short',
): string {
  const comma = lang === 'ar' ? '،' : ',';
  const time = dateFormats.time.format(new Date(instant));
  return `${formatDate(lang, new Date(instant), style)}${comma} ${time}`;
}

const listFormat = perLanguage((lang) => new Intl.ListFormat(TEXT_LOCALE[lang]));

/** `a, b et c`, `a وb وc`, `a, b ⴷ c`, `a, b and c`. */
export function formatList(lang: Lang, items: readonly string[]): string {
  if (lang !== 'zgh') return listFormat(lang).format(items);
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${ZGH_AND} ${last}`;
}

const pluralRules = perLanguage((lang) => new Intl.PluralRules(TEXT_LOCALE[lang]));

/**
 * The plural category of a count. Unicode has no rule for Tamazight (`zgh`) and `Intl` silently
 * falls back to the server's language; the rule here is that of the neighbouring `tzm`.
 */
export function plural(lang: Lang, count: number): Intl.LDMLPluralRule {
  if (lang !== 'zgh') return pluralRules(lang).select(count);
  const isOne = count === 0 || count === 1 || (count >= 11 && count <= 99);
  return isOne && Number.isInteger(count) ? 'one' : 'other';
}

const minuteFormat = perLanguage(
  (lang) =>
    new Intl.NumberFormat(TEXT_LOCALE[lang], {
      style: 'unit',
      unit: 'minute',
      unitDisplay: 'long',
      numberingSystem: 'latn',
    }),
);

/** A duration in minutes: `8 minutes`, `8 دقائق`, `8 ⵜⵓⵙⴷⵉⴷⵉⵏ`. */
export function formatMinutes(lang: Lang, minutes: number): string {
  if (lang === 'zgh') {
    const unit = minutes === 1 ? ZGH_MINUTE.one : ZGH_MINUTE.other;
    return `${wholeNumber(lang).format(minutes)}${NO_BREAK_SPACE}${unit}`;
  }
  return minuteFormat(lang).format(minutes).replace(BIDI_MARKS, '').replace(' ', NO_BREAK_SPACE);
}
