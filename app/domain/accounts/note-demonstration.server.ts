import { appendAudit } from '#domain/audit/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { DEMO_SINCE } from './demo-actor.server.ts';

/** Writes in the audit trail how many organisations and people a demonstration was given. */
export async function noteDemonstration(
  tx: Tx,
  facts: { readonly organisations: number; readonly people: number },
): Promise<void> {
  await appendAudit(
    tx,
    { now: DEMO_SINCE, requestId: 'demonstration' },
    {
      ...{ type: 'accounts.demonstration-made', stream: 'platform' },
      ...{ subject: 'platform:demonstration', facts },
    },
  );
}
