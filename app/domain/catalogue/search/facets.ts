import { CATEGORIES } from '../vocabulary.ts';
import { FACET_BITS } from './bits.ts';
import type { FacetGroup, OfferFacet, OfferFacets } from './types.ts';

/** Bits that tell that there are more rows than were counted. */
const MORE = -1;

/** Rows with the same counted bits and the same category. */
export type Count = readonly [bits: number, category: string, rows: number];

/** Counts as the database writes them: "bits category rows" parted by commas. */
export function readCounts(written: string | null): readonly Count[] {
  if (written === null) return [];
  return written.split(',').map((one): Count => {
    const [bits, category = '', rows] = one.split(' ');
    return [Number(bits), category, Number(rows)];
  });
}

/** The counts of all filters: each from the rows that pass the others, which is `found` for most. */
export function facetsOf(
  found: readonly Count[],
  others: ReadonlyMap<OfferFacet, readonly Count[]>,
): OfferFacets {
  const group = (facet: OfferFacet) => groupOf(facet, others.get(facet) ?? found);
  return {
    category: group('category'),
    region: group('region'),
    band: group('band'),
    language: group('language'),
    standing: group('standing'),
    hosting: group('hosting'),
    startUp: group('startUp'),
  };
}

function groupOf(facet: OfferFacet, counts: readonly Count[]): FacetGroup {
  const known = counts.filter(([bits]) => bits !== MORE);
  const values = facet === 'category' ? inCategories(known) : inBits(facet, known);
  const exact = !counts.some(([bits]) => bits === MORE);
  // Which values nobody has is known only when all rows were counted.
  return { exact, values: exact ? values.filter(({ count }) => count > 0) : values };
}

function inCategories(counts: readonly Count[]) {
  const sums = new Map<string, number>();
  for (const [, category, rows] of counts) sums.set(category, (sums.get(category) ?? 0) + rows);
  return CATEGORIES.map((value) => ({ value, count: sums.get(value) ?? 0 }));
}

function inBits(facet: keyof typeof FACET_BITS, counts: readonly Count[]) {
  const { first, codes } = FACET_BITS[facet];
  const sums = codes.map(() => 0);
  for (const [bits, , rows] of counts)
    for (let place = 0; place < sums.length; place += 1)
      if ((bits >> (first + place)) & 1) sums[place] = (sums[place] ?? 0) + rows;
  return codes.map((value, place) => ({ value, count: sums[place] ?? 0 }));
}
