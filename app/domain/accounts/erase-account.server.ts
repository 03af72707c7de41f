import { appendAudit, type AuditActor } from '#domain/audit/index.server.ts';
import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { keepAnAdministrator } from './end-role.server.ts';

const OWNER_ROLES = ['sme-owner', 'provider-owner'];

export interface Erasure {
  readonly accountId: string;
  /** Why: the person closed it, a request was granted, or its address was never verified. */
  readonly reason: 'self' | 'request' | 'never-verified';
  /** Who is recorded as ending the roles. */
  readonly endedById: string;
}

/**
 * Erases what identifies a person and keeps the blank row that others point at: name, addresses,
 * password and salt of the audit digests go, with sessions, keys, codes, what they wrote in
 * requests, the invitations they sent, and, by a job, their notifications. Consents stay as proof without a name. A firm that
 * only they belonged to is suspended. Done already, it changes nothing. Throws
 * `accounts.name-another-owner` (with `organisation`) while a firm with other members has no other
 * owner, `accounts.last-administrator`, and `accounts.shared-account` for a person of the demonstration.
 */
export async function eraseAccount(tx: Tx, actor: AuditActor, erasure: Erasure): Promise<void> {
  const { accountId, reason, endedById } = erasure;
  const [account] = await tx.$queryRaw<
    { status: string; email: string | null; phone: string | null; persona: string | null }[]
  >`SELECT status, email::text AS email, phone, persona FROM account WHERE id = ${accountId} FOR UPDATE`;
  if (!account) throw new DomainError('accounts.not-found');
  if (account.status === 'erased') return;
  if (account.persona !== null) throw new DomainError('accounts.shared-account');
  const suspended = await leaveOrganisations(tx, actor, erasure);
  const { email, phone } = account;
  await forgetTraces(tx, actor, { accountId, endedById, email, phone });
  await tx.consent.updateMany({
    where: {
      accountId,
      withdrawnAt: null,
      OR: [{ organisationId: null }, { organisationId: { in: suspended } }],
    },
    data: { withdrawnAt: actor.now },
  });
  await tx.account.update({
    where: { id: accountId },
    data: {
      ...{ name: '', email: null, emailVerifiedAt: null, phone: null, phoneVerifiedAt: null },
      ...{ passwordHash: null, auditSalt: null, status: 'erased', erasedAt: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    type: 'accounts.account-erased',
    stream: `account:${accountId}`,
    subject: `account:${accountId}`,
    facts: { reason, organisationsSuspended: suspended.length },
  });
  await addJob(tx, 'forget-person', { accountId }, { key: `forget-person ${accountId}` });
}

/** Ends every role; returns the organisations that were left without anybody and are suspended. */
async function leaveOrganisations(
  tx: Tx,
  actor: AuditActor,
  { accountId, endedById }: Erasure,
): Promise<string[]> {
  const owned = await tx.roleGrant.findMany({
    where: { accountId, status: 'active', role: { in: OWNER_ROLES } },
    orderBy: { organisationId: 'asc' },
    select: { role: true, organisation: { select: { id: true, name: true } } },
  });
  const suspended: string[] = [];
  for (const { role, organisation } of owned) {
    const { id, name } = organisation;
    await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${id} FOR UPDATE`;
    const others = await tx.roleGrant.findMany({
      where: { organisationId: id, status: 'active', accountId: { not: accountId } },
      select: { role: true },
    });
    if (others.some((other) => other.role === role)) continue;
    if (others.length > 0)
      throw new DomainError('accounts.name-another-owner', { organisation: name });
    await suspend(tx, actor, id);
    suspended.push(id);
  }
  const ended = await tx.roleGrant.updateManyAndReturn({
    where: { accountId, status: { in: ['requested', 'active'] } },
    data: { status: 'revoked', endedById, endedAt: actor.now },
    select: { id: true, organisationId: true, role: true },
  });
  if (ended.some(({ role }) => role === 'platform-admin')) await keepAnAdministrator(tx);
  for (const { id, organisationId, role } of ended)
    await appendAudit(tx, actor, {
      type: 'accounts.role-ended',
      stream: `organisation:${organisationId}`,
      subject: `role-grant:${id}`,
      facts: { role, account: accountId, reason: 'account-erased' },
    });
  return suspended;
}

async function suspend(tx: Tx, actor: AuditActor, id: string): Promise<void> {
  await tx.organisation.updateMany({
    where: { id, suspendedAt: null },
    data: { suspendedAt: actor.now, updatedAt: actor.now },
  });
  await appendAudit(tx, actor, {
    type: 'accounts.organisation-suspended',
    stream: `organisation:${id}`,
    subject: `organisation:${id}`,
    facts: { reason: 'last-owner-erased' },
  });
}

/** Deletes or blanks what the room keeps of a person beside the account itself. */
async function forgetTraces(
  tx: Tx,
  { now }: AuditActor,
  person: {
    readonly accountId: string;
    readonly endedById: string;
    readonly email: string | null;
    readonly phone: string | null;
  },
): Promise<void> {
  const { accountId, endedById, email, phone } = person;
  const own = { where: { accountId } };
  await tx.session.deleteMany(own);
  await tx.passkey.deleteMany(own);
  await tx.passkeyChallenge.deleteMany(own);
  await tx.totpFactor.deleteMany(own);
  await tx.recoveryCode.deleteMany(own);
  await tx.oneTimeCode.deleteMany(own);
  await tx.joinRequest.updateMany({
    where: { accountId, status: 'open' },
    data: { status: 'refused', decidedById: endedById, decidedAt: now },
  });
  await tx.dataRequest.updateMany({
    where: { accountId, status: 'open' },
    data: { status: 'done', decision: '', decidedById: endedById, closedAt: now },
  });
  await tx.dataRequest.updateMany({ where: { accountId }, data: { text: '' } });
  await tx.invitation.updateMany({
    where: { invitedById: accountId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const invited = [{ acceptedById: accountId }, ...(email === null ? [] : [{ email }])];
  await tx.invitation.updateMany({
    where: { acceptedAt: null, revokedAt: null, OR: invited },
    data: { revokedAt: now },
  });
  await tx.invitation.updateMany({ where: { OR: invited }, data: { email: '' } });
  const targets = [email, phone].flatMap((target) => target ?? []);
  await tx.signUp.deleteMany({ where: { target: { in: targets, mode: 'insensitive' } } });
}

/** Closes and erases the account of the person who asks. Throws what `eraseAccount` throws. */
export async function eraseOwnAccount(actor: PersonActor): Promise<void> {
  const { accountId } = actor.person;
  await inTransaction('accounts.erase-own-account', (tx) =>
    eraseAccount(tx, actor, { accountId, reason: 'self', endedById: accountId }),
  );
}

/**
 * Organisations that keep a person from being erased: they have other members and no other owner.
 * The same rule as the erasure's, for a page that says so beforehand.
 */
export async function listErasureObstacles(
  actor: PersonActor,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { accountId } = actor.person;
  return db.$queryRaw<{ id: string; name: string }[]>`
    SELECT o.id, o.name
    FROM role_grant AS own JOIN organisation AS o ON o.id = own.organisation_id
    WHERE own.account_id = ${accountId} AND own.status = 'active'
      AND own.role IN ('sme-owner', 'provider-owner')
      AND EXISTS (
        SELECT 1 FROM role_grant AS r WHERE r.organisation_id = o.id AND r.status = 'active'
          AND r.account_id <> ${accountId})
      AND NOT EXISTS (
        SELECT 1 FROM role_grant AS r WHERE r.organisation_id = o.id AND r.status = 'active'
          AND r.account_id <> ${accountId} AND r.role = own.role)
    ORDER BY o.name`;
}
