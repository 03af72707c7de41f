import sectorGroups from '#content/sector-groups.json' with { type: 'json' };
import type { CivilDate } from '#domain/kernel/index.server.ts';
import { addMonths, civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import { suppressSiblings } from './suppression.ts';

export const SIZE_BANDS = ['1', '2-3', '4-9', '10-49', '50-199', '200+'] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];
const FIRST_STAFF_OF_NEXT_BAND = [2, 4, 10, 50, 200] as const;

/** From the nearest peers to everybody. */
export const CELL_LEVELS = ['region', 'sector', 'group', 'size', 'all'] as const;
export type CellLevel = (typeof CELL_LEVELS)[number];

const MIN_FOR_QUARTILES = 10;
const MIN_FOR_PERCENTILE = 30;
const MONTHS_KEPT = 24;
const MIN_COVERAGE = 0.8;
const TOLERANCE = 1e-9;

export interface ComparedFirm {
  readonly sector: string;
  readonly sizeBand: SizeBand;
  readonly region: string;
}

export interface FirmResult extends ComparedFirm {
  readonly firm: string;
  /** Version of the framework, `1.2.0`. */
  readonly version: string;
  readonly score: number | null;
  readonly coverage: number;
  readonly computedAt: Date;
}

export interface Cell {
  /** Firms in the cell. Where `scores` is null it must not be published. */
  readonly n: number;
  /** In ascending order; null when the cell is suppressed. */
  readonly scores: readonly number[] | null;
}
export type Cells = Readonly<Record<string, Cell>>;

/** The size band of a number of people, the owner included. */
export function sizeBand(staff: number): SizeBand {
  const index = FIRST_STAFF_OF_NEXT_BAND.findIndex((first) => staff < first);
  return SIZE_BANDS[index] ?? '200+';
}

const GROUPS: ReadonlyMap<string, string> = new Map(Object.entries(sectorGroups));

/** Commerce, services, industry, construction or agriculture. Throws on an unknown sector. */
export function sectorGroup(sector: string): string {
  const group = GROUPS.get(sector);
  if (group === undefined) throw new DomainError('assessment.unknown-sector', { sector });
  return group;
}

/** The cells a firm belongs to, from its nearest peers to everybody (method §5). */
export function ladderKeys(firm: ComparedFirm): Readonly<Record<CellLevel, string>> {
  const size = `size=${firm.sizeBand}`;
  const group = `${size}|group=${sectorGroup(firm.sector)}`;
  const sector = `${group}|sector=${firm.sector}`;
  return { region: `${sector}|region=${firm.region}`, sector, group, size, all: 'all' };
}

function isComparable(result: FirmResult, options: FreezeOptions): boolean {
  const day = civilDateOf(result.computedAt);
  return (
    result.score !== null &&
    result.coverage >= MIN_COVERAGE - TOLERANCE &&
    Number(result.version.split('.')[0]) === options.major &&
    day > addMonths(options.on, -MONTHS_KEPT) &&
    day <= options.on
  );
}

/** A total order, so that the order of the results changes nothing. */
function isLater(a: FirmResult, b: FirmResult): boolean {
  const time = a.computedAt.getTime() - b.computedAt.getTime();
  const score = (a.score ?? 0) - (b.score ?? 0);
  return (time || score || (ladderKeys(a).region > ladderKeys(b).region ? 1 : -1)) > 0;
}

function latestByFirm(results: readonly FirmResult[], options: FreezeOptions): FirmResult[] {
  const latest = new Map<string, FirmResult>();
  for (const result of results) {
    if (!isComparable(result, options)) continue;
    const known = latest.get(result.firm);
    if (known === undefined || isLater(result, known)) latest.set(result.firm, result);
  }
  return [...latest.values()];
}

export interface FreezeOptions {
  /** Major version of the framework. */
  readonly major: number;
  /** The day of the snapshot. */
  readonly on: CivilDate;
}

/**
 * A snapshot of all cells: one result a firm, its latest with coverage ≥ 0.8 under this major
 * version within 24 months. Scores are kept only in cells of at least 10 firms that no reader can
 * use to work out a smaller one by subtraction.
 */
