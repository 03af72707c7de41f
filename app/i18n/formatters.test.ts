import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatList,
  formatMad,
  formatMadRange,
  formatMinutes,
  formatNumber,
  formatPercent,
  plural,
} from './formatters.ts';
import type { Lang } from './languages.ts';
import { LANGS, LANGUAGES } from './languages.ts';

const NARROW = '\u202f';
const NBSP = '\u00a0';
const MARKS = /[\u200e\u200f\u061c\u0660-\u0669]/;

type Row = Record<Lang, string>;

function rows(row: Row): [Lang, string][] {
  return LANGS.map((lang) => [lang, row[lang]]);
}

const million = `1${NARROW}234${NARROW}567,89`;

describe('numbers', () => {
  test.each(rows({ fr: million, ar: '1.234.567,89', zgh: million, en: '1,234,567.89' }))(
    'grouping and decimals in %s',
    (lang, expected) => {
      expect(formatNumber(lang, 1_234_567.89)).toBe(expected);
    },
  );

  test('decimals asked for are the most shown', () => {
    expect(formatNumber('fr', 48.25, 1)).toBe('48,3');
    expect(formatNumber('fr', 48, 1)).toBe('48');
    expect(formatNumber('en', 48.6, 0)).toBe('49');
  });

  test('a minus stays before the number in Arabic text', () => {
    expect(formatNumber('ar', -5)).toBe('\u200e-5');
    expect(formatNumber('fr', -5)).toBe('-5');
  });

  test.each(rows({ fr: `25${NBSP}%`, ar: '25%', zgh: `25${NBSP}%`, en: '25%' }))(
    'a share in %s',
    (lang, expected) => {
      expect(formatPercent(lang, 0.25)).toBe(expected);
    },
  );

  test('no Arabic-Indic digit and no stray mark in any language', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGS), fc.nat(), (lang, value) => {
        const texts = [
          formatNumber(lang, value / 100),
          formatPercent(lang, value / 1000),
          formatMad(lang, BigInt(value)),
          formatMinutes(lang, value),
        ];
        expect(texts.join(' ')).not.toMatch(MARKS);
      }),
    );
  });
});

describe('money', () => {
  test.each(
    rows({
      fr: `1${NARROW}234,50${NBSP}DH`,
      ar: `1.234,50${NBSP}درهم`,
      zgh: `1${NARROW}234,50${NBSP}ⴰⴷⵔⵉⵎ`,
      en: `MAD${NBSP}1,234.50`,
    }),
  )('centimes in %s', (lang, expected) => {
    expect(formatMad(lang, 123_450n)).toBe(expected);
  });

  test('is exact beyond what a float can hold', () => {
    expect(formatMad('en', 9_007_199_254_740_993n)).toBe(`MAD${NBSP}90,071,992,547,409.93`);
    expect(formatMad('en', 5n)).toBe(`MAD${NBSP}0.05`);
    expect(formatMad('en', -5n)).toBe(`MAD${NBSP}-0.05`);
    expect(formatMad('ar', -123_450n)).toBe(`\u200e-1.234,50${NBSP}درهم`);
  });

  test.each(
    rows({
      fr: `500–1${NARROW}500${NBSP}DH`,
      ar: `من 500 إلى 1.500${NBSP}درهم`,
      zgh: `500–1${NARROW}500${NBSP}ⴰⴷⵔⵉⵎ`,
      en: `MAD${NBSP}500–1,500`,
    }),
  )('a range of dirhams in %s', (lang, expected) => {
    expect(formatMadRange(lang, { min: 500, max: 1500 })).toBe(expected);
  });

  test('a range of one figure is that figure', () => {
    expect(formatMadRange('fr', { min: 0, max: 0 })).toBe(`0${NBSP}DH`);
    expect(formatMadRange('ar', { min: 300, max: 300 })).toBe(`300${NBSP}درهم`);
  });
});

describe('dates', () => {
  test.each(
    rows({
      fr: '21 novembre 2026',
      ar: '21 نونبر 2026',
      zgh: '21 ⵏⵓⵡⴰⵏⴱⵉⵔ 2026',
      en: '21 November 2026',
    }),
  )('a long date in %s', (lang, expected) => {
    expect(formatDate(lang, '2026-11-21')).toBe(expected);
    expect(formatDate(lang, new Date('2026-11-21T12:00:00Z'))).toBe(expected);
  });

  test.each(LANGS)('a short date is day, month, year in %s', (lang) => {
    expect(formatDate(lang, '2026-02-03', 'short')).toBe('03/02/2026');
  });

  test('Moroccan Arabic month names', () => {
    const months = Array.from({ length: 12 }, (_, index) => {
      const month = String(index + 1).padStart(2, '0');
      return formatDate('ar', `2026-${month}-05`).split(' ')[1];
    });
    expect(months.join(' ')).toBe(
      'يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر',
    );
  });

  test('French writes the first of the month 1er', () => {
    expect(formatDate('fr', '2026-05-01')).toBe('1er mai 2026');
    expect(formatDate('fr', '2026-05-11')).toBe('11 mai 2026');
    expect(formatDate('en', '2026-05-01')).toBe('1 May 2026');
  });

  test('a calendar day is the same day wherever the server is', () => {
    expect(formatDate('fr', '2026-01-01', 'short')).toBe('01/01/2026');
    expect(formatDate('fr', '2026-12-31')).toBe('31 décembre 2026');
  });

  test('in Ramadan Morocco is on UTC', () => {
    expect(formatDateTime('fr', new Date('2026-02-20T10:00:00Z'))).toBe('20/02/2026, 10:00');
    expect(formatDate('fr', new Date('2026-02-20T23:30:00Z'), 'short')).toBe('20/02/2026');
  });

  test('in July 2026 Morocco is one hour ahead of UTC', () => {
    expect(formatDateTime('fr', new Date('2026-07-15T10:00:00Z'))).toBe('15/07/2026, 11:00');
    expect(formatDate('fr', new Date('2026-07-15T23:30:00Z'), 'short')).toBe('16/07/2026');
  });

  test.each(
    rows({
      fr: '15 juillet 2026, 15:05',
      ar: '15 يوليوز 2026، 15:05',
      zgh: '15 ⵢⵓⵍⵢⵓⵣ 2026, 15:05',
      en: '15 July 2026, 15:05',
    }),
  )('a 24-hour clock in %s', (lang, expected) => {
    expect(formatDateTime(lang, '2026-07-15T14:05:00Z', 'long')).toBe(expected);
  });

  test('midnight is 00:00', () => {
    expect(formatDateTime('en', '2026-02-20T00:00:00Z')).toBe('20/02/2026, 00:00');
  });
});

