import { findMemberAtWork } from '#domain/accounts/index.server.ts';
import { DomainError, type Actor, type Clock } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { db, isDatabaseAway } from '#platform/db.ts';
import { logger } from '#platform/logger.ts';
import type { CaseBatch, CaseBatchRow } from '#platform/prisma-client/client.ts';
import { inTransaction } from '#platform/transaction.ts';
import { decideCase } from '../decisions/decide.server.ts';
import { BATCH_DECISIONS, type BatchDecision } from '../officers/queue-words.ts';

export interface BatchRun extends Pick<Actor, 'randomBytes'> {
  readonly clock: Clock;
  /** Nothing more will be tried: what still fails is refused. */
  readonly isLast: boolean;
  /** Raised when the worker is about to stop. */
  readonly signal?: AbortSignal | undefined;
}

type Outcome = { readonly state: 'done' | 'refused'; readonly code: string | null };

/**
 * Decides the proposals of a batch that were not decided yet, each in a transaction of its own and
 * as whoever asked, with the roles they have now. It may be cut off anywhere and run again: what was
 * decided is found decided. Tells who asked when all are. Throws what went wrong unexpectedly, so
 * that the rest is tried again; the last time that is written down instead.
 */
export async function runBatch(batchId: string, run: BatchRun): Promise<void> {
  const batch = await db.caseBatch.findUnique({ where: { id: batchId } });
  if (batch?.endedAt !== null) return;
  const rows = await db.caseBatchRow.findMany({
    where: { batchId, state: 'waiting' },
    orderBy: { position: 'asc' },
  });
  const errors: unknown[] = [];
  for (const row of rows) {
    run.signal?.throwIfAborted();
    try {
      await keepOutcome(row, await decideRow(batch, row, run), run.clock.now());
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      errors.push(error);
      if (!run.isLast) continue;
      logger.error({ err: error, batchId, position: row.position }, 'a case of a batch failed');
      await keepOutcome(row, { state: 'refused', code: 'failed' }, run.clock.now());
    }
  }
  if (errors.length > 0 && !run.isLast) throw new AggregateError(errors, 'cases of a batch failed');
  await endBatch(batch, run.clock.now());
}

const decisionOf = ({ decision }: CaseBatch): BatchDecision =>
  BATCH_DECISIONS.find((one) => one === decision) ?? 'send-back';

async function decideRow(
  batch: CaseBatch,
  { applicationId, stamp }: CaseBatchRow,
  { clock, randomBytes }: BatchRun,
): Promise<Outcome> {
  const actor = await findMemberAtWork(batch.requestedById, batch.ownerId, {
    ...{ now: clock.now(), randomBytes, requestId: `batch ${batch.id}` },
  });
  if (!actor) return { state: 'refused', code: 'no-part' };
  const decision = decisionOf(batch);
  try {
    await decideCase(actor, applicationId, { stamp, decision, note: batch.note });
    return { state: 'done', code: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { state: 'refused', code: error.code.replace(/^[^.]*\./, '') };
  }
}

async function keepOutcome(
  { batchId, position }: CaseBatchRow,
  { state, code }: Outcome,
  at: Date,
): Promise<void> {
  await inTransaction('cases.batch-row', (tx) =>
    tx.caseBatchRow.updateMany({
      where: { batchId, position, state: 'waiting' },
      data: { state, code, at },
    }),
  );
}

async function endBatch({ id, requestedById }: CaseBatch, now: Date): Promise<void> {
  await inTransaction('cases.end-batch', async (tx) => {
    const { count } = await tx.caseBatch.updateMany({
      where: { id, endedAt: null, rows: { none: { state: 'waiting' } } },
      data: { endedAt: now },
    });
    if (count === 0) return;
    const rows = await tx.caseBatchRow.count({ where: { batchId: id } });
    await addJob(tx, 'notify', {
      ...{ accountId: requestedById, kind: 'batch-done', params: { count: rows } },
      path: `/programme/cases/batch/${id}`,
    });
  });
}
