import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  hasRole,
  type Cents,
  type MemberActor,
  newId,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { requireOutsider } from '../outsider.server.ts';
import { CASE_REFUSALS, caseStream } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { lockVoucher } from '../vouchers/records.server.ts';
import { claimableOf } from './claimable.server.ts';
import type { ClawbackReason } from './codes.ts';
import { tellOfficersOfClawback } from './tell.server.ts';
import { LIVE_CLAWBACKS } from './transitions.ts';

interface NewClawback {
  /** Centimes. */
  readonly amount: bigint;
  readonly reasons: readonly ClawbackReason[];
  /** What the firm is reproached with, in words it reads. */
  readonly grounds: string;
  /** What officers know it from; the firm does not read it. */
  readonly evidence: string;
}

/**
 * A risk officer opens the clawback of aid that was used and is not due. The same form twice opens
 * one. Throws `cases.not-found`, `cases.own-firm`, `cases.reload` for a form without intent,
 * `cases.no-reason`, `cases.amount-under` for nothing, `cases.amount-over` for more than was used
 * and is not asked for yet, and `cases.clawback-live` while another one is.
 */
export async function startClawback(
  actor: MemberActor,
  voucherId: string,
  form: NewClawback & { readonly amount: Cents },
  intentId: string | null,
): Promise<void> {
  const scope = officerWhere(actor);
  if (!hasRole(actor, 'risk-officer')) throw new DomainError('cases.not-found');
  if (intentId === null) throw new DomainError('cases.reload');
  if (form.reasons.length === 0) throw new DomainError('cases.no-reason');
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.clawback-open', (tx) =>
      onceByIntent(tx, intent, async () => {
        const voucher = await lockVoucher(tx, voucherId);
        const where = { AND: [{ id: voucher.applicationId }, scope] };
        if ((await tx.aidApplication.count({ where })) === 0)
          throw new DomainError('cases.not-found');
        await requireOutsider(tx, actor, voucher.organisationId);
        if (form.amount <= 0n) throw new DomainError('cases.amount-under');
        if (form.amount > (await claimableOf(tx, voucher)))
          throw new DomainError('cases.amount-over');
        return openClawback(tx, actor, voucher, form);
      }),
    ),
  );
}

/**
 * What a revocation asks back of a voucher that the transaction holds: all that was used and is not
 * asked for yet. Nothing while another clawback of the voucher goes on: what is left can be opened
 * once it has ended.
 */
export async function claimRevoked(
  tx: Tx,
  actor: MemberActor,
  voucher: Voucher,
  grounds: string,
): Promise<void> {
  const amount = await claimableOf(tx, voucher);
  const where = { voucherId: voucher.id, state: { in: [...LIVE_CLAWBACKS] } };
  if (amount === 0n || (await tx.clawback.count({ where })) > 0) return;
  await openClawback(tx, actor, voucher, { amount, reasons: ['revoked'], grounds, evidence: '' });
  await tellOfficersOfClawback(tx, actor, voucher, {
    ...{ kind: 'clawback-changed', role: ['risk-officer'] },
  });
}

/** Nothing moves in the books until another person confirms it. Returns its id. */
async function openClawback(
  tx: Tx,
  actor: MemberActor,
  { id: voucherId, ownerId, applicationId }: Voucher,
  { amount, reasons, grounds, evidence }: NewClawback,
): Promise<string> {
  const id = newId(actor);
  const { accountId } = actor.person;
  await tx.clawback.create({
    data: {
      ...{ id, voucherId, ownerId, state: 'open', amount, reasons: [...reasons] },
      ...{ grounds, evidence, openedById: accountId, openedAt: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    ...{ type: 'cases.clawback-open', stream: caseStream(applicationId) },
    ...{ subject: `clawback:${id}`, facts: { amount: String(amount), reasons: [...reasons] } },
    ...{ after: { grounds, evidence }, salt: await findAuditSalt(tx, accountId) },
  });
  return id;
}
