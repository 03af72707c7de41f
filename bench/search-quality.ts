import type { OfferRow } from '#domain/catalogue/schema.ts';
import queries from '../tests/fixtures/search/queries.json' with { type: 'json' };

/** A judged query: the offers of the demonstration that answer it, any of them. */
export interface Judged {
  readonly text: string;
  readonly kind: string;
  readonly expected: readonly string[];
}
export const JUDGED: readonly Judged[] = queries;

/** How fixtures name an offer. */
export function keyOf(row: Pick<OfferRow, 'providerSlug' | 'titleFr'>): string {
  return `${row.providerSlug}: ${row.titleFr}`;
}

/** One divided by the rank of the first right answer, 0 when none is on the first page. */
export function reciprocalRank({ expected }: Judged, keys: readonly string[]): number {
  const rank = keys.findIndex((key) => expected.includes(key));
  return rank < 0 ? 0 : 1 / (rank + 1);
}
