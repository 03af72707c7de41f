import { factDefinition } from '../rules/facts.ts';
import { placeOf, rankOf, type Frame } from '../rules/frame.ts';
import { chooser, randomOf } from './register-random.ts';
import { COST_STEPS, type Scenario } from './scenario.ts';

/** The project of a firm that would apply: drawn, since the register knows of none. */
export interface Project {
  /** Null when the programme is not about categories of offers. */
  readonly category: string | null;
  /** Dirhams before tax; null with the category. */
  readonly cost: number | null;
}

const NO_PROJECT: Project = { category: null, cost: null };
const ROUND = 100;
/** Keeps projects independent of the companies, which are drawn by seed and id too. */
const APART = 0x70726f6a;
const CATEGORY = placeOf('category');
const COST = placeOf('projectCostMAD');
const RANK = rankOf('officer');

/**
 * Draws the project of firm `id`: a category by the scenario's weights, a cost by steps round the
 * central one. The same at every call, so that two versions are compared on the same projects.
 */
export function projectDrawer(
  categories: readonly string[],
  { mix, seed }: Pick<Scenario, 'mix' | 'seed'>,
  costs: ReadonlyMap<string, number>,
): (id: number) => Project {
  const weighed = categories.map((code) => [code, mix[code] ?? 0] as const);
  const some = weighed.filter(([, weight]) => weight > 0);
  if (some.length === 0) return () => NO_PROJECT;
  const choose = chooser(some);
  return (id) => {
    const random = randomOf(seed ^ APART, id);
    const category = choose(random);
    const step = COST_STEPS[Math.floor(random() * COST_STEPS.length)] ?? 1;
    return { category, cost: Math.round(((costs.get(category) ?? 0) * step) / ROUND) * ROUND };
  };
}

/** Writes a project into the frame of its firm; without one both facts are unknown. */
export function placeProject(frame: Frame, { category, cost }: Project): void {
  put(frame, CATEGORY, category === null ? null : codeOf(category));
  put(frame, COST, cost);
}

function put(frame: Frame, place: number, value: number | null): void {
  frame.low[place] = value ?? -Infinity;
  frame.high[place] = value ?? Infinity;
  frame.rank[place] = RANK;
}

const categoryFact = factDefinition('category');
const CODES: ReadonlyMap<string, number> = new Map(
  ('codes' in categoryFact ? categoryFact.codes : []).map((code, place) => [code, place]),
);

function codeOf(category: string): number {
  const place = CODES.get(category);
  if (place === undefined) throw new Error(`${category} is not a category.`);
  return place;
}
