import { randomBytes } from 'node:crypto';
import money from '#content/demo-money.json' with { type: 'json' };
import {
  DEMO_SINCE,
  demoId,
  getDemoActor,
  seedDemoPeople,
  seedHolidays,
} from '#domain/accounts/index.server.ts';
import { publishCurrentFramework, seedDemoAssessments } from '#domain/assessment/index.server.ts';
import { seedDemoAccreditations, seedDemoCases } from '#domain/cases/index.server.ts';
import { seedDemoCatalogue } from '#domain/catalogue/index.server.ts';
import { seedDemoChoices } from '#domain/engagements/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { seedFunding } from '#domain/ledger/index.server.ts';
import { indexMissing, seedWeights } from '#domain/matching/index.server.ts';
import {
  listMoneyPlans,
  requestRegister,
  seedDemoNotice,
  seedDemoFacts,
  seedProgrammes,
} from '#domain/programmes/index.server.ts';
import { seedDemoBanks } from '#domain/payments/index.server.ts';
import { systemClock } from '#platform/clock.ts';
import { env } from '#platform/env.ts';
import { inTransaction } from '#platform/transaction.ts';
import { StartupError } from './startup-error.ts';

/** One step of filling a database; must change nothing when it was done before. */
type SeedStep = { name: string; demoOnly?: boolean; run: () => Promise<void> };

const STEPS: readonly SeedStep[] = [
  {
    name: 'publish the questionnaire',
    run: publishFramework,
  },
  { name: 'the public holidays', run: () => seedHolidays(systemClock.now()) },
  { name: 'the people of the demonstration', demoOnly: true, run: seedDemoPeople },
  { name: 'their assessments', demoOnly: true, run: seedDemoAssessments },
  {
    name: 'the catalogue of the demonstration',
    demoOnly: true,
    run: () => seedDemoCatalogue(systemClock.now()),
  },
  { name: 'the programmes', run: publishProgrammes },
  { name: 'the money of the programme of the demonstration', demoOnly: true, run: fundProgrammes },
  {
    name: 'what the firms of the demonstration answered',
    demoOnly: true,
    run: () => seedDemoFacts(systemClock.now()),
  },
  {
    name: 'the notice of programmes in the demonstration',
    demoOnly: true,
    run: () => seedDemoNotice(systemClock.now()),
  },
  {
    name: 'the first weights of matching',
    run: () => inTransaction('seed.weights', (tx) => seedWeights(tx, systemClock.now())),
  },
  {
    name: 'the requests for aid of the demonstration',
    demoOnly: true,
    run: () =>
      seedDemoCases({
        now: systemClock.now(),
        randomBytes: (size) => randomBytes(size),
        origin: env().PUBLIC_URL,
      }),
  },
  { name: 'the index of offers that matching reads', run: () => indexMissing(systemClock.now()) },
  {
    name: 'the providers that the programmes of the demonstration pay',
    demoOnly: true,
    run: () => seedDemoAccreditations(systemClock.now()),
  },
  {
    name: 'the bank accounts of the demonstration',
    demoOnly: true,
    run: () => seedDemoBanks(systemClock.now()),
  },
  {
    name: 'the choices of offers of the demonstration',
    demoOnly: true,
    run: () => seedDemoChoices(systemClock.now()),
  },
  { name: 'a job that fills the synthetic register of companies', run: requestRegister },
];

/** Publishes what the application needs in its tables before it serves its first page. */
export async function seed(): Promise<void> {
  const isDemo = env().RAQMANA_MODE === 'demo';
  for (const { demoOnly = false, run } of STEPS) if (isDemo || !demoOnly) await run();
}

function publishProgrammes(): Promise<void> {
  const isDemo = env().RAQMANA_MODE === 'demo';
  return seedProgrammes({
    now: systemClock.now(),
    randomBytes: (size) => randomBytes(size),
    demoOwnerId: isDemo ? demoId('organisation programme') : null,
  });
}

/** Every envelope of the demonstration's programmes is funded, as two of its managers would. */
async function fundProgrammes(): Promise<void> {
  const [proposer, decider] = [
    await getDemoActor('manager-1', DEMO_SINCE),
    await getDemoActor('manager-2', DEMO_SINCE),
  ];
  const plans = await listMoneyPlans(proposer);
  for (const plan of plans)
    if (plan.isDemo && plan.live !== null)
      await seedFunding(plan, { proposer, decider, reason: money.reason });
}

async function publishFramework(): Promise<void> {
  const replaceUsed = env().RAQMANA_MODE === 'demo';
  try {
    await inTransaction('seed.framework', (tx) => publishCurrentFramework(tx, { replaceUsed }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StartupError(
      `The questionnaire ${String(error.details['id'])} was published with another content: a changed questionnaire needs a new version number.`,
    );
  }
}
