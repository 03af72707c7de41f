import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { startClock } from './clock.ts';
import { CLOCKS } from './plan.ts';
import { columnsOf } from './records.server.ts';

/** A draft that is worked on is kept for as long again from today. */
export async function keepDraft(tx: Tx, now: Date, applicationId: string): Promise<void> {
  const { holder, unit, days: allowed } = CLOCKS.draft;
  const clock = startClock({ holder, unit, allowed }, civilDateOf(now));
  await tx.caseClock.updateMany({
    where: { applicationId, code: 'draft', endedAt: null },
    data: { ...columnsOf(clock, new Set()), reminded: [] },
  });
}
