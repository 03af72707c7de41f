import { describe, expect, test } from 'vitest';
import { MODES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { COMPONENTS, CRITERIA, type Component, type Criterion } from '../codes.ts';
import { actionBit } from '../index/serves.ts';
import { NO_WISH, type Firm, type Need, type Wish } from '../score/asked.ts';
import { NO_BAND, wordsOf, type OfferFigures } from '../score/row.ts';
import { maskOf } from '../score/score.ts';
import { reasonsOf, sharedLanguages } from './reasons.ts';

const ACTION = 'sec-auto-backup';
const need: Need = {
  ...{ action: ACTION, category: 'BACKUP', wave: 1, position: 1 },
  ...{ priority: 1000, budgetMAD: null },
};
const firm: Firm = {
  ...{ region: 'MA-06', province: 'MA-CAS', sector: 'IND', size: '10-49', staff: 12, stage: 2 },
  speaks: ['fr'],
};

function rowOf(changes: Partial<OfferFigures> = {}): readonly number[] {
  return wordsOf({
    ...{ offer: 1, provider: 1, regions: 0xfff, languages: 0, support: 0, sizes: 0, sectors: 0 },
    ...{ references: 0, mode: MODES.indexOf('both'), minStage: 1, priceKind: 0, priceMin: 1000 },
    ...{
      priceMax: 1000,
      setup: 0,
      roundedUp: 0,
      moroccan: true,
      hosting: 1,
      isNewcomer: true,
      isDemo: false,
    },
    ...{ isCertified: true, serves: 0, starts: 0, province: 0, record: 500, availability: 500 },
    pricePlace: NO_BAND,
    ...changes,
  });
}

function valuesOf(changes: Partial<Record<Component | Criterion, number>> = {}) {
  return [
    ...COMPONENTS.map((one) => changes[one] ?? 0),
    ...CRITERIA.map((one) => changes[one] ?? -1),
  ];
}

const told = (
  values: Parameters<typeof valuesOf>[0],
  row: Partial<OfferFigures> = {},
  wish: Partial<Wish> = {},
  marks: { readonly asNewcomer?: boolean; readonly hasAid?: boolean } = {},
) =>
  reasonsOf(
    { firm, need, wish: { ...NO_WISH, ...wish } },
    { row: rowOf(row), values: valuesOf(values), asNewcomer: false, hasAid: false, ...marks },
  );

describe('why an offer is in a list', () => {
  test('there is always a reason', () => {
    expect(told({})).toEqual(['category']);
    expect(told({}, {}, {}, { hasAid: true })).toEqual(['category', 'aid']);
  });

  test.each<readonly [string, Parameters<typeof told>]>([
    ['outcome', [{}, { serves: 1 << actionBit(ACTION) }]],
    ['province', [{ place: 1000 }]],
    ['region', [{ place: 900 }]],
    ['served', [{ place: 800 }]],
    ['remote', [{ place: 700 }, { mode: MODES.indexOf('remote') }]],
    ['remote', [{ place: 1000 }, {}, { mode: 'remote' }]],
    ['category', [{ place: 0 }, { mode: MODES.indexOf('on-site') }, { mode: 'remote' }]],
    ['category', [{ place: 0 }, { mode: MODES.indexOf('remote') }]],
    ['language', [{}, { languages: maskOf(SPOKEN, ['fr']) }]],
    ['reference', [{ sector: 1000 }]],
    ['sector', [{ sector: 900 }]],
    ['record', [{}, { isNewcomer: false, record: 900 }]],
    ['price', [{ price: 800 }]],
    ['soon', [{ start: 1000 }]],
    ['moroccan', [{ moroccan: 1000 }]],
  ])('%s', (reason, given) => {
    expect(told(...given)).toEqual([reason]);
  });

  test.each<readonly [string, Parameters<typeof told>]>([
    ['another action is named', [{}, { serves: ~(1 << actionBit(ACTION)) & 0x7fffffff }]],
    ['the place does not count', [{ place: -1 }]],
    ['the language is none of the firm’s', [{}, { languages: maskOf(SPOKEN, ['en', 'ar']) }]],
    [
      'the firm asked for other languages',
      [{}, { languages: maskOf(SPOKEN, ['fr']) }, { languages: ['ar'] }],
    ],
    ['few deliveries are no record', [{}, { isNewcomer: true, record: 1000 }]],
    ['the average is no record', [{}, { isNewcomer: false, record: 782 }]],
    ['a low price is no reason', [{ price: 600 }]],
    ['Moroccan first was switched off', [{ moroccan: 1000 }, {}, { moroccanFirst: false }]],
  ])('none when %s', (_, given) => {
    expect(told(...given)).toEqual(['category']);
  });

  test('the four most telling, with the aid and the kept place beside them', () => {
    const all = { place: 900, sector: 1000, price: 1000, start: 1000, moroccan: 1000 };
    const row = { serves: 1 << actionBit(ACTION), languages: maskOf(SPOKEN, ['fr']) };
    expect(told(all, row)).toEqual(['outcome', 'region', 'language', 'reference']);
    expect(told(all, row, {}, { asNewcomer: true, hasAid: true })).toEqual([
      ...['newcomer', 'outcome', 'region', 'language', 'reference', 'aid'],
    ]);
  });

  test('languages that suit are those asked for, else those of the firm', () => {
    const row = rowOf({ languages: maskOf(SPOKEN, ['ary', 'fr', 'ar']) });
    expect(sharedLanguages({ firm, wish: NO_WISH }, row)).toEqual(['fr']);
    const wish = { ...NO_WISH, languages: ['ar', 'ary', 'zgh'] };
    expect(sharedLanguages({ firm, wish }, row)).toEqual(['ary', 'ar']);
  });
});
