import { appendAudit } from '#domain/audit/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { caseStream, newId } from '../records.server.ts';

export interface NewClawback {
  /** Centimes. */
  readonly amount: bigint;
  readonly grounds: string;
}

/**
 * Opens the clawback of aid that was used and is not due: nothing moves in the books until another
 * person confirms it. Returns its id.
 */
export async function openClawback(
  tx: Tx,
  actor: MemberActor,
  { id: voucherId, ownerId, applicationId }: Voucher,
  { amount, grounds }: NewClawback,
): Promise<string> {
  const id = newId(actor);
  await tx.clawback.create({
    data: {
      ...{ id, voucherId, ownerId, state: 'open', amount, grounds },
      ...{ openedById: actor.person.accountId, openedAt: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    ...{ type: 'cases.clawback-open', stream: caseStream(applicationId) },
    ...{ subject: `clawback:${id}`, facts: { amount: String(amount) } },
  });
  return id;
}
