import { TRUE } from '../rules/compile.ts';
import { aidIn, type Judged } from './judge.ts';
import { placeProject } from './projects.ts';
import { registerFrameOf } from './register-columns.ts';
import { registerRow } from './register-rows.ts';
import type { Scenario } from './scenario.ts';

/** Where the central cost of a project comes from, the best first. */
export const COST_ORIGINS = ['manager', 'catalogue', 'catalogue-demo', 'ceiling', 'none'] as const;
export type CostOrigin = (typeof COST_ORIGINS)[number];

export interface ProjectCost {
  readonly category: string;
  /** Dirhams before tax. */
  readonly cost: number;
  readonly origin: CostOrigin;
  /** Prices behind it, for those of the catalogue. */
  readonly prices: number | null;
}

/** The median price of a category in the catalogue, dirhams. */
export interface MedianPrice {
  readonly price: number;
  readonly count: number;
  readonly isDemo: boolean;
}

/** Share of what the ceiling would need that a project is taken to cost where no price is known. */
const CEILING_SHARE = 0.8;
const ROUND = 100;
const LARGE = 1e8;
const CENT = 0.005;
const SAMPLE = 400;
const REFERENCES = 25;

interface Sources {
  readonly categories: readonly string[];
  readonly scenario: Pick<Scenario, 'costs'>;
  readonly prices: ReadonlyMap<string, MedianPrice>;
  /**
   * Versions whose ceilings tell a cost, the first that pays for the category. The one in force
   * comes first: changing a ceiling does not change what projects cost.
   */
  readonly versions: readonly Judged[];
}

/** The central cost of a project in each category, and where it comes from. */
export function projectCosts({ categories, scenario, prices, versions }: Sources): ProjectCost[] {
  return categories.map((category) => {
    const own = scenario.costs[category];
    if (own !== undefined) return { category, cost: own, origin: 'manager', prices: null };
    const known = prices.get(category);
    if (known) {
      const origin = known.isDemo ? 'catalogue-demo' : 'catalogue';
      return { category, cost: rounded(known.price), origin, prices: known.count };
    }
    const version = versions.find((one) => one.categories.includes(category));
    const needed = version ? costOfCeiling(version, category) : 0;
    const cost = rounded(needed * CEILING_SHARE);
    return { category, cost, origin: cost > 0 ? 'ceiling' : 'none', prices: null };
  });
}

const rounded = (dirhams: number) => Math.round(dirhams / ROUND) * ROUND;

/**
 * The cost in dirhams from which the aid grows no more, for the middle one of some eligible firms of
 * the register; 0 when the aid is never more than nothing.
 */
export function costOfCeiling(version: Judged, category: string): number {
  const needed: number[] = [];
  for (let id = 1; id <= SAMPLE && needed.length < REFERENCES; id += 1) {
    const frame = registerFrameOf(registerRow(id));
    const aidAt = (cost: number): number => {
      placeProject(frame, { category, cost });
      return aidIn(version, frame);
    };
    const most = aidAt(LARGE);
    if (version.compiled.program.run(frame) !== TRUE || most < CENT) continue;
    needed.push(leastCost(aidAt, most));
  }
  needed.sort((a, b) => a - b);
  return needed[Math.floor(needed.length / 2)] ?? 0;
}

/** The least cost in whole dirhams that brings the most aid: aid never falls when a project costs more. */
function leastCost(aidAt: (cost: number) => number, most: number): number {
  let [low, high] = [0, LARGE];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (aidAt(middle) >= most - CENT) high = middle;
    else low = middle;
  }
  return high;
}
