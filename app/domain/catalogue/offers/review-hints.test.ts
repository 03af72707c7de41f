import { describe, expect, test } from 'vitest';
import words from '#content/review-words.json' with { type: 'json' };
import { CREDENTIALS } from '../vocabulary.ts';
import { EMPTY_OFFER, type OfferContent } from './content.ts';
import { reviewHints, type ReviewHint } from './review-hints.ts';

const LONG_FR =
  'Nous installons la caisse, saisissons vos articles et formons votre équipe. '.repeat(4);
const LONG_AR = 'نركب صندوق الأداء وندخل منتجاتكم ونكون فريقكم على استعماله كل يوم. '.repeat(5);
const BAND = { p10: 1_000n, p25: 2_000n, p50: 3_000n, p75: 4_000n, p90: 5_000n };

const CLEAN: OfferContent = {
  ...EMPTY_OFFER,
  category: 'ERP',
  title: { fr: 'Caisse et stock', ar: 'صندوق أداء ومخزون' },
  summary: { fr: 'Une caisse reliée au stock.', ar: 'صندوق أداء مرتبط بالمخزون.' },
  description: { fr: LONG_FR, ar: LONG_AR },
  price: { kind: 'fixed', min: 300_000, max: 300_000, setup: 0 },
};

function hints(
  changes: Partial<OfferContent>,
  known: Partial<Parameters<typeof reviewHints>[1]> = {},
) {
  return reviewHints({ ...CLEAN, ...changes }, { band: null, papers: [], lang: 'fr', ...known });
}
const inFrench = (text: string) => hints({ description: { fr: `${LONG_FR}${text}`, ar: LONG_AR } });
const kinds = (found: readonly ReviewHint[]) => found.map(({ kind }) => kind);

test('a clean offer has no hints', () => {
  expect(hints({})).toEqual([]);
});

describe('prices', () => {
  const at = (min: number) =>
    kinds(hints({ price: { kind: 'fixed', min, max: min, setup: 0 } }, { band: BAND }));
  test('are pointed at when far above or below comparable ones', () => {
    expect(at(15_001)).toEqual(['price-far']);
    expect(at(15_000)).toEqual([]);
    expect(at(999)).toEqual(['price-low']);
    expect(at(1_000)).toEqual([]);
  });
});

describe('contact details', () => {
  test.each([
    ['Appelez le 06 61 23 45 67.', '06 61 23 45 67'],
    ['Appelez le 0522-334455.', '0522-334455'],
    ['WhatsApp : +212 6 61 23 45 67', '+212 6 61 23 45 67'],
    ['اتصلوا بنا ٠٦٦١٢٣٤٥٦٧', '0661234567'],
    ['Écrivez à contact@atlas.ma !', 'contact@atlas.ma'],
    ['Voir https://atlas.ma/offres pour payer', 'https://atlas.ma/offres'],
    ['Voir atlas-logiciels.ma pour payer', 'atlas-logiciels.ma'],
    ['Voir www.atlas.ma.', 'www.atlas.ma'],
  ])('%s', (text, found) => {
    expect(inFrench(text)).toEqual([{ kind: 'contact', field: 'description', found }]);
  });

  test.each([
    'De 15 000 à 25 000 DH, en 2026, pour 10 à 49 personnes.',
    'Votre nom de domaine .ma reste à vous.',
    'Livré le 05/11/2026 en ISO 9001:2015.',
  ])('are not seen in « %s »', (text) => {
    expect(inFrench(text)).toEqual([]);
  });
});

describe('words of the charter', () => {
  test('are found whatever their accents and case, and say why', () => {
    expect(inFrench('Une TABLETTE offerte à la commande.')).toMatchObject([
      { kind: 'forbidden', field: 'description', found: 'tablette offerte' },
    ]);
    expect(inFrench('Une ristourne de 10 %.')[0]).toMatchObject({ why: /client/ });
    expect(kinds(hints({ title: { fr: '', ar: 'صندوق أداء مع أجهزه مجانيّة' } }))).toContain(
      'forbidden',
    );
  });

  test('are whole words', () => {
    expect(inFrench('Un module de cadeautage.')).toEqual([]);
  });

  test('give their reason in every language', () => {
    for (const { why } of words.forbidden)
      for (const text of Object.values(why)) expect(text).not.toBe('');
  });
});

describe('labels', () => {
  test('are pointed at when the wallet has no such paper', () => {
    const boast = { summary: { fr: 'Équipe certifiée ISO/IEC 27001.', ar: CLEAN.summary.ar } };
    expect(hints(boast)).toEqual([{ kind: 'label', field: 'summary', credential: 'iso-27001' }]);
    expect(hints(boast, { papers: ['iso-27001'] })).toEqual([]);
  });

  test('are all papers of the wallet', () => {
    for (const { kind } of words.labels) expect(CREDENTIALS).toContain(kind);
  });
});

test('texts in one language, and short ones, are pointed at', () => {
  expect(hints({ description: { fr: 'Une caisse.', ar: '' } })).toEqual([
    { kind: 'one-language', lacks: 'ar', fields: ['description'] },
    { kind: 'short', lang: 'fr' },
  ]);
});
