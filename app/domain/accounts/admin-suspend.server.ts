import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { keepAnAdministrator } from './end-role.server.ts';
import { canAdminister } from './policy.ts';
import { lockPlace } from './role-records.server.ts';
import type { SuspensionReason } from './suspension-reasons.ts';

/** Closing something with a reason, or opening it again. */
export type Suspension =
  { readonly suspend: true; readonly reason: SuspensionReason } | { readonly suspend: false };

/**
 * Closes an organisation, whose members then cannot work in it, or opens it again. Done already, it
 * changes nothing. Throws `accounts.not-found` to anybody but an administrator and
 * `accounts.own-organisation` for the one the actor works in.
 */
export async function suspendOrganisation(
  actor: MemberActor,
  organisationId: string,
  change: Suspension,
): Promise<void> {
  if (!canAdminister(actor)) throw new DomainError('accounts.not-found');
  if (organisationId === actor.person.seat.organisationId)
    throw new DomainError('accounts.own-organisation');
  await inTransaction('accounts.suspend-organisation', async (tx) => {
    const place = await lockPlace(tx, actor, organisationId);
    if (place.suspended === change.suspend) return;
    await tx.organisation.update({
      where: { id: organisationId },
      data: { suspendedAt: change.suspend ? actor.now : null, updatedAt: actor.now },
    });
    if (place.kind === 'provider') await addJob(tx, 'refresh-listings', { organisationId });
    await appendAudit(tx, actor, {
      type: change.suspend ? 'accounts.organisation-suspended' : 'accounts.organisation-restored',
      stream: `organisation:${organisationId}`,
      subject: `organisation:${organisationId}`,
      facts: change.suspend ? { reason: change.reason } : {},
    });
  });
}

/**
 * Closes the account of a person, whose sessions end and whose invitations are taken back, or opens
 * it again. Done already, it changes nothing. Throws `accounts.not-found` to anybody but an
 * administrator and for an erased account, `accounts.own-account`, and
 * `accounts.last-administrator`.
 */
export async function suspendAccount(
  actor: MemberActor,
  accountId: string,
  change: Suspension,
): Promise<void> {
  if (!canAdminister(actor)) throw new DomainError('accounts.not-found');
  if (accountId === actor.person.accountId) throw new DomainError('accounts.own-account');
  await inTransaction('accounts.suspend-account', async (tx) => {
    const [account] = await tx.$queryRaw<{ status: string }[]>`
      SELECT status FROM account WHERE id = ${accountId} FOR UPDATE`;
    if (!account || account.status === 'erased') throw new DomainError('accounts.not-found');
    const status = change.suspend ? 'suspended' : 'active';
    if (account.status === status) return;
    await tx.account.update({ where: { id: accountId }, data: { status } });
    if (change.suspend) await closeDoors(tx, actor, accountId);
    await appendAudit(tx, actor, {
      type: change.suspend ? 'accounts.account-suspended' : 'accounts.account-restored',
      stream: `account:${accountId}`,
      subject: `account:${accountId}`,
      facts: change.suspend ? { reason: change.reason } : {},
    });
  });
}

async function closeDoors(tx: Tx, actor: MemberActor, accountId: string): Promise<void> {
  await tx.session.deleteMany({ where: { accountId } });
  await tx.invitation.updateMany({
    where: { invitedById: accountId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: actor.now },
  });
  await keepAnAdministrator(tx);
}
