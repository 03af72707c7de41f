import { SIZES } from '#domain/catalogue/schema.ts';
import { FALSE, TRUE } from '../rules/compile.ts';
import { codesOf, type RegisterRow } from './register-rows.ts';
import type { Verdict } from './judge.ts';
import type { Project } from './projects.ts';

/** Traits by which firms are counted. */
export const TRAITS = [
  'region',
  'size',
  'sector',
  'territory',
  'woman',
  'young',
  'category',
] as const;
export type Trait = (typeof TRAITS)[number];

export interface Cell {
  /** Code of a region, a sector, a band of staff, a territory, a category; `yes` or `no`. */
  readonly code: string;
  readonly total: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly unknown: number;
  /** What the eligible ones would receive, each for its project, in dirhams. */
  readonly aid: number;
}

export type Tallies = Readonly<Record<Trait, readonly Cell[]>>;

const FEWEST: readonly number[] = SIZES.map((band) => Number.parseInt(band, 10));

/** The band of staff, as assessments and offers have them. */
export function sizeOf(staff: number): string {
  const place = FEWEST.findLastIndex((fewest) => staff >= fewest);
  return SIZES[Math.max(0, place)] ?? SIZES[0];
}

const YES_NO = ['yes', 'no'] as const;
const CENTIMES = 100;

const yes = (flag: boolean) => (flag ? 'yes' : 'no');
const REGION = codesOf('region');
const SECTOR = codesOf('sector');
const TERRITORY = codesOf('territorialCategory');

/** The code of each trait of a firm; null where it has none. */
export function traitsOf(
  row: RegisterRow,
  project: Pick<Project, 'category'>,
): Readonly<Record<Trait, string | null>> {
  return {
    region: REGION[row.region] ?? null,
    size: sizeOf(row.staff),
    sector: SECTOR[row.sector] ?? null,
    territory: TERRITORY[row.territory] ?? null,
    woman: yes(row.womanLed),
    young: yes(row.youngLed),
    category: project.category,
  };
}

type Counted = { -readonly [Name in keyof Cell]: Cell[Name] };

const emptyCell = (code: string): Counted => ({
  ...{ code, total: 0, eligible: 0, notEligible: 0, unknown: 0, aid: 0 },
});

function count(cell: Counted, { truth, aid }: Verdict): void {
  cell.total += 1;
  if (truth === TRUE) {
    cell.eligible += 1;
    // Whole centimes: sums by any trait agree to the last digit.
    cell.aid += Math.round(aid * CENTIMES);
  } else if (truth === FALSE) cell.notEligible += 1;
  else cell.unknown += 1;
}

const shown = (cell: Counted): Cell => ({ ...cell, aid: cell.aid / CENTIMES });

/** Counts firms one by one, in all and by every trait. */
export function tallier(categories: readonly string[]) {
  const codes: Readonly<Record<Trait, readonly string[]>> = {
    ...{ region: REGION, size: SIZES, sector: SECTOR, territory: TERRITORY },
    ...{ woman: YES_NO, young: YES_NO, category: categories },
  };
  const all = emptyCell('all');
  const cells = new Map(
    TRAITS.map((trait) => [trait, new Map(codes[trait].map((code) => [code, emptyCell(code)]))]),
  );
  const cellsOf = (trait: Trait) => [...(cells.get(trait)?.values() ?? [])].map(shown);
  return {
    add(traits: ReturnType<typeof traitsOf>, verdict: Verdict): void {
      count(all, verdict);
      for (const trait of TRAITS) {
        const cell = cells.get(trait)?.get(traits[trait] ?? '');
        if (cell) count(cell, verdict);
      }
    },
    all: (): Cell => shown(all),
    by: (): Tallies => ({
      ...{ region: cellsOf('region'), size: cellsOf('size'), sector: cellsOf('sector') },
      ...{ territory: cellsOf('territory'), woman: cellsOf('woman'), young: cellsOf('young') },
      category: cellsOf('category'),
    }),
  };
}
