import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import { canHandleTreasury } from '../policy.ts';
import { lockOpenLine } from './lines.server.ts';

/**
 * A line is about nothing that is kept here: it is set aside with a note, and may be matched later
 * all the same. Throws `payments.not-found` and `payments.wrong-state`.
 */
export async function setLineAside(
  actor: MemberActor,
  id: string,
  { note }: { readonly note: string },
): Promise<void> {
  if (!canHandleTreasury(actor)) throw new DomainError('payments.not-found');
  const { accountId, seat } = actor.person;
  const { organisationId: ownerId } = seat;
  await inTransaction('payments.set-line-aside', async (tx) => {
    await lockOpenLine(tx, id, ownerId);
    await tx.bankLine.update({
      where: { id },
      data: { state: 'set-aside', note, decidedById: accountId, decidedAt: actor.now },
    });
    await appendAudit(tx, actor, {
      ...{ type: 'payments.line-set-aside', stream: `organisation:${ownerId}` },
      ...{ subject: `bank-line:${id}`, after: { note } },
      salt: await findAuditSalt(tx, accountId),
    });
  });
}

/**
 * A line that nobody could match is looked at again by the job that matches: what it is about may be
 * known by now. Asked twice it is done once. Throws `payments.not-found` and `payments.wrong-state`.
 */
export async function matchLineAgain(actor: MemberActor, id: string): Promise<void> {
  if (!canHandleTreasury(actor)) throw new DomainError('payments.not-found');
  const { accountId, seat } = actor.person;
  const { organisationId: ownerId } = seat;
  await inTransaction('payments.match-line-again', async (tx) => {
    const { state, problem, statementId } = await lockOpenLine(tx, id, ownerId);
    if (state === 'new') return;
    await tx.bankLine.update({
      where: { id },
      data: { state: 'new', problem: null, decidedById: null, decidedAt: null },
    });
    await appendAudit(tx, actor, {
      ...{ type: 'payments.line-again', stream: `organisation:${ownerId}` },
      ...{ subject: `bank-line:${id}`, facts: { from: state, problem } },
      salt: await findAuditSalt(tx, accountId),
    });
    await addJob(tx, 'match-statement', { statementId }, { queue: `statements-${ownerId}` });
  });
}
