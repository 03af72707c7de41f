import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { canGiveMandates } from './mandate-policy.ts';
import { notifyHolders, streamOf } from './mandate-records.server.ts';

export type MandateAnswer = 'accept' | 'refuse';

/**
 * An owner answers a proposal made to their firm; the same answer given twice is one. Throws
 * `accounts.not-found` for a mandate of another firm, and `accounts.mandate-closed` when it was
 * answered otherwise before or its term is over.
 */
export async function answerMandate(
  actor: MemberActor,
  id: string,
  answer: MandateAnswer,
): Promise<void> {
  if (!canGiveMandates(actor)) throw new DomainError('accounts.not-found');
  const { organisationId } = actor.person.seat;
  const status = answer === 'accept' ? 'active' : 'refused';
  await inTransaction('accounts.answer-mandate', async (tx) => {
    const { count } = await tx.mandate.updateMany({
      where: { id, organisationId, status: 'proposed', expiresAt: { gt: actor.now } },
      data: changeOf(actor, answer),
    });
    if (count === 0) {
      const row = await tx.mandate.findFirst({ where: { id, organisationId } });
      if (!row) throw new DomainError('accounts.not-found');
      if (row.status !== status) throw new DomainError('accounts.mandate-closed');
      return;
    }
    await tell(tx, actor, id, answer);
  });
}

function changeOf({ now, person }: MemberActor, answer: MandateAnswer) {
  return answer === 'accept'
    ? { status: 'active', grantedById: person.accountId, grantedAt: now }
    : { status: 'refused', endedById: person.accountId, endedAt: now };
}

async function tell(tx: Tx, actor: MemberActor, id: string, answer: MandateAnswer): Promise<void> {
  const { organisationId, organisationName } = actor.person.seat;
  const mandate = await tx.mandate.findUniqueOrThrow({ where: { id } });
  await appendAudit(tx, actor, {
    type: answer === 'accept' ? 'accounts.mandate-granted' : 'accounts.mandate-refused',
    stream: streamOf(organisationId),
    subject: `mandate:${id}`,
    facts: {
      advisorBody: mandate.advisorBodyId,
      scopes: mandate.scopes,
      until: mandate.expiresAt.toISOString(),
    },
  });
  // A refusal is silent: it would tell the body that the firm is here.
  if (answer === 'refuse') return;
  await notifyHolders(
    tx,
    actor,
    { organisationId: mandate.advisorBodyId, role: 'advisor' },
    {
      kind: 'mandate-granted',
      params: { firm: organisationName },
      path: `/advisor/clients/${organisationId}`,
    },
  );
}
