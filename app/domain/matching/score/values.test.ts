import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import { MODES, REGIONS, SECTORS, SIZES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { ACTIONS, fieldOf } from '../../../../tests/factories/random-offers.ts';
import { scored } from '../../../../tests/factories/rankings.ts';
import { BLOCKS, type Criterion } from '../codes.ts';
import { actionBit } from '../index/serves.ts';
import type { Asked, Need } from './asked.ts';
import { NO_BAND, type OfferFigures } from './row.ts';
import { dayOf, exposureValue, maskOf, scorerOf } from './score.ts';
import { FULL, LATE_DAYS, OWN_ACTION, SAME_CATEGORY } from './values.ts';
import { FIRST_WEIGHTS } from './weights.ts';

describe('single figures', () => {
  const firm = {
    ...{ region: 'MA-06', province: 'MA-CAS', sector: SECTORS[0] ?? '', size: '4-9', staff: 5 },
    ...{ stage: 3, speaks: ['fr'] },
  };
  const need: Need = {
    ...{ action: ACTIONS[0] ?? '', category: 'ERP', wave: 1, position: 1, priority: 1000 },
    budgetMAD: null,
  };
  const asked: Asked = {
    ...{ firm, need, same: [need], weights: FIRST_WEIGHTS, today: 20_000, seed: 1, within: null },
    wish: {
      ...{ languages: [], mode: 'any', startBy: null, restMAD: null, users: null },
      moroccanFirst: true,
    },
  };
  const [casablanca, settat, rabat] = ['MA-CAS', 'MA-SET', 'MA-RAB'].map((code) =>
    geography.provinces.findIndex((one) => one.code === code),
  );
  const BASE: OfferFigures = {
    ...{ offer: 1, provider: 1, regions: 0xfff, languages: 0, support: 0, sizes: 0, sectors: 0 },
    ...{ references: 0, mode: MODES.indexOf('both'), minStage: 1, priceKind: 0, priceMin: 0 },
    ...{ priceMax: 0, setup: 0, roundedUp: 0, moroccan: false, hosting: 2, isNewcomer: false },
    ...{ isCertified: true, isDemo: false, serves: 0, starts: 0, province: rabat ?? 0 },
    ...{ record: 0, availability: 0, pricePlace: NO_BAND },
  };
  const french = maskOf(SPOKEN, ['fr']);

  test('place: own province, own region, comes there, at a distance', () => {
    const place = (changes: Partial<OfferFigures>, wish: Partial<Asked['wish']> = {}) =>
      scored({ ...asked, wish: { ...asked.wish, ...wish } }, { ...BASE, ...changes }).criterion(
        'place',
      );
    const seats = [casablanca, settat, rabat].map((province) => place({ province: province ?? 0 }));
    expect(seats).toEqual([1000, 900, 800]);
    expect(place({ mode: MODES.indexOf('remote'), province: casablanca ?? 0 })).toBe(700);
    expect(place({ mode: MODES.indexOf('remote') }, { mode: 'remote' })).toBe(1000);
  });

  test('what keeps an offer out is worth nothing, whatever else it has', () => {
    const value = (
      criterion: Criterion,
      changes: Partial<OfferFigures>,
      wish: Partial<Asked['wish']> = {},
    ) =>
      scored({ ...asked, wish: { ...asked.wish, ...wish } }, { ...BASE, ...changes }).criterion(
        criterion,
      );
    const elsewhere = maskOf(REGIONS, ['MA-01']);
    const mode = (code: (typeof MODES)[number]) => ({ mode: MODES.indexOf(code) });
    expect([
      value('place', { regions: elsewhere, province: casablanca ?? 0 }),
      value('place', { regions: elsewhere, ...mode('remote') }),
      value('place', mode('on-site'), { mode: 'remote' }),
      value('place', mode('remote'), { mode: 'on-site' }),
      value('size', { sizes: maskOf(SIZES, ['200+']) }),
      value('stage', { minStage: 4 }),
    ]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([
      value('size', { sizes: maskOf(SIZES, ['4-9']) }),
      value('size', {}),
      value('stage', { minStage: 3 }),
    ]).toEqual([1000, 800, 1000]);
  });

  test('language: delivery and support; what is asked for replaces what is liked', () => {
    const language = (changes: Partial<OfferFigures>) =>
      scored(asked, { ...BASE, ...changes }).criterion('language');
    expect([language({}), language({ languages: french }), language({ support: french })]).toEqual([
      0, 700, 300,
    ]);
    const arabic = { ...asked, wish: { ...asked.wish, languages: ['ar'] } };
    expect(scored(arabic, { ...BASE, languages: french }).criterion('language')).toBe(0);
  });

  test('need: the category alone, the action itself, and the other open ones', () => {
    const [first, second] = ACTIONS.map((action) => 1 << actionBit(action));
    const other = { ...need, action: ACTIONS[1] ?? '', priority: 500 };
    const both = { ...asked, same: [need, other] };
    const value = (question: Asked, serves: number) =>
      scored(question, { ...BASE, serves }).component('need');
    expect([value(asked, 0), value(asked, first ?? 0)]).toEqual([SAME_CATEGORY, FULL]);
    expect(value(both, (first ?? 0) | (second ?? 0))).toBe(FULL);
    const ownAlone = Math.floor((OWN_ACTION * FULL + (FULL - OWN_ACTION) * SAME_CATEGORY) / FULL);
    expect(value(both, first ?? 0)).toBe(ownAlone);
    const category = { ...need, action: 'a category alone' };
    expect(value({ ...asked, need: category, same: [category] }, 2 ** 31 - 1)).toBe(SAME_CATEGORY);
  });

  test('start: at once and within two weeks is the same, and late is worth nothing', () => {
    const start = (days: number) =>
      scored(asked, { ...BASE, starts: asked.today + days }).criterion('start');
    expect([start(-400), start(0), start(14), start(LATE_DAYS), start(400)]).toEqual([
      FULL,
      FULL,
      FULL,
      0,
      0,
    ]);
    expect(start(15)).toBeLessThan(FULL);
    expect(start(60)).toBeGreaterThan(start(61));
  });

  test('start: the last day that was asked for is still in time', () => {
    const question = { ...asked, wish: { ...asked.wish, startBy: '2026-12-01' } };
    const blocks = (starts: number) =>
      scorerOf(question).blocks(fieldOf([{ ...BASE, starts }]).words, 0);
    const last = dayOf('2026-12-01');
    expect([blocks(last), blocks(last + 1)]).toEqual([0, 1 << BLOCKS.indexOf('start')]);
    expect(scorerOf({ ...question, today: last + 1 }).blocks(fieldOf([BASE]).words, 0)).not.toBe(0);
  });

  test('price: the cheapest does not win, and without a band it is neither good nor bad', () => {
    const price = (pricePlace: number) => scored(asked, { ...BASE, pricePlace }).component('price');
    const all = [0, 1, 2, 3, 4, 5, 6].map(price);
    expect(all.indexOf(Math.max(...all))).toBe(2);
    expect(all.at(-1)).toBe(0);
    expect(price(NO_BAND)).toBe(600);
  });

  test('budget: full within it, falling beyond, nothing at twice as much', () => {
    const budget = (paid: number) => {
      const own = { ...need, budgetMAD: 1000 };
      const question = {
        ...{ ...asked, need: own, same: [own] },
        within: (_words: ArrayLike<number>, _row: number, limit: number) => paid <= limit,
      };
      return scored(question, BASE).criterion('budget');
    };
    expect([0, 1000, 1001, 1100, 1250, 1500, 2000, 2001].map(budget)).toEqual([
      1000, 1000, 800, 800, 600, 300, 100, 0,
    ]);
  });

  test('exposure: even in the middle, and never beyond its ends', () => {
    expect([exposureValue(0), exposureValue(1e9), exposureValue(-1e9)]).toEqual([500, 1000, 0]);
    expect(exposureValue(1)).toBeGreaterThan(exposureValue(0));
  });
});
