/** Share of the eligible firms that apply in a year, in three cases. */
export interface Uptake {
  readonly low: number;
  readonly central: number;
  readonly high: number;
}

/** What a manager supposes about the firms that will apply. Shares lie between 0 and 1. */
export interface Scenario {
  readonly uptake: Uptake;
  /** Share of applications that are approved. */
  readonly approval: number;
  /** Share of all applications that come in the first `RUSH_DAYS` working days. */
  readonly rush: number;
  /** Weight of each category among projects; one that is left out weighs nothing. */
  readonly mix: Readonly<Record<string, number>>;
  /** Central cost of a project in dirhams; one that is left out is estimated. */
  readonly costs: Readonly<Record<string, number>>;
  readonly seed: number;
}

export const RUSH_DAYS = 20;

/** Equally likely steps round the central cost of a project. */
export const COST_STEPS = [0.5, 0.75, 1, 1.25, 1.5] as const;

/** Draws of arrivals behind a date of exhaustion. */
export const RUNS = 400;

const DEFAULT_SEED = 2030;
const UPTAKE: Uptake = { low: 0.01, central: 0.03, high: 0.06 };

/** What is supposed until a manager says otherwise: assumptions, none of them observed. */
export function defaultScenario(categories: readonly string[]): Scenario {
  return {
    ...{ uptake: UPTAKE, approval: 0.7, rush: 0.25, seed: DEFAULT_SEED, costs: {} },
    mix: Object.fromEntries(categories.map((code) => [code, 1])),
  };
}

/** Limits of what may be supposed: the uptake is a share of firms in one year. */
export const MOST = { uptake: 0.5, weight: 1_000, cost: 10_000_000, seed: 2_147_483_647 } as const;
