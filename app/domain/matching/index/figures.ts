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
  type PricePlace,
} from '#domain/catalogue/index.server.ts';
import { contentHash } from '#domain/kernel/index.server.ts';
import { NEWCOMER_DELIVERIES } from '../codes.ts';
import {
  availabilityValue,
  recordValue,
  type RecordMeans,
  type RecordSums,
} from '../outcomes/record.ts';
import { NO_BAND, UNKNOWN_PROVINCE, type OfferFigures } from '../score/row.ts';
import { dayOf, maskOf } from '../score/score.ts';
import { actionBit, servedActions } from './serves.ts';
import { LEXICONS } from './terms.ts';

const PROVINCES: readonly string[] = geography.provinces.map(({ code }) => code);
/** Where the client's data is kept, as rows say it. */
const HOSTING = { none: 0, morocco: 1, abroad: 2 } as const;
const CENTIMES = 100;
/** A row has 32 bits for a price: over two thousand million dirhams is all the same to a score. */
const MOST_MAD = 2 ** 31 - 1;
/** A row has 20 bits for a day: whoever begins later begins for nobody. */
const LAST_DAY = 2 ** 20 - 1;

/** What matching itself knows of a provider. */
export interface IndexedProvider extends RecordSums {
  readonly number: number;
  /** Engagements that run now. */
  readonly running: number;
}

/** A listed offer as scoring reads it; `number` is its own in the index. */
export function figuresOf(
  number: number,
  { content, texts, pricePlace }: MatchableOffer,
  provider: Omit<MatchableProvider, 'offers'>,
  indexed: IndexedProvider,
  means: RecordMeans,
): OfferFigures {
  const { category, price } = content;
  return {
    offer: number,
    provider: indexed.number,
    regions: maskOf(REGIONS, content.regions),
    languages: maskOf(SPOKEN, content.deliveryLanguages),
    support: maskOf(SPOKEN, content.supportLanguages),
    sizes: maskOf(SIZES, content.sizes),
    sectors: maskOf(SECTORS, content.sectors),
    references: maskOf(SECTORS, provider.references),
    mode: MODES.indexOf(content.mode),
    minStage: content.minStage,
    priceKind: PRICE_KINDS.indexOf(price.kind),
    priceMin: dirhams(price.min),
    priceMax: dirhams(price.max),
    setup: dirhams(price.setup),
    roundedUp: added(price.min) | (added(price.setup) << 7),
    moroccan: provider.moroccanLaw,
    hosting: hostingOf(content.hosting),
    isNewcomer: indexed.deliveries < NEWCOMER_DELIVERIES,
    isCertified: provider.standing === 'certified',
    isDemo: provider.isDemo,
    serves: servesOf({ category, ...texts }),
    starts: startOf(provider.nextStartOn),
    province: provinceOf(provider.province),
    record: recordValue(indexed, means),
    availability: availabilityValue(provider.capacity, indexed.running),
    pricePlace: placeOf(pricePlace),
  };
}

function startOf(day: string | null): number {
  return day === null ? 0 : Math.min(LAST_DAY, Math.max(0, dayOf(day)));
}

function dirhams(centimes: number): number {
  return Math.min(MOST_MAD, Math.ceil(centimes / CENTIMES));
}

/** What rounding up adds, in centimes; a price past the largest is not rounded up. */
function added(centimes: number): number {
  return Math.max(0, dirhams(centimes) * CENTIMES - centimes);
}

function hostingOf(country: string | null): number {
  if (country === null) return HOSTING.none;
  return country === 'MA' ? HOSTING.morocco : HOSTING.abroad;
}

function provinceOf(code: string | null): number {
  const place = code === null ? -1 : PROVINCES.indexOf(code);
  return place < 0 ? UNKNOWN_PROVINCE : place;
}

/** A price's place as a row has it. */
export function placeOf(place: PricePlace | null): number {
  return place === null ? NO_BAND : PRICE_PLACES.indexOf(place);
}

function servesOf(texts: Parameters<typeof servedActions>[0]): number {
  return servedActions(texts).reduce((mask, action) => mask | (1 << actionBit(action)), 0);
}

const BOOKS = [...LEXICONS].map(([category, { ids, fr, ar }]) => ({
  category,
  ids,
  fr: [...fr],
  ar: [...ar],
}));
/** Changes when the bits of a row mean something else, or when a text names other actions. */
const VOCABULARIES = contentHash({
  ...{ REGIONS, SPOKEN, SIZES, SECTORS, MODES, PRICE_KINDS, PRICE_PLACES, PROVINCES },
  BOOKS,
});

/**
 * What rows are made with beside the offer and its provider: of another recipe, a row has to be
 * made again. `FORM` is raised by whoever changes how a figure is worked out.
 */
export function recipeOf(means: RecordMeans): string {
  return contentHash({ FORM, VOCABULARIES, means }).slice(0, RECIPE_LETTERS);
}
const FORM = 2;
const RECIPE_LETTERS = 16;
