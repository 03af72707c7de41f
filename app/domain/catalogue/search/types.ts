import type { Mode, PriceKind } from '../vocabulary.ts';

/**
 * Bands of the first year's cost (`yearPrice`) in dirhams before VAT: code, lower end, upper end
 * (not included; null for none).
 */
export const PRICE_BANDS = [
  { code: '0-5000', from: 0, to: 5_000 },
  { code: '5000-15000', from: 5_000, to: 15_000 },
  { code: '15000-40000', from: 15_000, to: 40_000 },
  { code: '40000-100000', from: 40_000, to: 100_000 },
  { code: '100000-', from: 100_000, to: null },
] as const;
export const BANDS: readonly string[] = PRICE_BANDS.map(({ code }) => code);

export const STANDINGS: readonly string[] = ['certified', 'probation'];

/** Relevance without a text is a fair order that turns every day. */
export const OFFER_SORTS = ['relevance', 'price', 'start'] as const;
export type OfferSort = (typeof OFFER_SORTS)[number];

export const PROVIDER_SORTS = ['relevance', 'name'] as const;
export type ProviderSort = (typeof PROVIDER_SORTS)[number];

/** Longest text searched for, in characters. */
export const LONGEST_TEXT = 200;
/** Rows on a page. */
export const PAGE_ROWS = 20;
/** Matches are counted up to here. */
export const MOST_COUNTED = 2_000;

/** Place in a list: opaque, made by the search and put into the address. */
export type Cursor = string;

/**
 * What is looked for among offers: the whole state of the list, as its address says. Values of one
 * filter widen it (or), filters narrow each other (and); empty means not filtered.
 */
export interface OfferQuery {
  readonly text: string;
  readonly category: readonly string[];
  readonly region: readonly string[];
  readonly band: readonly string[];
  readonly language: readonly string[];
  readonly standing: readonly string[];
  /** True: only what keeps data in Morocco. */
  readonly hosting: boolean;
  /** True: only labelled start-ups. */
  readonly startUp: boolean;
  readonly mode: readonly string[];
  readonly size: readonly string[];
  readonly sector: readonly string[];
  readonly sort: OfferSort;
  /** At most one of the two is set. */
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

/** A published offer in a list. Money in centimes before VAT. */
export interface OfferRow {
  readonly offerId: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly category: string;
  readonly titleFr: string;
  readonly titleAr: string;
  readonly summaryFr: string;
  readonly summaryAr: string;
  readonly providerSlug: string;
  readonly providerName: string;
  readonly providerNameArabic: string;
  readonly priceKind: PriceKind;
  readonly priceMin: bigint;
  readonly priceMax: bigint;
  readonly setup: bigint;
  readonly yearPrice: bigint;
  /** Working days. */
  readonly durationDays: number;
  /** Earliest start (YYYY-MM-DD), null for at once. */
  readonly startsOn: string | null;
  readonly mode: Mode;
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly minStage: number;
  readonly hostedInMorocco: boolean;
  readonly startUp: boolean;
  readonly standing: string;
  readonly isDemo: boolean;
}

/** One value of a filter and how many rows it would leave. */
export interface Facet {
  readonly value: string;
  readonly count: number;
}

/**
 * Values of one filter in the order of the vocabulary. Each counts with all other filters and
 * without its own, and values without rows are left out. Not `exact`: more than 2 000 rows; then all
 * values are there and the counts are only lower bounds, not to be shown as figures.
 */
export interface FacetGroup {
  readonly exact: boolean;
  readonly values: readonly Facet[];
}

export const OFFER_FACETS = [
  'category',
  'region',
  'band',
  'language',
  'standing',
  'hosting',
  'startUp',
] as const;
export type OfferFacet = (typeof OFFER_FACETS)[number];

/** `hosting` and `startUp` have the values "yes" and "no". */
export type OfferFacets = Readonly<Record<OfferFacet, FacetGroup>>;

export interface OfferPage {
  readonly rows: readonly OfferRow[];
  /** "many": more than 2 000. */
  readonly total: number | 'many';
  readonly facets: OfferFacets;
  /** Cursor of the page before and of the page after, null when there is none. */
  readonly before: Cursor | null;
  readonly after: Cursor | null;
  /** Folded words (beginnings) to mark in the texts: give them to `highlight`. */
  readonly marks: readonly string[];
  /** Codes of categories near to the text, the nearest first; only for an empty result. */
  readonly nearest: readonly string[];
  /**
   * How many suppliers have offers in the chosen categories and regions, whatever the other
   * filters; null unless a category or region is chosen and the result is short.
   */
  readonly few: { readonly providers: number } | null;
}

/** A piece of a text, `hit` when it matches what was looked for. */
export interface Segment {
  readonly text: string;
  readonly hit: boolean;
}

export interface ProviderQuery {
  readonly text: string;
  readonly region: readonly string[];
  readonly category: readonly string[];
  readonly language: readonly string[];
  readonly sector: readonly string[];
  readonly standing: readonly string[];
  readonly hosting: boolean;
  readonly startUp: boolean;
  /** Kinds of papers beyond the required ones, e.g. "passi". */
  readonly badge: readonly string[];
  readonly sort: ProviderSort;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

export interface ProviderRow {
  readonly organisationId: string;
  readonly slug: string;
  readonly name: string;
  readonly nameArabic: string;
  readonly summaryFr: string;
  readonly summaryAr: string;
  readonly province: string;
  readonly region: string;
  readonly regions: readonly string[];
  readonly languages: readonly string[];
  readonly sectors: readonly string[];
  readonly categories: readonly string[];
  readonly offers: number;
  readonly badges: readonly string[];
  readonly hostsInMorocco: boolean;
  readonly startUp: boolean;
  readonly standing: string;
  readonly certificateCode: string;
  readonly isDemo: boolean;
}

export const PROVIDER_FACETS = [
  'region',
  'category',
  'language',
  'sector',
  'standing',
  'hosting',
  'startUp',
  'badge',
] as const;
export type ProviderFacet = (typeof PROVIDER_FACETS)[number];
export type ProviderFacets = Readonly<Record<ProviderFacet, FacetGroup>>;

export interface ProviderPage {
  readonly rows: readonly ProviderRow[];
  readonly total: number | 'many';
  readonly facets: ProviderFacets;
  readonly before: Cursor | null;
  readonly after: Cursor | null;
  readonly marks: readonly string[];
}
