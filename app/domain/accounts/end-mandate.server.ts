import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { canGiveMandates, canHoldMandates } from './mandate-policy.ts';
import { notifyHolders, streamOf } from './mandate-records.server.ts';

/**
 * Ends an active mandate at once: an owner takes it back, or an advisor of its body gives it back.
 * Nothing changes for one that has ended already. Throws `accounts.not-found` when it is neither
 * of the actor's firm nor of the actor's body, or waits for its answer.
 */
export async function endMandate(actor: MemberActor, id: string): Promise<void> {
  const { now, person } = actor;
  const side = sideOf(actor);
  await inTransaction('accounts.end-mandate', async (tx) => {
    const { count } = await tx.mandate.updateMany({
      where: { id, ...side, status: 'active', expiresAt: { gt: now } },
      data: { status: 'revoked', endedById: person.accountId, endedAt: now },
    });
    if (count === 1) return tell(tx, actor, id);
    const ended = await tx.mandate.count({ where: { id, ...side, grantedAt: { not: null } } });
    if (ended === 0) throw new DomainError('accounts.not-found');
  });
}

/** Which mandates the actor may end: those given by their firm, or held by their body. */
function sideOf(
  actor: MemberActor,
): { readonly organisationId: string } | { readonly advisorBodyId: string } {
  const { organisationId } = actor.person.seat;
  if (canGiveMandates(actor)) return { organisationId };
  if (canHoldMandates(actor)) return { advisorBodyId: organisationId };
  throw new DomainError('accounts.not-found');
}

async function tell(tx: Tx, actor: MemberActor, id: string): Promise<void> {
  const mandate = await tx.mandate.findUniqueOrThrow({
    where: { id },
    include: { organisation: { select: { name: true } } },
  });
  const { organisationId, advisorBodyId } = mandate;
  const byFirm = organisationId === actor.person.seat.organisationId;
  await appendAudit(tx, actor, {
    type: 'accounts.mandate-ended',
    stream: streamOf(organisationId),
    subject: `mandate:${id}`,
    facts: { advisorBody: advisorBodyId, by: byFirm ? 'firm' : 'body' },
  });
  const params = { firm: mandate.organisation.name };
  await notifyHolders(
    tx,
    actor,
    byFirm
      ? { organisationId: advisorBodyId, role: 'advisor' }
      : { organisationId, role: 'sme-owner' },
    { kind: 'mandate-ended', params, path: byFirm ? '/advisor/clients' : '/sme/mandates' },
  );
}
