import { publishCurrentFramework } from '#domain/assessment/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { env } from '#platform/env.ts';
import { inTransaction } from '#platform/transaction.ts';
import { StartupError } from './startup-error.ts';

/** One step of filling a database; must change nothing when it was done before. */
type SeedStep = { name: string; run: () => Promise<void> };

const STEPS: readonly SeedStep[] = [
  {
    name: 'publish the questionnaire',
    run: publishFramework,
  },
];

/** Publishes what the application needs in its tables before it serves its first page. */
export async function seed(): Promise<void> {
  for (const step of STEPS) await step.run();
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
