import { CATEGORIES, REGIONS } from '../vocabulary.ts';

export const REVIEW_KINDS = ['new', 'revision'] as const;

/** What an examiner looks for among the offers that wait: the whole state of the page's address. */
export interface ReviewQuery {
  readonly category: string | null;
  /** Code of a region it is delivered in. */
  readonly region: string | null;
  /** Part of the provider's name or of the title; empty for all. */
  readonly text: string;
  /** Offers not in the catalogue yet, new versions of those that are, or null for both. */
  readonly kind: (typeof REVIEW_KINDS)[number] | null;
  /** From 1. */
  readonly page: number;
}

const LONGEST_TEXT = 100;
const MOST_PAGES = 9_999;

/** Reads an address; values that are not known ask for nothing. */
export function readReviewQuery(params: URLSearchParams): ReviewQuery {
  const known = (name: string, codes: readonly string[]) =>
    codes.find((code) => code === params.get(name)) ?? null;
  const page = Number(params.get('page') ?? '1');
  return {
    category: known('category', CATEGORIES),
    region: known('region', REGIONS),
    text: (params.get('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_TEXT),
    kind: REVIEW_KINDS.find((kind) => kind === params.get('kind')) ?? null,
    page: Number.isInteger(page) && page > 0 && page <= MOST_PAGES ? page : 1,
  };
}

/** The part of an address after `?`, what is not asked for left out; empty for everything. */
export function writeReviewQuery({ category, region, text, kind, page }: ReviewQuery): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (category !== null) params.set('category', category);
  if (region !== null) params.set('region', region);
  if (kind !== null) params.set('kind', kind);
  if (page > 1) params.set('page', String(page));
  return params.toString();
}
