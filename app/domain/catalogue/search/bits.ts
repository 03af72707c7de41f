import { MODES, REGIONS, SIZES, SPOKEN } from '../vocabulary.ts';
import { BANDS, STANDINGS, type OfferFacet, type OfferQuery } from './types.ts';

/**
 * Where the database keeps the values of the filters in a row's `code`, one bit a value; the
 * functions `search_…` of the database say the same. New values go to the end of their list.
 */
interface Bits {
  readonly first: number;
  readonly codes: readonly string[];
}

const SECTOR_BITS: readonly string[] = [
  ...['AGR', 'AGI', 'TEX', 'IND', 'ART', 'BTP', 'COM', 'GRO', 'TRL', 'TOU', 'NUM'],
  ...['SVP', 'SVE', 'EDU', 'SAN', 'CUL'],
];

/** Those that are counted; they fill the 28 lowest bits. */
export const FACET_BITS = {
  region: { first: 0, codes: REGIONS },
  language: { first: 12, codes: SPOKEN },
  standing: { first: 17, codes: STANDINGS },
  hosting: { first: 19, codes: ['yes', 'no'] },
  startUp: { first: 21, codes: ['yes', 'no'] },
  band: { first: 23, codes: BANDS },
} as const satisfies Record<Exclude<OfferFacet, 'category'>, Bits>;
export type BitFacet = keyof typeof FACET_BITS;
export const BIT_FACETS = [
  'region',
  'language',
  'standing',
  'hosting',
  'startUp',
  'band',
] as const satisfies readonly BitFacet[];

const OTHER_BITS = {
  size: { first: 28, codes: SIZES },
  mode: { first: 34, codes: MODES },
  sector: { first: 37, codes: SECTOR_BITS },
} as const satisfies Record<string, Bits>;

export const ALL_BITS = { ...FACET_BITS, ...OTHER_BITS };
export type BitFilter = keyof typeof ALL_BITS;
const BIT_FILTERS: readonly BitFilter[] = [...BIT_FACETS, 'size', 'mode', 'sector'];

/** The 28 bits that are counted. */
export const COUNTED_BITS = (1n << 28n) - 1n;

/** What a list filters by, in the forms the database compares. */
export interface Filters {
  readonly categories: readonly string[];
  /** Bits of which a row must have one, for each filter in use. */
  readonly masks: ReadonlyMap<BitFilter, bigint>;
}

/** The chosen values of a query's filters. */
export function filtersOf(query: OfferQuery): Filters {
  const chosen: Record<BitFilter, readonly string[]> = {
    region: query.region,
    language: query.language,
    standing: query.standing,
    hosting: query.hosting ? ['yes'] : [],
    startUp: query.startUp ? ['yes'] : [],
    band: query.band,
    size: query.size,
    mode: query.mode,
    sector: query.sector,
  };
  const masks = BIT_FILTERS.map((filter) => [filter, maskOf(filter, chosen[filter])] as const);
  return {
    categories: query.category,
    masks: new Map(masks.filter(([, mask]) => mask !== 0n)),
  };
}

function maskOf(filter: BitFilter, values: readonly string[]): bigint {
  const { first, codes }: Bits = ALL_BITS[filter];
  return values
    .map((value) => codes.indexOf(value))
    .filter((place) => place >= 0)
    .reduce((mask, place) => mask | (1n << BigInt(first + place)), 0n);
}

/** The same filters without one of them. */
export function withoutFilter(filters: Filters, facet: OfferFacet): Filters {
  if (facet === 'category') return { ...filters, categories: [] };
  const masks = new Map(filters.masks);
  masks.delete(facet);
  return { ...filters, masks };
}

/** Index word of a category. */
export function categoryTag(code: string): string {
  return `x9c${code.toLowerCase().replaceAll('-', '')}`;
}

/** The filters as a tsquery of index words, null when there are none. */
export function tagsOf({ categories, masks }: Filters): string | null {
  const groups = [categories.map(categoryTag), ...[...masks.values()].map(bitTags)];
  const used = groups.filter((tags) => tags.length > 0);
  return used.length === 0 ? null : used.map((tags) => `(${tags.join('|')})`).join('&');
}

function bitTags(mask: bigint): readonly string[] {
  return Array.from({ length: 63 }, (_, bit) => bit)
    .filter((bit) => ((mask >> BigInt(bit)) & 1n) === 1n)
    .map((bit) => `x9b${bit}`);
}
