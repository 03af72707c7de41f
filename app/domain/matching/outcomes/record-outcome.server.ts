import { addJob } from '#platform/jobs.ts';
import type { Tx } from '#platform/transaction.ts';
import { countedRise } from './record.ts';

/** An accepted delivery, as verified facts say it. */
export interface Outcome {
  readonly engagementId: string;
  /** The provider. */
  readonly organisationId: string;
  /** Accepted the first time it was handed over; on the agreed day or before. */
  readonly firstPass: boolean;
  readonly onTime: boolean;
  readonly disputed: boolean;
  /** Points of 0–100 that the client's score rose by; null while it was not measured again. */
  readonly rise: number | null;
  readonly at: Date;
}

/**
 * Adds a delivery to its provider's record (catalogue §4). An engagement counts once: told again,
 * it only adds the rise that was not measured the first time.
 */
export async function recordOutcome(tx: Tx, outcome: Outcome): Promise<void> {
  const { engagementId, organisationId, firstPass, onTime, disputed, rise, at } = outcome;
  const { count } = await tx.matchOutcome.createMany({
    data: [{ engagementId, organisationId, firstPass, onTime, disputed, rise, at }],
    skipDuplicates: true,
  });
  const isNew = count === 1;
  if (!isNew && (rise === null || !(await addRise(tx, outcome)))) return;
  await enterProvider(tx, organisationId, at);
  await tx.matchProvider.update({
    where: { organisationId },
    data: {
      deliveries: { increment: Number(isNew) },
      firstPass: { increment: Number(isNew && firstPass) },
      onTime: { increment: Number(isNew && onTime) },
      disputed: { increment: Number(isNew && disputed) },
      measured: { increment: Number(rise !== null) },
      riseSum: { increment: rise === null ? 0 : countedRise(rise) },
      updatedAt: at,
    },
  });
  await askForRows(tx, organisationId);
}

/** Returns whether it was missing. */
async function addRise(tx: Tx, { engagementId, organisationId, rise }: Outcome): Promise<boolean> {
  const { count } = await tx.matchOutcome.updateMany({
    where: { engagementId, organisationId, rise: null },
    data: { rise },
  });
  return count === 1;
}

/** Says how many engagements of a provider run now. */
export async function setRunning(
  tx: Tx,
  { organisationId, running, at }: Pick<Outcome, 'organisationId' | 'at'> & { running: number },
): Promise<void> {
  await enterProvider(tx, organisationId, at);
  await tx.matchProvider.update({ where: { organisationId }, data: { running, updatedAt: at } });
  await askForRows(tx, organisationId);
}

async function enterProvider(tx: Tx, organisationId: string, at: Date): Promise<void> {
  await tx.matchProvider.createMany({
    data: [{ organisationId, updatedAt: at }],
    skipDuplicates: true,
  });
}

async function askForRows(tx: Tx, organisationId: string): Promise<void> {
  await addJob(tx, 'match-offers', { organisationId }, { key: `match-offers ${organisationId}` });
}
