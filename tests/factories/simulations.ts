import { randomUUID } from 'node:crypto';
import { civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import { defaultScenario } from '#domain/programmes/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import { compileRules } from '#domain/programmes/rules/evaluate.ts';
import { arrivalDays } from '#domain/programmes/simulation/arrival-days.ts';
import { populationOf } from '#domain/programmes/simulation/population.ts';
import { projectCosts } from '#domain/programmes/simulation/project-costs.ts';
import { registerRow } from '#domain/programmes/simulation/register-rows.ts';
import { resultOf, type SimulationResult } from '#domain/programmes/simulation/result.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import { NOON } from './actors.ts';
import { aProgrammeContent } from './programmes.ts';

const FIRMS = 300;
const PERIOD = { from: civilDate('2026-03-01'), to: civilDate('2027-12-31') };

/** What a simulation of a content finds among a few hundred companies, against fewer people. */
function aSimulationResult(content: ProgrammeContent = aProgrammeContent()): SimulationResult {
  if (!content.rules) throw new Error('there is nothing to simulate');
  const { categories, rules } = content;
  const version = { compiled: compileRules(rules), categories, ceiling: 60_000 };
  const before = compileRules({ ...rules, rule: { id: 'few', fact: 'staff', op: '<=', value: 2 } });
  const live = { ...version, compiled: before };
  const scenario = defaultScenario(categories);
  const costs = projectCosts({ categories, scenario, prices: new Map(), versions: [version] });
  const envelopes = content.running?.envelopes ?? [];
  const population = populationOf({ version, live, scenario, costs, envelopes });
  for (let id = 1; id <= FIRMS; id += 1) population.add(registerRow(id));
  return resultOf({
    ...{ content, scenario, costs, supply: [], live: 1, hasAmount: rules.amount !== null },
    population: population.result(),
    arrivals: arrivalDays(PERIOD, new Set(), scenario.rush),
    period: { ...PERIOD, days: 400 },
    platform: { total: 3, eligible: 1, notEligible: 1, unknown: 1, missing: [] },
  });
}

/** A run of a version that came to its end at noon. Returns its id. */
export async function makeSimulation(
  manager: MemberActor,
  versionId: string,
  changes: Partial<Prisma.SimulationUncheckedCreateInput> = {},
): Promise<string> {
  const id = randomUUID();
  const { content, contentHash } = await db.programmeVersion.findUniqueOrThrow({
    where: { id: versionId },
  });
  const supposed = defaultScenario(['WEB']);
  // What the database gives back as JSON it takes as JSON.
  const kept = JSON.parse(JSON.stringify({ supposed, content })) as Prisma.InputJsonObject;
  const result = JSON.parse(JSON.stringify(aSimulationResult())) as Prisma.InputJsonObject;
  await db.simulation.create({
    data: {
      ...{ id, versionId, contentHash, state: 'done', progress: 100, scenario: kept, result },
      ...{ requestedById: manager.person.accountId, requestedAt: NOON, endedAt: NOON },
      ...changes,
    },
  });
  return id;
}
