import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import {
  MODES,
  PRICE_KINDS,
  PRICE_PLACES,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
  type MatchableOffer,
  type MatchableProvider,
} from '#domain/catalogue/index.server.ts';
import { civilDate } from '#domain/kernel/index.server.ts';
import { actions } from '#content/actions/index.server.ts';
import { STATED_MEANS } from '../outcomes/record.ts';
import {
  centimesAt,
  figuresAt,
  NO_BAND,
  packRow,
  rowsOfBytes,
  UNKNOWN_PROVINCE,
  wordsOf,
} from '../score/row.ts';
import { dayOf } from '../score/score.ts';
import { figuresOf, recipeOf, type IndexedProvider } from './figures.ts';

const PROVINCES = geography.provinces.map(({ code }) => code);
const some = <T>(codes: readonly T[]) => fc.subarray([...codes]);
const centimes = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });

const anOffer: fc.Arbitrary<MatchableOffer> = fc.record({
  offerId: fc.uuid(),
  versionId: fc.uuid(),
  content: fc.record({
    category: fc.constantFrom(...new Set(actions.map(({ category }) => category)), 'none'),
    price: fc.record({
      kind: fc.constantFrom(...PRICE_KINDS),
      min: centimes,
      max: centimes,
      setup: centimes,
    }),
    sizes: some(SIZES),
    sectors: some(SECTORS),
    minStage: fc.integer({ min: 1, max: 5 }),
    deliveryLanguages: some(SPOKEN),
    supportLanguages: some(SPOKEN),
    mode: fc.constantFrom(...MODES),
    regions: some(REGIONS),
    hosting: fc.constantFrom(null, 'MA', 'FR'),
  }),
  texts: fc.record({ fr: fc.string(), ar: fc.string() }),
  pricePlace: fc.constantFrom(null, ...PRICE_PLACES),
});

const aProvider: fc.Arbitrary<Omit<MatchableProvider, 'offers'>> = fc.record({
  organisationId: fc.uuid(),
  moroccanLaw: fc.boolean(),
  province: fc.constantFrom(null, 'XX-YYY', ...PROVINCES),
  references: some(SECTORS),
  capacity: fc.option(fc.integer({ min: 0, max: 1_000 })),
  nextStartOn: fc.constantFrom(null, civilDate('1969-12-31'), civilDate('2027-02-28')),
  standing: fc.constantFrom('certified', 'probation'),
  isDemo: fc.boolean(),
});

const anIndexed: fc.Arbitrary<IndexedProvider> = fc
  .record({
    number: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    running: fc.nat(1_000),
    deliveries: fc.nat(500),
  })
  .map((one) => ({
    ...one,
    ...{ firstPass: one.deliveries, onTime: one.deliveries, disputed: 0, measured: 0, riseSum: 0 },
  }));

/** The codes of a vocabulary that a mask names. */
const named = (vocabulary: readonly string[], mask: number) =>
  vocabulary.filter((_, place) => (mask & (1 << place)) !== 0);

describe('a row', () => {
  test('says every code of the offer and its provider', () => {
    fc.assert(
      fc.property(anOffer, aProvider, anIndexed, (offer, provider, indexed) => {
        const figures = figuresOf(7, offer, provider, indexed, STATED_MEANS);
        const { content } = offer;
        expect(named(REGIONS, figures.regions)).toEqual(content.regions);
        expect(named(SPOKEN, figures.languages)).toEqual(content.deliveryLanguages);
        expect(named(SPOKEN, figures.support)).toEqual(content.supportLanguages);
        expect(named(SIZES, figures.sizes)).toEqual(content.sizes);
        expect(named(SECTORS, figures.sectors)).toEqual(content.sectors);
        expect(named(SECTORS, figures.references)).toEqual(provider.references);
        expect(MODES[figures.mode]).toBe(content.mode);
        expect(PRICE_KINDS[figures.priceKind]).toBe(content.price.kind);
        expect(PRICE_PLACES[figures.pricePlace] ?? null).toBe(offer.pricePlace);
        expect([null, 'MA', 'FR'][figures.hosting]).toBe(content.hosting);
        const province = PROVINCES.includes(provider.province ?? '')
          ? provider.province
          : undefined;
        expect(PROVINCES[figures.province]).toBe(province);
        expect(figures.isNewcomer).toBe(indexed.deliveries < 3);
      }),
    );
  });

  test('comes back from its bytes as it was, among others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), anOffer, aProvider, anIndexed), { minLength: 1, maxLength: 4 }),
        (all) => {
          const made = all.map(([number, ...one]) => figuresOf(number, ...one, STATED_MEANS));
          const words = rowsOfBytes(Buffer.concat(made.map(packRow)));
          expect(made.map((_, row) => figuresAt(words, row))).toEqual(made);
        },
      ),
    );
  });

  test('has prices in whole dirhams, rounded up, as far as it reaches', () => {
    const price = { kind: 'range' as const, min: 100_001, max: Number.MAX_SAFE_INTEGER, setup: 1 };
    const [[offer, provider, indexed] = []] = fc.sample(fc.tuple(anOffer, aProvider, anIndexed), 1);
    if (!offer || !provider || !indexed) throw new Error('nothing was drawn');
    const content = { ...offer.content, price };
    const figures = figuresOf(1, { ...offer, content }, provider, indexed, STATED_MEANS);
    expect(figures).toMatchObject({ priceMin: 1_001, priceMax: 2 ** 31 - 1, setup: 1 });
  });

  test('has its lowest price and setup to the centime as well', () => {
    const cents = fc.nat(20_000_000_000);
    fc.assert(
      fc.property(
        anOffer,
        aProvider,
        anIndexed,
        cents,
        cents,
        (offer, provider, indexed, ...two) => {
          const [min, setup] = two;
          const price = { kind: 'per-user-month' as const, min, max: min, setup };
          const content = { ...offer.content, price };
          const figures = figuresOf(1, { ...offer, content }, provider, indexed, STATED_MEANS);
          expect(centimesAt(wordsOf(figures), 0)).toMatchObject({ min, setup });
        },
      ),
    );
  });

  test('keeps apart a start in the year 9999 and the province', () => {
    fc.assert(
      fc.property(anOffer, aProvider, anIndexed, (offer, provider, indexed) => {
        const nextStartOn = civilDate('9999-12-31');
        const made = figuresOf(1, offer, { ...provider, nextStartOn }, indexed, STATED_MEANS);
        expect(figuresAt(wordsOf(made), 0)).toEqual(made);
        expect(made.starts).toBeGreaterThan(dayOf('2099-12-31'));
      }),
    );
  });

  test('has a figure for what is unknown that no known thing has', () => {
    expect(PROVINCES.length).toBeLessThanOrEqual(UNKNOWN_PROVINCE);
    expect(PRICE_PLACES.length).toBeLessThanOrEqual(NO_BAND);
  });
});

test('rows made with other means are of another recipe', () => {
  expect(recipeOf(STATED_MEANS)).toBe(recipeOf({ ...STATED_MEANS }));
  expect(recipeOf({ ...STATED_MEANS, rise: 610 })).not.toBe(recipeOf(STATED_MEANS));
});
