import { describe, expect, test } from 'vitest';
import type { Compared } from './duplicate-likeness.ts';
import {
  bareText,
  isSameTitle,
  likenessOf,
  likenessWord,
  NEAR,
  offerGrams,
} from './duplicate-likeness.ts';

const FR =
  'Nous installons la caisse, saisissons vos articles et formons votre équipe pendant deux jours.';
const OTHER_FR =
  'Audit du site, rédaction de dix pages et suivi des visites chaque mois pendant un an.';
const AR = 'نركب صندوق الأداء وندخل منتجاتكم ونكون فريقكم خلال يومين داخل المتجر.';

const offer = (fr: string, ar = '', title = { fr: '', ar: '' }): Compared => ({
  category: 'ERP',
  title,
  summary: { fr: '', ar: '' },
  description: { fr, ar },
});
const likeness = (one: Compared, other: Compared) => likenessOf(offerGrams(one), offerGrams(other));

describe('likeness', () => {
  test('is 1 for the same words, whatever their accents, case and vowel signs', () => {
    expect(likeness(offer(FR), offer(FR.toUpperCase().replaceAll('É', 'E')))).toBe(1);
    expect(
      likeness(offer('', AR), offer('', AR.replace('نركب', 'نُرَكِّب').replaceAll('أ', 'ا'))),
    ).toBe(1);
  });

  test('is that of the language in which two offers are most alike', () => {
    expect(likeness(offer(FR, AR), offer(OTHER_FR, AR))).toBe(1);
    expect(likeness(offer(FR), offer(FR, AR))).toBe(1);
  });

  test('of a copy with some words changed is above the threshold, of another offer below', () => {
    const copy = FR.replace('caisse', 'borne').replace('articles', 'produits');
    expect(likeness(offer(FR), offer(copy))).toBeGreaterThan(NEAR);
    expect(likeness(offer(FR), offer(OTHER_FR))).toBeLessThan(NEAR / 2);
  });

  test('of texts of a few words says nothing', () => {
    expect(likeness(offer('Site vitrine'), offer('Site vitrine'))).toBe(0);
  });
});

test('a likeness has a word, different offers none', () => {
  expect([1, 0.97, 0.8, 0.7, NEAR, 0.59].map(likenessWord)).toEqual([
    ...['same', 'almost', 'almost', 'near', 'near', null],
  ]);
});

test('titles are the same in either language, within a category', () => {
  const title = (fr: string, ar = '') => offer(FR, '', { fr, ar });
  expect(isSameTitle(title('Caisse & stock'), title('caisse, stock'))).toBe(true);
  expect(isSameTitle(title('a', 'صندوق أداء'), title('b', 'صندوق اداء'))).toBe(true);
  expect(isSameTitle(title('', ''), title('', ''))).toBe(false);
  expect(isSameTitle(title('x'), { ...title('x'), category: 'WEB' })).toBe(false);
});

test('bare texts keep letters and digits of both scripts', () => {
  expect(bareText('  Œuvre : ÉTÉ-2026 !')).toBe('oeuvre ete 2026');
  expect(bareText('مُـخزون الشركةِ، ٣')).toBe('مخزون الشركه ٣');
});
