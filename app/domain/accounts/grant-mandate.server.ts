import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { MandateForm } from './mandate-form.ts';
import { canGiveMandates } from './mandate-policy.ts';
import { closeExpired, notifyHolders, streamOf } from './mandate-records.server.ts';
import { mandateEnd } from './mandate.ts';

/**
 * An owner gives an advisor body a mandate for their firm, in place of a proposal of that body
 * that waits. Returns its id; the same form sent twice gives one mandate. Throws
 * `accounts.not-found` for anything but an advisor body, and `accounts.mandate-exists` while one
 * stands between the two.
 */
export async function grantMandate(
  actor: MemberActor,
  form: MandateForm,
  intentId: string,
): Promise<string> {
  if (!canGiveMandates(actor)) throw new DomainError('accounts.not-found');
  const { accountId } = actor.person;
  return refusing({ mandate_once: 'accounts.mandate-exists' }, () =>
    inTransaction('accounts.grant-mandate', (tx) =>
      onceByIntent(tx, { actor: accountId, intentId, now: actor.now }, () =>
        grant(tx, actor, form),
      ),
    ),
  );
}

async function grant(
  tx: Tx,
  actor: MemberActor,
  { advisorBodyId, scopes, months }: MandateForm,
): Promise<string> {
  const { now, person } = actor;
  const { organisationId, organisationName } = person.seat;
  const parties = { organisationId, advisorBodyId };
  const body = await tx.organisation.findFirst({
    where: { id: advisorBodyId, kind: 'advisor', suspendedAt: null },
    select: { id: true },
  });
  if (!body) throw new DomainError('accounts.not-found');
  await closeExpired(tx, parties, now);
  await tx.mandate.updateMany({
    where: { ...parties, status: 'proposed' },
    data: { status: 'revoked', endedById: person.accountId, endedAt: now },
  });
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  const expiresAt = mandateEnd(now, months);
  await tx.mandate.create({
    data: {
      id,
      ...parties,
      scopes: [...scopes],
      status: 'active',
      grantedById: person.accountId,
      createdAt: now,
      grantedAt: now,
      expiresAt,
    },
  });
  await appendAudit(tx, actor, {
    type: 'accounts.mandate-granted',
    stream: streamOf(organisationId),
    subject: `mandate:${id}`,
    facts: { advisorBody: advisorBodyId, scopes: [...scopes], until: expiresAt.toISOString() },
  });
  await notifyHolders(
    tx,
    actor,
    { organisationId: advisorBodyId, role: 'advisor' },
    {
      kind: 'mandate-granted',
      params: { firm: organisationName },
      path: `/advisor/clients/${organisationId}`,
    },
  );
  return id;
}
