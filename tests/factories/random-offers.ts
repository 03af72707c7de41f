import fc from 'fast-check';
import geography from '#content/geography.json' with { type: 'json' };
import {
  MODES,
  PRICE_KINDS,
  PRICE_PLACES,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from '#domain/catalogue/index.server.ts';
import { COMPONENTS, CRITERIA, WISHED_MODES } from '#domain/matching/codes.ts';
import { actionsOf } from '#domain/matching/index/serves.ts';
import type { Asked, Firm, Need, Wish } from '#domain/matching/score/asked.ts';
import type { Field } from '#domain/matching/score/rank.ts';
import {
  figuresAt,
  NO_BAND,
  ROW_WORDS,
  UNKNOWN_PROVINCE,
  wordsOf,
  type OfferFigures,
} from '#domain/matching/score/row.ts';
import type { Weights } from '#domain/matching/score/weights.ts';

/** Day on which random questions are put: 16 November 2026, in days since 1970. */
const TODAY = 20_773;
/** The category of all of them; it has several actions. */
const CATEGORY = 'ERP';
export const ACTIONS = actionsOf(CATEGORY);

const PROVINCES: readonly string[] = geography.provinces.map(({ code }) => code);
const thousandths = fc.nat(1000);
const mask = (bits: number) => fc.nat(2 ** bits - 1);
/** Mostly everything, so that not every offer is kept out. */
const mostly = (bits: number) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(2 ** bits - 1) },
    { weight: 2, arbitrary: mask(bits) },
  );
/** Mostly nothing, which says "all". */
const seldom = (bits: number) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: mask(bits) });
const price = fc.oneof(fc.constantFrom(0, 500, 10_000), fc.nat(200_000));

/** Figures of an offer whose number and provider are given. */
export const figures = fc.record<OfferFigures>({
  offer: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  provider: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  regions: mostly(REGIONS.length),
  languages: mostly(SPOKEN.length),
  support: mask(SPOKEN.length),
  sizes: seldom(SIZES.length),
  sectors: seldom(SECTORS.length),
  references: mask(SECTORS.length),
  mode: fc.nat(MODES.length - 1),
  minStage: fc.constantFrom(1, 1, 1, 2, 5),
  priceKind: fc.nat(PRICE_KINDS.length - 1),
  priceMin: price,
  priceMax: price,
  setup: price,
  roundedUp: fc.constant(0),
  moroccan: fc.boolean(),
  hosting: fc.nat(2),
  isNewcomer: fc.boolean(),
  isCertified: fc.boolean(),
  isDemo: fc.boolean(),
  serves: fc.oneof(fc.constant(0), mask(31)),
  starts: fc.oneof(fc.constant(0), fc.integer({ min: TODAY - 30, max: TODAY + 200 })),
  province: fc.oneof(fc.nat(PROVINCES.length - 1), fc.constant(UNKNOWN_PROVINCE)),
  record: thousandths,
  availability: thousandths,
  pricePlace: fc.constantFrom(...PRICE_PLACES.keys(), NO_BAND),
});

/** Offers of one category, several of some providers; one provider in five is a newcomer. */
export function offers(
  range: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<readonly OfferFigures[]> {
  const owner = fc.integer({ min: 1, max: 30 });
  return fc
    .uniqueArray(fc.tuple(figures, owner), {
      ...{ maxLength: 40, ...range },
      selector: ([{ offer }]) => offer,
    })
    .map((drawn) =>
      drawn.map(([one, provider]) => ({ ...one, provider, isNewcomer: provider % 5 === 0 })),
    );
}

const maybe = <Value>(values: readonly Value[]) =>
  fc.option(fc.constantFrom(...values), { freq: 4, nil: null });
const languages = fc.subarray([...SPOKEN]);
const STAFF_OF: Readonly<Record<string, number>> = {
  ...{ '1': 1, '2-3': 3, '4-9': 6, '10-49': 20, '50-199': 80, '200+': 500 },
};

export const firms: fc.Arbitrary<Firm> = fc
  .record({
    province: maybe(geography.provinces),
    sector: maybe(SECTORS),
    size: maybe(SIZES),
    stage: maybe([1, 2, 3, 4, 5]),
    speaks: languages,
  })
  .map(({ province, size, ...rest }) => ({
    ...rest,
    province: province?.code ?? null,
    region: province?.region ?? null,
    size,
    staff: size === null ? null : (STAFF_OF[size] ?? 1),
  }));

export const wishes: fc.Arbitrary<Wish> = fc.record({
  languages: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: languages },
  ),
  mode: fc.constantFrom('any', ...WISHED_MODES),
  startBy: maybe(['2026-12-01', '2027-03-01']),
  restMAD: maybe([0, 20_000, 90_000]),
  users: maybe([1, 12]),
  moroccanFirst: fc.boolean(),
});

const sharesOf100 = (places: number) =>
  fc.array(fc.nat(100), { minLength: places - 1, maxLength: places - 1 }).map((cuts) => {
    const bounds = [0, ...cuts.toSorted((one, other) => one - other), 100];
    return bounds.slice(1).map((bound, place) => bound - (bounds[place] ?? 0));
  });

function byName<Name extends string>(names: readonly Name[], values: readonly number[]) {
  const found = names.map((name, place) => [name, values[place] ?? 0] as const);
  return Object.fromEntries(found) as Readonly<Record<Name, number>>;
}

/** Any weights that add up, some of them nothing. */
export const weights: fc.Arbitrary<Weights> = fc
  .tuple(sharesOf100(COMPONENTS.length), sharesOf100(CRITERIA.length))
  .map(([points, criteria]) => ({
    points: byName(COMPONENTS, points),
    criteria: byName(CRITERIA, criteria),
  }));

/** Open actions of the category, each once, the one that is asked about first. */
export const needs: fc.Arbitrary<readonly [Need, ...Need[]]> = fc
  .tuple(
    fc.shuffledSubarray([...ACTIONS], { minLength: 1 }),
    fc.array(fc.tuple(fc.nat(9000), maybe([0, 30_000])), {
      minLength: ACTIONS.length,
      maxLength: ACTIONS.length,
    }),
  )
  .map(([chosen, drawn]) => {
    const made = chosen.map((action, place): Need => {
      const [priority, budgetMAD] = drawn[place] ?? [0, null];
      return { action, category: CATEGORY, wave: 1, position: place + 1, priority, budgetMAD };
    });
    const [first, ...others] = made;
    if (first === undefined) throw new Error('No action was drawn.');
    return [first, ...others];
  });

/** What is left to pay of a row without any aid, its lowest price alone. */
const withinPrice: Asked['within'] = (words, row, limit) => figuresAt(words, row).priceMin <= limit;

/** One question about the category. */
export const questions: fc.Arbitrary<Asked> = fc
  .record({ firm: firms, wish: wishes, same: needs, weights, seed: fc.nat(2 ** 32 - 1) })
  .map(({ same, ...asked }) => ({
    ...asked,
    ...{ same, need: same[0], today: TODAY, within: withinPrice },
  }));

/** The rows of offers, and what is owed to their providers. */
export function fieldOf(
  offered: readonly OfferFigures[],
  debts: ReadonlyMap<number, number> = new Map(),
): Field {
  const words = Int32Array.from(offered.flatMap(wordsOf));
  return { words, rows: words.length / ROW_WORDS, debts };
}

export const debts: fc.Arbitrary<ReadonlyMap<number, number>> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.double({ min: -20, max: 20, noNaN: true })))
  .map((owed) => new Map(owed));
