import type { CivilDate } from '#domain/kernel/index.server.ts';
import type { Segment } from '../codes.ts';
import type { Envelope, ProgrammeDraft } from '../content.ts';
import type { Comparison } from './compare.ts';
import type { ArrivalDays } from './arrival-days.ts';
import { drawExhaustion, type Exhaustion } from './exhaustion.ts';
import type { Spread, When } from './draw-stats.ts';
import { fairnessNotes, type FairnessNote } from './fairness.ts';
import type { Population } from './population.ts';
import type { ProjectCost } from './project-costs.ts';
import { RUNS, type Scenario, type Uptake } from './scenario.ts';
import { supplyCoverage, type SupplyCoverage } from './supply-gaps.ts';
import type { Cell, Tallies } from './tally.ts';

type SupplyRows = Parameters<typeof supplyCoverage>[0];

/** What would happen in one case of uptake; money in dirhams. */
export interface CaseFigures {
  readonly applications: number;
  readonly approved: number;
  readonly cost: number;
}
export const CASES = ['low', 'central', 'high'] as const;
export type Case = (typeof CASES)[number];

export interface RegionCost {
  readonly code: string;
  /** Dirhams kept for the region over the period; 0 when none are. */
  readonly planned: number;
  readonly low: number;
  readonly central: number;
  readonly high: number;
}

export interface EnvelopeResult {
  readonly region: string | null;
  readonly segment: Segment | null;
  readonly year: number;
  /** Dirhams. */
  readonly planned: number;
  readonly empty: When;
  readonly spent: Spread;
}

export interface MoneyResult extends Omit<Exhaustion, 'envelopes'> {
  readonly envelopes: readonly EnvelopeResult[];
  /** Years of the period without any money. */
  readonly withoutMoney: readonly number[];
  readonly runs: number;
}

export interface PlatformResult {
  readonly total: number;
  readonly eligible: number;
  readonly notEligible: number;
  readonly unknown: number;
  /** Facts that leave most firms open, with how many. */
  readonly missing: readonly { readonly fact: string; readonly firms: number }[];
}

/** What a simulation found. Only the newest form of it is shown. */
export interface SimulationResult {
  readonly form: typeof RESULT_FORM;
  readonly all: Cell;
  readonly by: Tallies;
  readonly period: {
    readonly from: CivilDate;
    readonly to: CivilDate;
    readonly days: number;
  } | null;
  readonly years: number;
  readonly cases: Readonly<Record<Case, CaseFigures>>;
  readonly regions: readonly RegionCost[];
  /** Dirhams planned in all envelopes. */
  readonly planned: number;
  /** Null without a calendar, an amount or an envelope. */
  readonly money: MoneyResult | null;
  readonly costs: readonly ProjectCost[];
  /** Null for programmes that are not about categories of offers. */
  readonly supply: SupplyCoverage | null;
  readonly comparison: (Comparison & { readonly number: number }) | null;
  readonly fairness: readonly FairnessNote[];
  readonly platform: PlatformResult;
}
export const RESULT_FORM = 1;

/** Whether a stored result is of the form this version of the program writes. */
export function isSimulationResult(value: unknown): value is SimulationResult {
  return (
    typeof value === 'object' && value !== null && 'form' in value && value.form === RESULT_FORM
  );
}

export interface Findings {
  readonly content: Pick<ProgrammeDraft, 'categories' | 'languages' | 'running'>;
  readonly hasAmount: boolean;
  readonly scenario: Scenario;
  readonly population: Population;
  readonly costs: readonly ProjectCost[];
  /** The working days applications come on; null while the calendar is not settled. */
  readonly arrivals: ArrivalDays | null;
  readonly period: SimulationResult['period'];
  readonly supply: SupplyRows;
  /** Number of the version in force. */
  readonly live: number | null;
  readonly platform: PlatformResult;
}

const CENTIMES = 100;

/** Everything that follows from the populations; without a calendar a year is taken. */
export function resultOf(findings: Findings): SimulationResult {
  const { population, scenario, content, arrivals, costs, platform, period, live } = findings;
  const { all, by, comparison } = population;
  const years = arrivals?.years ?? 1;
  const envelopes = content.running?.envelopes ?? [];
  const regions = regionCosts(by.region, envelopes, (uptake) => shareOf(uptake, years), scenario);
  const supply = supplyOf(findings, years);
  return {
    ...{ form: RESULT_FORM, all, by, period, years, costs, platform, regions, supply },
    cases: casesOf(all, scenario, years),
    planned: envelopes.reduce((sum, { amount }) => sum + amount, 0) / CENTIMES,
    money: moneyOf(findings),
    comparison: comparison && live !== null ? { ...comparison, number: live } : null,
    fairness: fairnessNotes({
      by,
      planned: new Map(regions.map(({ code, planned }) => [code, planned])),
      supply,
    }),
  };
}

/** Share of firms that apply over the period: each at most once. */
function shareOf(uptake: number, years: number): number {
  return Math.min(1, uptake * years);
}

function casesOf(all: Cell, { uptake, approval }: Scenario, years: number) {
  const figures = (name: Case): CaseFigures => {
    const applications = all.eligible * shareOf(uptake[name], years);
    return {
      applications: Math.round(applications),
      approved: Math.round(applications * approval),
      cost: all.aid * shareOf(uptake[name], years) * approval,
    };
  };
  return { low: figures('low'), central: figures('central'), high: figures('high') };
}

function regionCosts(
  cells: readonly Cell[],
  envelopes: readonly Envelope[],
  share: (uptake: number) => number,
  { uptake, approval }: Scenario,
): RegionCost[] {
  const cost = (cell: Cell, name: keyof Uptake) => cell.aid * share(uptake[name]) * approval;
  return cells.map((cell) => ({
    code: cell.code,
    planned:
      envelopes
        .filter(({ region }) => region === cell.code)
        .reduce((sum, { amount }) => sum + amount, 0) / CENTIMES,
    ...{ low: cost(cell, 'low'), central: cost(cell, 'central'), high: cost(cell, 'high') },
  }));
}

function supplyOf(findings: Findings, years: number): SupplyCoverage | null {
  const { content, scenario, population, supply } = findings;
  const { categories, languages } = content;
  if (categories.length === 0) return null;
  const share = shareOf(scenario.uptake.central, years);
  return supplyCoverage(supply, {
    ...{ categories, languages, regions: population.by.region.map(({ code }) => code) },
    applications: (category, region) =>
      Math.round((population.eligibleAt.get(`${category} ${region}`) ?? 0) * share),
  });
}

function moneyOf(findings: Findings): MoneyResult | null {
  const { content, hasAmount, scenario, population, arrivals } = findings;
  const { envelopes = [], smallestAward = 0 } = content.running ?? {};
  if (!arrivals || arrivals.days.length === 0 || !hasAmount || envelopes.length === 0) return null;
  const drawn = drawExhaustion({
    ...{ groups: population.groups, envelopes, arrivals, runs: RUNS },
    ...{ uptake: scenario.uptake, approval: scenario.approval, seed: scenario.seed },
    smallest: smallestAward / CENTIMES,
  });
  const funded = new Set(envelopes.filter(({ amount }) => amount > 0).map(({ year }) => year));
  return {
    ...drawn,
    runs: RUNS,
    withoutMoney: drawn.years.map(({ year }) => year).filter((year) => !funded.has(year)),
    envelopes: envelopes.flatMap(({ region, segment, year, amount }, at) => {
      const found = drawn.envelopes[at];
      return found ? [{ region, segment, year, planned: amount / CENTIMES, ...found }] : [];
    }),
  };
}