export function freezeCells(results: readonly FirmResult[], options: FreezeOptions): Cells {
  const scores = new Map<string, number[]>();
  const parents = new Map<string, string>();
  for (const result of latestByFirm(results, options)) {
    const keys = ladderKeys(result);
    CELL_LEVELS.forEach((level, index) => {
      const wider = CELL_LEVELS[index + 1];
      if (wider !== undefined) parents.set(keys[level], keys[wider]);
      const cell = scores.get(keys[level]) ?? [];
      cell.push(result.score ?? 0);
      scores.set(keys[level], cell);
    });
  }
  const counts = new Map([...scores].map(([key, list]) => [key, list.length] as const));
  const published = suppressSiblings({ counts, parents, root: 'all', min: MIN_FOR_QUARTILES });
  return Object.fromEntries(
    [...scores]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, list]) => [
        key,
        { n: list.length, scores: published.has(key) ? list.sort((a, b) => a - b) : null },
      ]),
  );
}

export interface Standing {
  readonly level: CellLevel;
  readonly cell: string;
  /** Other firms compared with. */
  readonly n: number;
  /** 0–100, mid-rank, rounded to 10 under n = 100 and to 5 under n = 500; null under n = 30. */
  readonly percentile: number | null;
  /** Whole points. */
  readonly quartiles: readonly [number, number, number];
}

export type Comparison =
  | (Standing & {
      /** The first wider cell that allows a percentile, where the nearest one does not. */
      readonly wider: Standing | null;
    })
  | { readonly missing: number; readonly n: number };

function withoutOne(scores: readonly number[], own: number | null): readonly number[] {
  if (own === null) return scores;
  const index = scores.findIndex((score) => Math.abs(score - own) <= TOLERANCE);
  return index < 0 ? scores : scores.toSpliced(index, 1);
}

/** Mid-rank percentile: firms below, and half of the equal ones, in 100. */
function percentileOf(scores: readonly number[], score: number): number {
  const below = scores.filter((other) => other < score - TOLERANCE).length;
  const equal = scores.filter((other) => Math.abs(other - score) <= TOLERANCE).length;
  const exact = ((below + equal / 2) / scores.length) * 100;
  const step = scores.length < 100 ? 10 : scores.length < 500 ? 5 : 1;
  return Math.round(exact / step) * step;
}

/** Linear between the two nearest ranks, in whole points. */
function quantile(scores: readonly number[], share: number): number {
  const rank = (scores.length - 1) * share;
  const [low, high] = [scores[Math.floor(rank)] ?? 0, scores[Math.ceil(rank)] ?? 0];
  return Math.round(low + (high - low) * (rank - Math.floor(rank)));
}

function standingIn(
  level: CellLevel,
  cell: string,
  scores: readonly number[],
  score: number,
): Standing {
  return {
    level,
    cell,
    n: scores.length,
    percentile: scores.length >= MIN_FOR_PERCENTILE ? percentileOf(scores, score) : null,
    quartiles: [quantile(scores, 0.25), quantile(scores, 0.5), quantile(scores, 0.75)],
  };
}

/**
 * Where a score stands among real firms: in the first cell of the firm's ladder with at least 10
 * others for quartiles, 30 for a percentile. `counted` is the firm's own score in the snapshot, left
 * out; null when it is not in it. Without any such cell: how many more firms are needed in all.
 */
export function compare(
  cells: Cells,
  firm: ComparedFirm,
  score: number,
  counted: number | null = null,
): Comparison {
  const keys = ladderKeys(firm);
  const standings = CELL_LEVELS.flatMap((level) => {
    const scores = withoutOne(cells[keys[level]]?.scores ?? [], counted);
    return scores.length < MIN_FOR_QUARTILES ? [] : [standingIn(level, keys[level], scores, score)];
  });
  const nearest = standings[0];
  if (nearest !== undefined) {
    const wider = standings.find((standing) => standing.percentile !== null) ?? null;
    return { ...nearest, wider: nearest.percentile === null ? wider : null };
  }
  const n = Math.max(0, (cells[keys.all]?.n ?? 0) - (counted === null ? 0 : 1));
  return { missing: Math.max(1, MIN_FOR_QUARTILES - n), n };
}
