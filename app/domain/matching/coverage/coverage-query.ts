import { CATEGORIES, REGIONS, SPOKEN } from '#domain/catalogue/index.server.ts';
import { COVERAGE_ORDERS, type CoverageOrder } from './gaps.ts';

/** What a report of coverage is about; null for all. */
export interface CoverageQuery {
  readonly category: string | null;
  readonly region: string | null;
  readonly language: string | null;
  /** Leaves out where three providers or more are found. */
  readonly onlyGaps: boolean;
  readonly order: CoverageOrder;
}

/** What an address asks for; what it does not know counts as not asked. */
export function readCoverageQuery(params: URLSearchParams): CoverageQuery {
  const known = <Code extends string>(codes: readonly Code[], name: string) =>
    codes.find((code) => code === params.get(name)) ?? null;
  return {
    category: known(CATEGORIES, 'category'),
    region: known(REGIONS, 'region'),
    language: known(SPOKEN, 'language'),
    onlyGaps: params.get('only') === 'yes',
    order: known(COVERAGE_ORDERS, 'order') ?? 'gap',
  };
}

/** The same as the query of an address, without question mark. */
export function writeCoverageQuery(query: CoverageQuery): string {
  const { category, region, language, onlyGaps, order } = query;
  const asked = {
    ...{ category, region, language, only: onlyGaps ? 'yes' : null },
    order: order === 'gap' ? null : order,
  };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== null) params.set(name, value);
  return params.toString();
}
