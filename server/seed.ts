import { publishCurrentFramework } from '#domain/assessment/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';

/** One step of filling a database; must change nothing when it was done before. */
type SeedStep = { name: string; run: () => Promise<void> };

const STEPS: readonly SeedStep[] = [
  {
    name: 'publish the questionnaire',
    run: () => inTransaction('seed.framework', (tx) => publishCurrentFramework(tx)),
  },
];

/** Publishes what the application needs in its tables before it serves its first page. */
export async function seed(): Promise<void> {
  for (const step of STEPS) await step.run();
}
