import type { Envelope } from '../content.ts';
import type { ArrivalDays } from './arrival-days.ts';
import { chainsOf, type Chain } from './envelope-chains.ts';
import type { MoneyGroup } from './money-groups.ts';
import { NEVER, spreadOf, whenOf, type Spread, type When } from './draw-stats.ts';
import { randomOf } from './register-random.ts';
import type { Uptake } from './scenario.ts';

export interface Plan {
  readonly groups: readonly MoneyGroup[];
  /** Amounts in centimes. */
  readonly envelopes: readonly Envelope[];
  readonly arrivals: ArrivalDays;
  readonly uptake: Uptake;
  readonly approval: number;
  /** Dirhams under which an envelope counts as empty. */
  readonly smallest: number;
  readonly runs: number;
  readonly seed: number;
}

export interface Exhaustion {
  /** In the order of the plan. */
  readonly envelopes: readonly { readonly empty: When; readonly spent: Spread }[];
  readonly years: readonly {
    readonly year: number;
    /** The last of its envelopes that anybody may draw on is empty. */
    readonly empty: When;
    /** For the first time an approved application finds no money. */
    readonly refused: When;
  }[];
  /** The first approved application of the whole period that finds no money. */
  readonly refused: When;
  readonly awards: Spread;
  readonly spent: Spread;
  readonly unmet: Spread;
}

/** Applications that one draw follows one by one; more of them come in lots. */
const MOST_DRAWN = 20_000;
const CENTIMES = 100;
const CENT = 0.005;

interface Setting {
  readonly plan: Plan;
  readonly chains: readonly Chain[];
  readonly chainOf: readonly number[];
  readonly years: readonly number[];
  readonly yearOf: readonly number[];
  readonly lot: number;
}

interface Draw {
  /** Day by envelope, by year, or `NEVER`. */
  readonly empty: number[];
  readonly yearEmpty: number[];
  readonly yearRefused: number[];
  readonly spent: number[];
  readonly awards: number;
  readonly unmet: number;
}

/**
 * Draws the arrivals of approved applications many times over the period and lets them take money
 * from the envelopes they may draw on, the most particular first. The same seed gives the same
 * draws whatever the budget is, so that a larger budget never runs out earlier, nor does a smaller
 * uptake. Money of a year that is left does not go over into the next.
 */
export function drawExhaustion(plan: Plan): Exhaustion {
  const setting = settingOf(plan);
  const draws = Array.from({ length: plan.runs }, (_, run) => drawOnce(setting, run));
  const { days } = plan.arrivals;
  const when = (pick: (draw: Draw) => number) => whenOf(draws.map(pick), days);
  const spread = (pick: (draw: Draw) => number) => spreadOf(draws.map(pick));
  return {
    envelopes: plan.envelopes.map((_, at) => ({
      empty: when(({ empty }) => empty[at] ?? NEVER),
      spent: spread(({ spent }) => spent[at] ?? 0),
    })),
    years: setting.years.map((year, at) => ({
      year,
      empty: when(({ yearEmpty }) => yearEmpty[at] ?? NEVER),
      refused: when(({ yearRefused }) => yearRefused[at] ?? NEVER),
    })),
    refused: when(({ yearRefused }) => Math.min(NEVER, ...yearRefused)),
    awards: spread(({ awards }) => awards),
    spent: spread(({ spent }) => spent.reduce((sum, one) => sum + one, 0)),
    unmet: spread(({ unmet }) => unmet),
  };
}

function settingOf(plan: Plan): Setting {
  const yearOfDay = plan.arrivals.days.map((day) => Number(day.slice(0, 4)));
  const years = [...new Set(yearOfDay)];
  const { chains, chainOf } = chainsOf(plan.groups, plan.envelopes, years);
  const firms = plan.groups.reduce((sum, group) => sum + group.firms, 0);
  const most = firms * shareOf(plan.uptake.high, plan);
  return {
    ...{ plan, chains, chainOf, years, lot: Math.max(1, Math.ceil(most / MOST_DRAWN)) },
    yearOf: yearOfDay.map((year) => years.indexOf(year)),
  };
}

