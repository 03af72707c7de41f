import { describe, expect, test } from 'vitest';
import { REGIONS } from '../vocabulary.ts';
import { EMPTY_OFFER, type OfferContent } from './content.ts';
import { listOneSided, listProblems, type ProviderLimits } from './submit-rules.ts';

const both = (fr: string, ar = '') => ({ fr, ar });
const COMPLETE: OfferContent = {
  ...EMPTY_OFFER,
  category: 'ERP',
  title: both('Caisse et stock'),
  summary: both('', 'صندوق أداء ومخزون'),
  description: both('Une caisse.', 'صندوق أداء.'),
  deliverables: [{ text: both('Caisse'), acceptance: both('Une vente est encaissée.') }],
  price: { kind: 'fixed', min: 1_000_000, max: 1_000_000, setup: 0 },
  durationDays: 7,
  sizes: ['4-9'],
  deliveryLanguages: ['fr'],
  mode: 'on-site',
  regions: ['MA-06'],
  exitKit: ['data-export'],
};
const LIMITS: ProviderLimits = { regions: ['MA-06', 'MA-07'], papers: [], band: null };
const BAND = { p10: 100_000n, p25: 1n, p50: 1n, p75: 1n, p90: 300_000n };

const found = (changes: Partial<OfferContent>, limits: Partial<ProviderLimits> = {}) =>
  listProblems({ ...COMPLETE, ...changes }, { ...LIMITS, ...limits });

test('a complete offer may be sent, in one language of each text', () => {
  expect(found({})).toEqual([]);
  expect(found({ mode: 'remote', regions: [...REGIONS] })).toEqual([]);
});

test('an empty draft lacks everything, in the order of the form', () => {
  expect(listProblems(EMPTY_OFFER, { ...LIMITS, regions: null }).map(({ field }) => field)).toEqual(
    [
      ...['', 'category', 'title.fr', 'summary.fr', 'description.fr', 'deliverables.0.text.fr'],
      ...['price.min', 'durationDays', 'sizes', 'deliveryLanguages', 'exitKit'],
    ],
  );
});

describe('deliverables', () => {
  test('need a text and a way to accept them, row by row', () => {
    const [whole] = COMPLETE.deliverables;
    if (!whole) throw new Error('no deliverable');
    const deliverables = [whole, { ...whole, acceptance: both('') }, { ...whole, text: both('') }];
    expect(found({ deliverables })).toEqual([
      { field: 'deliverables.1.acceptance.fr', key: 'acceptanceMissing', row: 2 },
      { field: 'deliverables.2.text.fr', key: 'deliverableTextMissing', row: 3 },
    ]);
  });
});

describe('the price', () => {
  const price = (kind: 'fixed' | 'range' | 'per-month', min: number, max = min, setup = 0) =>
    found({ price: { kind, min, max, setup } }).map(({ key }) => key);

  test('is more than 0, and a range goes up', () => {
    expect(price('fixed', 0)).toEqual(['priceMissing']);
    expect(price('range', 5, 4)).toEqual(['priceOrder']);
    expect(price('range', 5, 5)).toEqual([]);
    expect(price('range', 5, 9)).toEqual([]);
  });

  test('has something to pay at the beginning only when it is monthly', () => {
    expect(price('fixed', 5, 5, 1)).toEqual(['setupNotMonthly']);
    expect(price('per-month', 5, 5, 1)).toEqual([]);
  });

  test('is refused above three times the ninth decile, and the band is named', () => {
    const at = (min: number) =>
      found({ price: { ...COMPLETE.price, min, max: min } }, { band: BAND });
    expect(at(900_000)).toEqual([]);
    expect(at(900_001)).toEqual([
      { field: 'price.min', key: 'priceFarAbove', band: { from: 100_000, to: 300_000 } },
    ]);
  });
});

describe('regions', () => {
  test('are needed on site, and only those served are taken', () => {
    expect(found({ regions: [] }).map(({ key }) => key)).toEqual(['regionsMissing']);
    expect(found({ regions: ['MA-06', 'MA-08', 'MA-09'], mode: 'both' })).toEqual([
      { field: 'regions', key: 'regionsNotServed', codes: ['MA-08', 'MA-09'] },
    ]);
    expect(found({ mode: 'remote', regions: [...REGIONS] }, { regions: [] })).toEqual([]);
  });

  test('of a provider without a public page are asked for once', () => {
    expect(found({}, { regions: null })).toEqual([{ field: '', key: 'presentationMissing' }]);
  });
});

test('papers an offer relies on must be held', () => {
  expect(found({ reliesOn: ['passi'] }, { papers: ['passi'] })).toEqual([]);
  expect(found({ reliesOn: ['passi', 'iso-27001'] }, { papers: ['passi'] })).toEqual([
    { field: 'reliesOn', key: 'papersNotHeld', codes: ['iso-27001'] },
  ]);
});

test('texts in one language only are named by the language they lack', () => {
  expect(listOneSided(COMPLETE)).toEqual({ fr: ['summary'], ar: ['title', 'deliverables'] });
  expect(listOneSided(EMPTY_OFFER)).toEqual({ fr: [], ar: [] });
});
