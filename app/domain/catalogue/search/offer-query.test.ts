import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES, MODES, REGIONS } from '../vocabulary.ts';
import { readOfferQuery, writeOfferQuery } from './offer-query.ts';
import { readProviderQuery, writeProviderQuery } from './provider-query.ts';
import { BANDS } from './types.ts';

const NAMES = [
  'q',
  'category',
  'region',
  'band',
  'hosting',
  'startUp',
  'mode',
  'size',
  'sort',
  'after',
  'before',
  'badge',
  'utm',
];
const values = fc.oneof(
  fc.constantFrom(
    ...CATEGORIES,
    ...REGIONS,
    ...BANDS,
    ...MODES,
    'yes',
    'price',
    'name',
    'r-1-2-3',
    '200+',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 250 }),
);
const addresses = fc.array(fc.tuple(fc.constantFrom(...NAMES), values), { maxLength: 12 });

describe('the address of a search', () => {
  test('says the whole query, in one way', () => {
    fc.assert(
      fc.property(addresses, (pairs) => {
        const { query } = readOfferQuery(new URLSearchParams(pairs));
        const written = writeOfferQuery(query);
        const again = readOfferQuery(new URLSearchParams(written));
        expect(again).toEqual({ query, ignored: false, cut: false });
        expect(writeOfferQuery(again.query)).toBe(written);
      }),
    );
  });

  test('of suppliers too', () => {
    fc.assert(
      fc.property(addresses, (pairs) => {
        const { query } = readProviderQuery(new URLSearchParams(pairs));
        const again = readProviderQuery(new URLSearchParams(writeProviderQuery(query)));
        expect(again).toEqual({ query, ignored: false, cut: false });
      }),
    );
  });

  test('is the same whatever the order and repetition of its parts', () => {
    const one = readOfferQuery(
      new URLSearchParams('category=WEB&category=ADV&q=%20a%20%0A%20b&hosting=yes'),
    );
    const other = readOfferQuery(
      new URLSearchParams('hosting=yes&q=a+b&category=ADV&category=WEB&category=ADV'),
    );
    expect(writeOfferQuery(one.query)).toBe(writeOfferQuery(other.query));
    expect(writeOfferQuery(one.query)).toBe('q=a+b&category=ADV&category=WEB&hosting=yes');
  });

  test('leaves out what it does not know and says so', () => {
    const { query, ignored } = readOfferQuery(
      new URLSearchParams('category=XXX&region=MA-06&sort=paid'),
    );
    expect(query).toMatchObject({ category: [], region: ['MA-06'], sort: 'relevance' });
    expect(ignored).toBe(true);
    expect(readOfferQuery(new URLSearchParams('utm=1&sort=&category=')).ignored).toBe(false);
  });

  test('cuts a long text at 200 characters, never within one', () => {
    const { query, cut } = readOfferQuery(new URLSearchParams({ q: '😀'.repeat(300) }));
    expect(cut).toBe(true);
    expect(Array.from(query.text)).toHaveLength(200);
    expect(query.text.isWellFormed()).toBe(true);
  });

  test('has one cursor', () => {
    const { query } = readOfferQuery(new URLSearchParams('after=r-1-2-3&before=r-4-5-6'));
    expect(query).toMatchObject({ after: 'r-1-2-3', before: null });
  });
});