/** Share of the firms whose application is approved in the period: no firm applies twice. */
function shareOf(uptake: number, { arrivals, approval }: Plan): number {
  return Math.min(1, uptake * arrivals.years) * approval;
}

/** The uptake below which a share of draws lies, least, most and likeliest given (triangular). */
export function triangular({ low, central, high }: Uptake, share: number): number {
  const width = high - low;
  if (width <= 0) return central;
  return share < (central - low) / width
    ? low + Math.sqrt(share * width * (central - low))
    : high - Math.sqrt((1 - share) * width * (high - central));
}

function drawOnce(setting: Setting, run: number): Draw {
  const { plan, chains } = setting;
  const count = plan.arrivals.days.length;
  const demand = new Float64Array(chains.length * count);
  const random = randomOf(plan.seed, run);
  const uptake = triangular(plan.uptake, (run + random()) / plan.runs);
  let awards = 0;
  for (const at of plan.groups.keys()) awards += arrive(setting, { at, run, uptake, demand });
  return { ...spend(setting, demand), awards };
}

interface Arrival {
  readonly at: number;
  readonly run: number;
  readonly uptake: number;
  readonly demand: Float64Array;
}

/**
 * Adds what a group asks for, day by day; returns how many applications were approved. Arrivals are
 * a Poisson process on the group's own clock: a larger uptake makes the clock faster, no more.
 */
function arrive({ plan, chainOf, lot }: Setting, { at, run, uptake, demand }: Arrival): number {
  const group = plan.groups[at];
  const { days, dayAt } = plan.arrivals;
  if (!group || days.length === 0) return 0;
  const { aids, firms } = group;
  const expected = (firms * shareOf(uptake, plan)) / lot;
  const random = randomOf(plan.seed + run + 1, at);
  const start = (chainOf[at] ?? 0) * days.length;
  let arrived = 0;
  for (let clock = -Math.log(1 - random()); clock < expected; clock -= Math.log(1 - random())) {
    const aid = aids[Math.floor(random() * aids.length)] ?? 0;
    const place = start + dayAt(clock / expected);
    demand[place] = (demand[place] ?? 0) + aid * lot;
    arrived += lot;
  }
  return arrived;
}

/** Pays what is asked for out of the envelopes, in the order of the days. */
function spend({ plan, chains, years, yearOf }: Setting, demand: Float64Array) {
  const { envelopes } = plan;
  // Where no award is the smallest, an envelope is empty once its last centime is spent.
  const smallest = Math.max(plan.smallest, CENT);
  const count = plan.arrivals.days.length;
  const left = envelopes.map(({ amount }) => amount / CENTIMES);
  const empty = envelopes.map(() => NEVER);
  const yearRefused = years.map(() => NEVER);
  let unmet = 0;
  for (let day = 0; day < count; day += 1) {
    const year = yearOf[day] ?? 0;
    for (const [at, chain] of chains.entries()) {
      let asked = demand[at * count + day] ?? 0;
      for (const place of asked > 0 ? (chain[year] ?? []) : []) {
        const taken = Math.min(asked, left[place] ?? 0);
        left[place] = (left[place] ?? 0) - taken;
        asked -= taken;
        if ((left[place] ?? 0) < smallest) empty[place] = Math.min(empty[place] ?? NEVER, day);
      }
      if (asked < CENT) continue;
      unmet += asked;
      yearRefused[year] = Math.min(yearRefused[year] ?? NEVER, day);
    }
  }
  const spent = envelopes.map(({ amount }, at) => amount / CENTIMES - (left[at] ?? 0));
  return { ...{ empty, spent, unmet, yearRefused }, yearEmpty: yearsEmpty(chains, years, empty) };
}

function yearsEmpty(
  chains: readonly Chain[],
  years: readonly number[],
  empty: readonly number[],
): number[] {
  return years.map((_, year) => {
    const places = [...new Set(chains.flatMap((chain) => chain[year] ?? []))];
    return places.length === 0 ? NEVER : Math.max(...places.map((place) => empty[place] ?? NEVER));
  });
}