describe('lists and plurals', () => {
  test.each(rows({ fr: 'a, b et c', ar: 'a وb وc', zgh: 'a, b ⴷ c', en: 'a, b and c' }))(
    'a list in %s',
    (lang, expected) => {
      expect(formatList(lang, ['a', 'b', 'c'])).toBe(expected);
      expect(formatList(lang, ['a'])).toBe('a');
      expect(formatList(lang, [])).toBe('');
    },
  );

  test('two items of a Tamazight list', () => {
    expect(formatList('zgh', ['a', 'b'])).toBe('a ⴷ b');
  });

  test.each<[Lang, [number, string][]]>([
    [
      'fr',
      [
        [0, 'one'],
        [1, 'one'],
        [2, 'other'],
        [1_000_000, 'many'],
      ],
    ],
    [
      'ar',
      [
        [0, 'zero'],
        [1, 'one'],
        [2, 'two'],
        [3, 'few'],
        [11, 'many'],
        [100, 'other'],
      ],
    ],
    [
      'zgh',
      [
        [0, 'one'],
        [1, 'one'],
        [2, 'other'],
        [10, 'other'],
        [11, 'one'],
        [99, 'one'],
        [100, 'other'],
        [1.5, 'other'],
        [11.5, 'other'],
      ],
    ],
    [
      'en',
      [
        [0, 'other'],
        [1, 'one'],
        [2, 'other'],
      ],
    ],
  ])('plural categories of %s', (lang, cases) => {
    expect(cases.map(([count]) => [count, plural(lang, count)])).toEqual(cases);
  });
});

test.each(
  rows({
    fr: `8${NBSP}minutes`,
    ar: `8${NBSP}دقائق`,
    zgh: `8${NBSP}ⵜⵓⵙⴷⵉⴷⵉⵏ`,
    en: `8${NBSP}minutes`,
  }),
)('minutes in %s', (lang, expected) => {
  expect(formatMinutes(lang, 8)).toBe(expected);
});

test('one and two minutes', () => {
  expect(formatMinutes('fr', 1)).toBe(`1${NBSP}minute`);
  expect(formatMinutes('zgh', 1)).toBe(`1${NBSP}ⵜⵓⵙⴷⵉⴷⵜ`);
  expect(formatMinutes('ar', 25)).toBe(`25${NBSP}دقيقة`);
});

/** What `Intl` gives by itself: if one of these changes, a work-around here may have become idle. */
describe('why Intl alone is not enough', () => {
  test.each<[string, string]>([
    ['fr-MA', '1.234.567,89'],
    ['ar-MA', '1.234.567,89'],
    ['zgh-MA', `1${NBSP}234${NBSP}567,89`],
    ['en-MA', '1,234,567.89'],
  ])('thousands of %s', (locale, expected) => {
    expect(new Intl.NumberFormat(locale).format(1_234_567.89)).toBe(expected);
  });

  test('Arabic money and short dates carry marks', () => {
    const money = new Intl.NumberFormat('ar-MA', { style: 'currency', currency: 'MAD' });
    expect(money.format(1)).toMatch(MARKS);
    const day = new Intl.DateTimeFormat('ar-MA', { dateStyle: 'short', timeZone: 'UTC' });
    expect(day.format(new Date('2026-11-21'))).toMatch(MARKS);
  });

  test('Tamazight has no plural rule and no collation', () => {
    expect(Intl.PluralRules.supportedLocalesOf(['zgh'])).toEqual([]);
    expect(Intl.Collator.supportedLocalesOf(['zgh'])).toEqual([]);
    const sorted = ['ⵣ', 'ⴱ', 'ⵍ', 'ⴰ'].sort(new Intl.Collator('zgh').compare);
    expect(sorted.join('')).toBe('ⴰⴱⵍⵣ');
  });

  test('Tamazight relative time is a bare figure, so it is written as a date instead', () => {
    expect(new Intl.RelativeTimeFormat('zgh').format(3, 'month')).toBe('+3 m');
    expect(new Intl.RelativeTimeFormat('fr').format(3, 'month')).toBe('dans 3 mois');
    expect(new Intl.RelativeTimeFormat('ar-MA').format(3, 'month')).toBe('خلال 3 أشهر');
  });

  test('only Arabic runs right to left, and digits are Latin by default everywhere', () => {
    for (const lang of LANGS) {
      const { tag, dir } = LANGUAGES[lang];
      expect(dir).toBe(lang === 'ar' ? 'rtl' : 'ltr');
      expect(new Intl.NumberFormat(tag).resolvedOptions().numberingSystem).toBe('latn');
    }
  });
});
