import type { SupplyRow } from '#domain/catalogue/index.server.ts';
import { ENOUGH } from '../codes.ts';

/** Firms that need a category, in one region and language. */
export interface NeedCell {
  readonly category: string;
  readonly region: string;
  readonly language: string;
  /** Firms, and those of them for which fewer than three providers matched. */
  readonly firms: number;
  readonly thin: number;
}

export interface CoverageRow extends NeedCell {
  /** What can be bought there today in that language. */
  readonly offers: number;
  readonly providers: number;
  /** Providers missing from three; 0 for no gap. */
  readonly missing: number;
}

export const COVERAGE_ORDERS = ['gap', 'firms', 'category'] as const;
export type CoverageOrder = (typeof COVERAGE_ORDERS)[number];

/** Firms are put in order by the counts that are told: an order must not tell more. */
const FEWEST = 5;
const told = (firms: number) => (firms < FEWEST ? 1 : Math.round(firms / FEWEST) * FEWEST);

const keyOf = ({ category, region, language }: Omit<SupplyRow, 'offers' | 'providers'>) =>
  `${category} ${region} ${language}`;

/**
 * What firms need beside what can be bought there, the widest gaps first: providers missing times
 * firms that wait. Rows without a firm are left out.
 */
export function coverageRows(
  needs: readonly NeedCell[],
  supply: readonly SupplyRow[],
  order: CoverageOrder = 'gap',
): readonly CoverageRow[] {
  const found = new Map(supply.map((row) => [keyOf(row), row]));
  return needs
    .filter(({ firms }) => firms > 0)
    .map((need): CoverageRow => {
      const { offers, providers } = found.get(keyOf(need)) ?? { offers: 0, providers: 0 };
      return { ...need, offers, providers, missing: Math.max(0, ENOUGH - providers) };
    })
    .sort((a, b) => COMPARE[order](a, b) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

const widthOf = ({ missing, firms }: CoverageRow) => missing * told(firms);

const COMPARE: Readonly<Record<CoverageOrder, (a: CoverageRow, b: CoverageRow) => number>> = {
  gap: (a, b) => widthOf(b) - widthOf(a) || told(b.firms) - told(a.firms),
  firms: (a, b) => told(b.firms) - told(a.firms),
  category: () => 0,
};
