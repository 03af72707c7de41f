import { countSupply } from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { holidaysBetween } from '#platform/holidays.ts';
import { programmeDraftSchema, type ProgrammeDraft } from '../content.ts';
import { compileRules } from '../rules/evaluate.ts';
import { parseRuleSet } from '../rules/parse-rules.ts';
import { findLiveVersion } from '../studio/draft-records.server.ts';
import { findContent } from '../studio/records.server.ts';
import { arrivalDays, periodOf, type ArrivalDays } from './arrival-days.ts';
import type { Judged } from './judge.ts';
import { medianPrices } from './median-prices.server.ts';
import { projectCosts, type ProjectCost } from './project-costs.ts';
import type { RunRow } from './run-records.server.ts';
import { storedScenarioSchema } from './scenario-schema.ts';
import type { Scenario } from './scenario.ts';
import type { SimulationResult } from './result.ts';

/** A run and everything that is read once, before the populations. */
export interface Prepared {
  readonly content: ProgrammeDraft;
  readonly version: Judged;
  readonly live: { readonly number: number; readonly judged: Judged } | null;
  readonly scenario: Scenario;
  readonly costs: readonly ProjectCost[];
  readonly arrivals: ArrivalDays | null;
  readonly period: SimulationResult['period'];
  readonly supply: Awaited<ReturnType<typeof countSupply>>;
}

const CENTIMES = 100;

function judged(content: ProgrammeDraft): Judged | null {
  const parsed = content.rules && parseRuleSet(content.rules);
  if (!parsed?.ok) return null;
  return {
    compiled: compileRules(parsed.rules),
    categories: content.categories,
    // A draft says no ceiling yet while it is 0, which publication refuses.
    ceiling: (content.running?.perFirm.ceiling ?? 0) / CENTIMES || Infinity,
  };
}

/** Reads what a run is about. Throws when what is stored with it is none, or its rules are none. */
export async function prepareRun(row: RunRow, now: Date): Promise<Prepared> {
  const { supposed: scenario, content: kept } = storedScenarioSchema.parse(row.scenario);
  const content = programmeDraftSchema.parse(kept);
  const version = judged(content);
  if (!version) throw new Error(`The rules of simulation ${row.id} cannot be run.`);
  const live = await findLive(row);
  const categories = [...new Set([...version.categories, ...(live?.judged.categories ?? [])])];
  const prices = await medianPrices(replica, categories);
  const versions = live ? [live.judged, version] : [version];
  const today = civilDateOf(now);
  const period = periodOf(content, today);
  const arrivals =
    period &&
    arrivalDays(period, await holidaysBetween(replica, period.from, period.to), scenario.rush);
  return {
    ...{ content, version, live, scenario, arrivals },
    costs: projectCosts({ categories, scenario, prices, versions }),
    period: period && arrivals ? { ...period, days: arrivals.days.length } : null,
    supply: await countSupply(replica),
  };
}

/** The version in force, unless it is the very one that is simulated or was changed by hand. */
async function findLive({ version: { id, programmeId } }: RunRow): Promise<Prepared['live']> {
  const row = await findLiveVersion(replica, programmeId);
  const content = row && row.id !== id ? findContent(row) : null;
  const found = content && judged(content);
  return row && found ? { number: row.number, judged: found } : null;
}
