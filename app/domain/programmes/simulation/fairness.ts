import type { SupplyCoverage } from './supply-gaps.ts';
import type { Cell, Tallies } from './tally.ts';

/** Who a programme leaves out, or serves less than others. */
export const FAIRNESS_CODES = [
  'regions-none',
  'regions-less',
  'sizes-none',
  'sectors-none',
  'women-less',
  'young-less',
  'regions-money-less',
  'regions-no-supply',
] as const;
export type FairnessCode = (typeof FAIRNESS_CODES)[number];

export interface FairnessNote {
  readonly code: FairnessCode;
  /** Codes of regions, sizes or sectors; empty where the note is about one group. */
  readonly items: readonly string[];
  /** Shares of the group among eligible firms and among all; null where several are meant. */
  readonly shares: { readonly eligible: number; readonly all: number } | null;
}

/** A group is served less when its share among the eligible is below this part of its share. */
const FAIR = 0.9;
/** Money for a region is short when its share is below this part of its eligible firms' share. */
const MONEY_FAIR = 0.75;

const sum = (cells: readonly Cell[], of: 'total' | 'eligible') =>
  cells.reduce((total, cell) => total + cell[of], 0);

interface Population {
  readonly by: Tallies;
  /** Money planned by region code; empty when none is kept for regions. */
  readonly planned: ReadonlyMap<string, number>;
  readonly supply: Pick<SupplyCoverage, 'gaps' | 'categories'> | null;
}

/** Notes in the order of `FAIRNESS_CODES`; groups without any firm are not spoken of. */
export function fairnessNotes({ by, planned, supply }: Population): FairnessNote[] {
  const codes = (cells: readonly Cell[]) => cells.map(({ code }) => code);
  const without = (cells: readonly Cell[]) =>
    codes(cells.filter(({ total, eligible }) => total > 0 && eligible === 0));
  const notes: FairnessNote[] = [
    { code: 'regions-none', items: without(by.region), shares: null },
    { code: 'regions-less', items: codes(servedLess(by.region)), shares: null },
    { code: 'sizes-none', items: without(by.size), shares: null },
    { code: 'sectors-none', items: without(by.sector), shares: null },
    ...ledNote('women-less', by.woman),
    ...ledNote('young-less', by.young),
    { code: 'regions-money-less', items: moneyLess(by.region, planned), shares: null },
    { code: 'regions-no-supply', items: withoutSupply(by.region, supply), shares: null },
  ];
  return notes.filter(({ items, shares }) => items.length > 0 || shares !== null);
}

function sharesOf(cell: Cell, cells: readonly Cell[]) {
  return {
    eligible: cell.eligible / Math.max(1, sum(cells, 'eligible')),
    all: cell.total / Math.max(1, sum(cells, 'total')),
  };
}

function servedLess(cells: readonly Cell[]): readonly Cell[] {
  return cells.filter((cell) => {
    const { eligible, all } = sharesOf(cell, cells);
    return cell.eligible > 0 && eligible < all * FAIR;
  });
}

function ledNote(code: 'women-less' | 'young-less', cells: readonly Cell[]): FairnessNote[] {
  const cell = servedLess(cells.filter(({ total }) => total > 0)).find(
    ({ code: one }) => one === 'yes',
  );
  return cell ? [{ code, items: [], shares: sharesOf(cell, cells) }] : [];
}

function moneyLess(
  cells: readonly Cell[],
  planned: ReadonlyMap<string, number>,
): readonly string[] {
  const money = [...planned.values()].reduce((total, amount) => total + amount, 0);
  if (money === 0) return [];
  return cells
    .filter((cell) => {
      const share = (planned.get(cell.code) ?? 0) / money;
      return cell.eligible > 0 && share < sharesOf(cell, cells).eligible * MONEY_FAIR;
    })
    .map(({ code }) => code);
}

function withoutSupply(cells: readonly Cell[], supply: Population['supply']): readonly string[] {
  if (!supply || supply.categories.length === 0) return [];
  return cells
    .filter(({ code, eligible }) => {
      const gaps = supply.gaps.filter(({ region, nobody }) => nobody && region === code);
      return eligible > 0 && gaps.length === supply.categories.length;
    })
    .map(({ code }) => code);
}
