import { describe, expect, test } from 'vitest';
import { LANGS } from './languages.ts';
import { speakerOf } from './speaker.ts';

const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const [fr, ar, en] = [speakerOf('fr'), speakerOf('ar'), speakerOf('en')];

test('one speaker a language, French for Tamazight', () => {
  expect(LANGS.map((lang) => speakerOf(lang).lang)).toEqual(['fr', 'ar', 'fr', 'en']);
  expect(speakerOf('ar')).toBe(ar);
});

describe('months', () => {
  test.each([
    [0, '0 mois', '0 شهر', '0 months'],
    [1, '1 mois', 'شهر', '1 month'],
    [2, '2 mois', 'شهران', '2 months'],
    [6, '6 mois', '6 أشهر', '6 months'],
    [12, '1 an', 'سنة', '1 year'],
    [18, '18 mois', '18 شهرا', '18 months'],
    [24, '2 ans', 'سنتان', '2 years'],
    [30, '2 ans et 6 mois', 'سنتان و6 أشهر', '2 years and 6 months'],
    [36, '3 ans', '3 سنوات', '3 years'],
    [334, '27 ans et 10 mois', '27 سنة و10 أشهر', '27 years and 10 months'],
    [144, '12 ans', '12 سنة', '12 years'],
  ])('%i', (count, ...texts) => {
    expect([fr, ar, en].map(({ months }) => spaced(months(count)))).toEqual(texts);
  });
});

test('money has centimes only where there are some', () => {
  expect([fr, ar, en].map(({ money }) => spaced(money(75_000_000)))).toEqual([
    '75 000 000 DH',
    '75.000.000 درهم',
    'MAD 75,000,000',
  ]);
  expect(spaced(fr.money(1234.5))).toBe('1 234,50 DH');
  expect(spaced(fr.money(0.29))).toBe('0,29 DH');
});

test('shares keep two decimals at most', () => {
  expect([fr, ar, en].map(({ share }) => spaced(share(0.125)))).toEqual([
    '12,5 %',
    '12,5%',
    '12.5%',
  ]);
});

test('lists are joined by and, by or, and by semicolons where names hold commas', () => {
  const names = ['a', 'b', 'c'];
  expect([fr, ar, en].map(({ list }) => list(names, 'or'))).toEqual([
    'a, b ou c',
    'a أو b أو c',
    'a, b or c',
  ]);
  expect(fr.list(names, 'and')).toBe('a, b et c');
  expect(spaced(fr.list(['Textile, cuir', 'Commerce'], 'or'))).toBe('Textile, cuir ; Commerce');
  expect(ar.list(['النقل، التخزين', 'الفلاحة'], 'or')).toBe('النقل، التخزين؛ الفلاحة');
  expect(en.list(['Textile, leather'], 'or')).toBe('Textile, leather');
});

test('days and plurals are those of the language', () => {
  expect([fr, ar, en].map(({ date }) => date('2027-03-01'))).toEqual([
    '1er mars 2027',
    '1 مارس 2027',
    '1 March 2027',
  ]);
  expect([0, 1, 2, 3, 11, 100].map(ar.plural)).toEqual([
    'zero',
    'one',
    'two',
    'few',
    'many',
    'other',
  ]);
});
