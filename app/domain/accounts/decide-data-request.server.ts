import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { DataRequestOutcome } from './data-request-kinds.ts';
import { eraseAccount } from './erase-account.server.ts';

export interface DataRequestDecision {
  readonly outcome: DataRequestOutcome;
  /** What the person is told, in writing. */
  readonly answer: string;
}

/**
 * Ends an open request with a written answer: a person decides, never the machine (law 09-08,
 * article 11). Granting an erasure erases the account at once. The same decision again changes
 * nothing. Throws `accounts.not-found` to anybody but an administrator, `accounts.own-request` for
 * one's own, `accounts.wrong-state` when it ended otherwise, and what `eraseAccount` throws.
 */
export async function decideDataRequest(
  actor: MemberActor,
  id: string,
  { outcome, answer }: DataRequestDecision,
): Promise<void> {
  if (!hasRole(actor, 'platform-admin')) throw new DomainError('accounts.not-found');
  const deciderId = actor.person.accountId;
  await inTransaction('accounts.decide-data-request', async (tx) => {
    const request = await tx.dataRequest.findUnique({
      where: { id },
      include: { account: { select: { auditSalt: true } } },
    });
    if (!request) throw new DomainError('accounts.not-found');
    const { accountId, kind } = request;
    if (accountId === deciderId) throw new DomainError('accounts.own-request');
    const closed = await tx.dataRequest.updateMany({
      where: { id, status: 'open' },
      data: { status: outcome, decision: answer, decidedById: deciderId, closedAt: actor.now },
    });
    if (closed.count === 0) {
      const now = await tx.dataRequest.findUniqueOrThrow({ where: { id } });
      if (now.status === outcome && now.decision === answer) return;
      throw new DomainError('accounts.wrong-state');
    }
    await appendAudit(tx, actor, {
      type: 'accounts.data-request-decided',
      stream: `account:${accountId}`,
      subject: `data-request:${id}`,
      facts: { kind, outcome },
      after: { answer },
      salt: request.account.auditSalt,
    });
    if (kind === 'erasure' && outcome === 'done')
      await eraseAccount(tx, actor, { accountId, reason: 'request', endedById: deciderId });
    else
      await addJob(tx, 'notify', {
        accountId,
        kind: 'data-request-answered',
        params: { kind },
        path: '/account/data/requests',
      });
  });
}
