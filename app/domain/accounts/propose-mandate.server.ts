import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { ProposalForm } from './mandate-form.ts';
import { canHoldMandates } from './mandate-policy.ts';
import { closeExpired, notifyHolders, streamOf } from './mandate-records.server.ts';
import { mandateEnd } from './mandate.ts';

/** A firm that said no, or took a mandate back, is not asked again by the same body for so long. */
const QUIET_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * An advisor asks the owners of the firm with this ICE for a mandate. Says nothing of whether the
 * firm is registered, was asked before or refused: the trail of the body gets the same entry.
 */
export async function proposeMandate(
  actor: MemberActor,
  form: ProposalForm,
  intentId: string,
): Promise<void> {
  if (!canHoldMandates(actor)) throw new DomainError('accounts.not-found');
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  await inTransaction('accounts.propose-mandate', (tx) =>
    onceByIntent(tx, intent, async () => {
      await appendAudit(tx, actor, {
        type: 'accounts.mandate-asked',
        stream: streamOf(actor.person.seat.organisationId),
        subject: `organisation:${actor.person.seat.organisationId}`,
        facts: { scopes: [...form.scopes], months: form.months },
      });
      await propose(tx, actor, form);
      return '';
    }),
  );
}

async function propose(
  tx: Tx,
  actor: MemberActor,
  { ice, scopes, months }: ProposalForm,
): Promise<void> {
  const { now, person } = actor;
  const firm = await tx.organisation.findFirst({
    where: { ice, kind: 'sme', suspendedAt: null },
    select: { id: true },
  });
  if (!firm) return;
  const parties = { organisationId: firm.id, advisorBodyId: person.seat.organisationId };
  const since = new Date(now.getTime() - QUIET_MS);
  const saidNo = await tx.mandate.count({
    where: { ...parties, endedById: { not: null }, endedAt: { gt: since } },
  });
  if (saidNo > 0) return;
  await closeExpired(tx, parties, now);
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  const expiresAt = mandateEnd(now, months);
  const proposal = { id, ...parties, scopes: [...scopes], createdAt: now, expiresAt };
  const { count } = await tx.mandate.createMany({
    data: [{ ...proposal, status: 'proposed', proposedById: person.accountId }],
    skipDuplicates: true,
  });
  if (count === 0) return;
  await appendAudit(tx, actor, {
    type: 'accounts.mandate-proposed',
    stream: streamOf(firm.id),
    subject: `mandate:${id}`,
    facts: {
      advisorBody: parties.advisorBodyId,
      scopes: [...scopes],
      until: expiresAt.toISOString(),
    },
  });
  await notifyHolders(
    tx,
    actor,
    { organisationId: firm.id, role: 'sme-owner' },
    {
      kind: 'mandate-proposed',
      params: { body: person.seat.organisationName },
      path: '/sme/mandates',
    },
  );
}
