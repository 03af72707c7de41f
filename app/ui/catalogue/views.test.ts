import { describe, expect, test } from 'vitest';
import { catalogueNames } from '#domain/catalogue/index.server.ts';
import type { OfferRow } from '#domain/catalogue/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { bandView, placeView } from './band-view.ts';
import { bandWords } from './code-words.ts';
import { filterGroup } from './filters-view.ts';
import { chipsOf, withoutValue } from './list-parts.ts';
import { offerRowView, pickText } from './offer-row-view.ts';
import { amountOf, regionWords, startWords } from './words.ts';

const wordsOf = (lang: Lang) => i18nFor(lang).getFixedT(null, ['catalogue', 'vocab']);
const t = wordsOf('fr');

/** With ordinary spaces. */
const spaced = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

const ROW: OfferRow = {
  ...{ offerId: 'o', organisationId: 'p', slug: 'caisse', category: 'ERP', titleFr: 'Caisse' },
  ...{ titleAr: '', summaryFr: 'Une caisse', summaryAr: 'صندوق', providerSlug: 'atlas' },
  ...{ providerName: 'Atlas', providerNameArabic: 'أطلس', priceKind: 'per-month' },
  ...{ priceMin: 30_000n, priceMax: 30_000n, setup: 100_000n, yearPrice: 460_000n },
  ...{ durationDays: 5, startsOn: null, mode: 'on-site', regions: ['MA-06'], languages: ['fr'] },
  ...{ minStage: 1, hostedInMorocco: true, startUp: false, standing: 'probation', isDemo: true },
};

const contextOf = (lang: 'fr' | 'ar' | 'en') => ({
  ...{ lang, t: wordsOf(lang), names: catalogueNames(lang), today: '2026-11-22' },
  mark: (text: string) => [{ text, hit: false }],
});

describe('a row of an offer', () => {
  test('says price, place, language and start in words', () => {
    const row = offerRowView(contextOf('fr'), ROW);
    expect(spaced(row.price)).toBe('300 DH');
    expect(spaced(row.terms)).toBe('par mois, plus 1 000 DH au départ');
    expect(row.facts).toEqual([
      'Sur place',
      'Casablanca-Settat',
      'Français',
      'Début possible tout de suite',
    ]);
    expect(row.tags).toEqual(['Données au Maroc', 'Démonstration']);
    expect(row.standing).toEqual({ code: 'probation', word: t('vocab:standing.probation') });
  });

  test('says which of its texts is not in the language of the page', () => {
    const row = offerRowView(contextOf('ar'), ROW);
    expect(row.title).toEqual({ segments: [{ text: 'Caisse', hit: false }], lang: 'fr' });
    expect(row.summary).toEqual({ segments: [{ text: 'صندوق', hit: false }], lang: null });
    expect(row.provider.name).toBe('أطلس');
    expect(pickText('en', { fr: 'Caisse', ar: '' })).toEqual({ text: 'Caisse', lang: 'fr' });
    expect(pickText('fr', { fr: ' ', ar: '' })).toBeNull();
  });
});

describe('words', () => {
  test('an amount keeps its centimes only where it has some', () => {
    expect(spaced(amountOf('fr', { min: 120_050n, max: 120_050n }))).toBe('1 200,50 DH');
    expect(spaced(amountOf('fr', { min: 100_000n, max: 200_000n }))).toBe('1 000–2 000 DH');
    expect(amountOf('ar', { min: 100_000n, max: 200_000n })).toContain('من');
  });

  test('many regions are counted', () => {
    expect(regionWords('fr', t, ['A', 'B', 'C'], 12)).toBe('A, B et C');
    expect(regionWords('fr', t, ['A', 'B', 'C', 'D'], 12)).toBe('A, B et 2 autres régions');
    expect(regionWords('fr', t, ['A'], 1)).toBe('Tout le Maroc');
  });

  test('a start that has passed is now', () => {
    expect(startWords('fr', t, '2026-11-22', '2026-11-22')).toBe(t('row.now'));
    expect(startWords('fr', t, '2026-12-01', '2026-11-22')).toBe(
      'Début à partir du 1er décembre 2026',
    );
  });

  test('bands of cost are named by their ends', () => {
    expect(spaced(bandWords('fr', t, '0-5000'))).toBe('Moins de 5 000 DH');
    expect(spaced(bandWords('fr', t, '5000-15000'))).toBe('5 000–15 000 DH');
    expect(spaced(bandWords('fr', t, '100000-'))).toBe('100 000 DH et plus');
    expect(spaced(bandWords('fr', t, 'x'))).toBe('x');
  });
});

describe('filters', () => {
  const from = { exact: true, values: [{ value: 'a', count: 1200 }] };
  const nameOf = (value: string) => value.toUpperCase();
  const source = { name: 'f', label: 'F', chosen: ['a', 'z'], from, nameOf };

  test('a chosen value stays although nothing is left of it', () => {
    expect(filterGroup('fr', source).values).toEqual([
      { value: 'a', label: 'A', count: formatNumber('fr', 1200), chosen: true },
      { value: 'z', label: 'Z', count: '0', chosen: true },
    ]);
  });

  test('what is not exact, or not counted, shows no figure', () => {
    const rough = filterGroup('fr', { ...source, from: { ...from, exact: false } });
    expect(rough.values.map(({ count }) => count)).toEqual([null, null]);
    const bare = filterGroup('fr', { ...source, from: ['a', 'b'], chosen: ['b'] });
    expect(bare.values.map(({ value, count, chosen }) => [value, count, chosen])).toEqual([
      ['a', null, false],
      ['b', null, true],
    ]);
  });

  test('each chosen value, and the text, leads to the list without it', () => {
    const chips = chipsOf([filterGroup('fr', source)], 'caisse', (...less) => less.join(' '));
    expect(chips.map(({ href }) => href)).toEqual(['q caisse', 'f a', 'f z']);
    const query = { text: 'caisse', hosting: true, region: ['MA-01', 'MA-02'] };
    expect(withoutValue(query, 'q', 'caisse')).toEqual({ text: '' });
    expect(withoutValue(query, 'hosting', 'yes')).toEqual({ hosting: false });
    expect(withoutValue(query, 'region', 'MA-01')).toEqual({ region: ['MA-02'] });
    expect(withoutValue(query, 'constructor', 'x')).toEqual({});
  });
});

test('a price stands on the scale of its band, and never beyond it', () => {
  const band = {
    ...({ region: null, priceKind: 'fixed', count: 12, isDemo: false } as const),
    ...{ p10: 100_000n, p25: 200_000n, p50: 300_000n, p75: 400_000n, p90: 500_000n },
  };
  const view = bandView(contextOf('fr'), band);
  expect(view).toMatchObject({ where: 'Tout le Maroc', count: '12', kind: 'prix fixe' });
  expect(placeView(band, view, 300_000n, 'p25-p50')).toMatchObject({
    at: 0.5,
    marks: [0.25, 0.5, 0.75],
  });
  expect(placeView(band, view, 9_000_000n, 'above-3-p90').at).toBe(1);
  expect(placeView({ ...band, p90: band.p10 }, view, 100_000n, 'p10-p25').at).toBe(0.5);
});
