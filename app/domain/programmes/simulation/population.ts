import type { Envelope } from '../content.ts';
import { TRUE } from '../rules/compile.ts';
import { emptyFrame } from '../rules/frame.ts';
import { comparer, type Comparison } from './compare.ts';
import { judgeOf, type Judged } from './judge.ts';
import { moneyGroups, type MoneyGroup } from './money-groups.ts';
import type { ProjectCost } from './project-costs.ts';
import { projectDrawer, type Project } from './projects.ts';
import { registerFrameOf } from './register-columns.ts';
import { codesOf, type RegisterRow } from './register-rows.ts';
import type { Scenario } from './scenario.ts';
import { tallier, traitsOf, type Cell, type Tallies } from './tally.ts';

export interface PopulationPlan {
  readonly version: Judged;
  /** The version in force, when there is one with rules. */
  readonly live: Judged | null;
  readonly scenario: Scenario;
  /** Of every category that one of the two versions pays for. */
  readonly costs: readonly ProjectCost[];
  readonly envelopes: readonly Envelope[];
}

export interface Population {
  readonly all: Cell;
  readonly by: Tallies;
  /** Eligible firms by `category region`. */
  readonly eligibleAt: ReadonlyMap<string, number>;
  readonly groups: readonly MoneyGroup[];
  readonly comparison: Comparison | null;
}

const REGIONS = codesOf('region');

/** Takes the companies of the register one after the other; what it keeps does not grow with them. */
export function populationOf({ version, live, scenario, costs, envelopes }: PopulationPlan) {
  const costOf = new Map(costs.map(({ category, cost }) => [category, cost]));
  const draw = projectDrawer(version.categories, scenario, costOf);
  const [judge, judgeLive] = [judgeOf(version), live && judgeOf(live)];
  const drawBoth = live ? bothDrawer({ version, live, scenario }, costOf) : draw;
  const tally = tallier(version.categories);
  const compared = live ? comparer() : null;
  const money = moneyGroups(envelopes, scenario.seed);
  const eligibleAt = new Map<string, number>();
  const frame = emptyFrame();
  const add = (row: RegisterRow): void => {
    registerFrameOf(row, frame);
    const project = draw(row.id);
    const [traits, verdict] = [traitsOf(row, project), judge(frame, project)];
    tally.add(traits, verdict);
    if (verdict.truth === TRUE) {
      const region = REGIONS[row.region] ?? '';
      money.add(region, row, verdict.aid);
      const place = `${project.category ?? ''} ${region}`;
      eligibleAt.set(place, (eligibleAt.get(place) ?? 0) + 1);
    }
    if (!judgeLive || !compared) return;
    const both = drawBoth(row.id);
    const verdicts = { before: judgeLive(frame, both), after: judge(frame, both) };
    compared.add(row, both, verdicts, traitsOf(row, both));
  };
  return {
    add,
    result: (): Population => ({
      ...{ all: tally.all(), by: tally.by(), eligibleAt, groups: money.groups() },
      comparison: compared?.result() ?? null,
    }),
  };
}

/**
 * Projects to compare two versions on: in categories of either; one that only the version in force
 * pays for weighs as much as the others do on average.
 */
function bothDrawer(
  { version, live, scenario }: Pick<PopulationPlan, 'version' | 'scenario'> & { live: Judged },
  costOf: ReadonlyMap<string, number>,
): (id: number) => Project {
  const gone = live.categories.filter((code) => !version.categories.includes(code));
  const weights = version.categories.map((code) => scenario.mix[code] ?? 0);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  const mix = { ...scenario.mix, ...Object.fromEntries(gone.map((code) => [code, mean || 1])) };
  return projectDrawer([...version.categories, ...gone], { ...scenario, mix }, costOf);
}
