import { typedDirhams, typedNumber, typedShare } from '../studio/typed-values.ts';
import { one, type Read, type Typed } from '../studio/typed-form.ts';
import { MOST, type Scenario, type Uptake } from './scenario.ts';

const PERCENT = 100;
const DIGITS = 6;
const UPTAKES = ['low', 'central', 'high'] as const;
const SHARES = ['approval', 'rush'] as const;

const weightOf = (code: string) => `weight.${code}`;
const costOf = (code: string) => `cost.${code}`;

/** A scenario as the fields of its form. */
export function scenarioValues(
  scenario: Scenario,
  categories: readonly string[],
): Readonly<Record<string, string>> {
  const percent = (share: number) => String(Number((share * PERCENT).toFixed(DIGITS)));
  return {
    ...Object.fromEntries(UPTAKES.map((name) => [name, percent(scenario.uptake[name])])),
    ...Object.fromEntries(SHARES.map((name) => [name, percent(scenario[name])])),
    ...Object.fromEntries(
      categories.map((code) => [weightOf(code), String(scenario.mix[code] ?? 0)]),
    ),
    ...Object.fromEntries(
      categories.map((code) => [costOf(code), String(scenario.costs[code] ?? '')]),
    ),
  };
}

/**
 * Reads the form of a scenario for the categories a version pays for. Problems by field: `share`,
 * `uptake`, `order`, `weight`, `weights` when none weighs anything, `cost`.
 */
export function readScenario(
  typed: Typed,
  categories: readonly string[],
  seed: number,
): Read<Scenario> {
  const problems: Record<string, string> = {};
  const shareIn = (name: string, most: number, problem: string): number => {
    const share = typedShare(one(typed, name));
    if (share === null || share > most) problems[name] = problem;
    return share ?? 0;
  };
  const uptake: Uptake = {
    low: shareIn('low', MOST.uptake, 'uptake'),
    central: shareIn('central', MOST.uptake, 'uptake'),
    high: shareIn('high', MOST.uptake, 'uptake'),
  };
  if (Object.keys(problems).length === 0 && !isOrdered(uptake)) problems['central'] = 'order';
  const [approval, rush] = [shareIn('approval', 1, 'share'), shareIn('rush', 1, 'share')];
  const mix = mixIn(typed, categories, problems);
  const costs = costsIn(typed, categories, problems);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return { ok: true, value: { uptake, approval, rush, mix, costs, seed } };
}

const isOrdered = ({ low, central, high }: Uptake) => low <= central && central <= high;

type Problems = Record<string, string>;

function mixIn(typed: Typed, categories: readonly string[], problems: Problems) {
  const mix: Record<string, number> = {};
  for (const code of categories) {
    const weight = typedNumber(one(typed, weightOf(code)));
    if (weight === null || weight > MOST.weight) problems[weightOf(code)] = 'weight';
    mix[code] = weight ?? 0;
  }
  const [first] = categories;
  const weighsNothing = Object.values(mix).every((weight) => weight === 0);
  if (first !== undefined && weighsNothing) problems[weightOf(first)] ??= 'weights';
  return mix;
}

/** Costs that were typed; an empty field leaves the cost to the platform's estimate. */
function costsIn(typed: Typed, categories: readonly string[], problems: Problems) {
  const costs: Record<string, number> = {};
  for (const code of categories) {
    const text = one(typed, costOf(code));
    if (text === '') continue;
    const cost = typedDirhams(text);
    if (cost === null || cost < 1 || cost > MOST.cost) problems[costOf(code)] = 'cost';
    else costs[code] = cost;
  }
  return costs;
}
