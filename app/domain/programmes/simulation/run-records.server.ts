import { DomainError } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Programme, ProgrammeVersion, Simulation } from '#platform/prisma-client/client.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { AT_WORK } from './run-states.ts';

/** What the database refuses about simulations, in words of this room. */
export const RUN_REFUSALS = { simulation_one_at_work: 'programmes.simulation-running' } as const;

/** One attempt at a run: another one begins at another instant. */
export interface Attempt {
  readonly id: string;
  readonly startedAt: Date;
}

/** Somebody stopped the run, or another worker took it up. */
export class RunStopped extends Error {}

/**
 * Takes a run up, from its beginning even when another worker was at it: that one stops at its next
 * step. Null for a run that is over.
 */
export async function takeUp(id: string, startedAt: Date): Promise<Attempt | null> {
  const { count } = await db.simulation.updateMany({
    where: { id, state: { in: [...AT_WORK] } },
    data: { state: 'running', progress: 0, startedAt },
  });
  return count === 0 ? null : { id, startedAt };
}

/** Puts a run back in the queue. */
export async function putBack(tx: Tx, { id, startedAt }: Attempt): Promise<boolean> {
  const { count } = await tx.simulation.updateMany({
    where: { id, startedAt, state: 'running' },
    data: { state: 'queued', progress: 0 },
  });
  return count > 0;
}

/** Writes how far a run is, 0 to 100. Throws `RunStopped` when it is no longer this attempt's. */
export async function noteProgress({ id, startedAt }: Attempt, progress: number): Promise<void> {
  const { count } = await db.simulation.updateMany({
    where: { id, startedAt, state: 'running' },
    data: { progress: Math.min(100, Math.max(0, Math.round(progress))) },
  });
  if (count === 0) throw new RunStopped();
}

interface Ending {
  readonly state: 'done' | 'failed';
  readonly endedAt: Date;
  readonly result?: object;
}

/** Ends a run. Throws `RunStopped` when it is no longer this attempt's. */
export async function endRun(
  tx: Tx,
  { id, startedAt }: Attempt,
  { state, endedAt, result }: Ending,
): Promise<void> {
  const { count } = await tx.simulation.updateMany({
    where: { id, startedAt, state: 'running' },
    data: {
      ...{ state, endedAt },
      ...(result ? { progress: 100, result: stored(result) } : {}),
    },
  });
  if (count === 0) throw new RunStopped();
}

/** JSON as the database keeps it: numbers that are none are a fault, not a null. */
function stored(result: object): Prisma.InputJsonObject {
  const text = JSON.stringify(result, (_key, value: unknown) => {
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Error('A simulation came to a number that is none.');
    return value;
  });
  return JSON.parse(text) as Prisma.InputJsonObject;
}

export type RunRow = Simulation & {
  readonly version: ProgrammeVersion & { readonly programme: Programme };
};

/** A run with its version and its programme. Throws `programmes.not-found`. */
export async function getRun(reader: Tx | typeof db, id: string): Promise<RunRow> {
  const row = await reader.simulation.findUnique({
    where: { id },
    include: { version: { include: { programme: true } } },
  });
  if (!row) throw new DomainError('programmes.not-found');
  return row;
}
