import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { canEndRole, looksAfter, type Place } from './policy.ts';
import { lockPlace, noteRole, ROLE_REFUSALS } from './role-records.server.ts';

/**
 * Ends a role, or takes back one that was only asked for. Done already, it changes nothing. The
 * invitations of somebody who may not invite any more are taken back. Returns whether the role was
 * the actor's own. Throws `accounts.not-found`
 * where the actor may not, `accounts.last-owner` for the only owner of a firm in use, and
 * `accounts.last-administrator`.
 */
export async function endRole(
  actor: MemberActor,
  organisationId: string,
  grantId: string,
): Promise<boolean> {
  return refusing(ROLE_REFUSALS, () =>
    inTransaction('accounts.end-role', (tx) => end(tx, actor, organisationId, grantId)),
  );
}

async function end(
  tx: Tx,
  actor: MemberActor,
  organisationId: string,
  id: string,
): Promise<boolean> {
  const place = await lockPlace(tx, actor, organisationId);
  const grant = await tx.roleGrant.findFirst({ where: { id, organisationId } });
  if (!grant || !canEndRole(actor, place, grant)) throw new DomainError('accounts.not-found');
  const endedById = actor.person.accountId;
  const isOwn = grant.accountId === endedById;
  if (grant.status !== 'requested' && grant.status !== 'active') return isOwn;
  await tx.roleGrant.update({
    where: { id },
    data: { status: 'revoked', endedById, endedAt: actor.now },
  });
  if (grant.role === 'platform-admin') await keepAnAdministrator(tx);
  await noteRole(tx, actor, 'role-ended', grant);
  await revokeInvitationsOf(tx, grant.accountId, place, actor.now);
  if (!isOwn)
    await addJob(tx, 'notify', {
      accountId: grant.accountId,
      kind: 'role-ended',
      params: { role: grant.role, organisation: place.name },
      path: '/account/organisations',
    });
  return isOwn;
}

/** Throws `accounts.last-administrator` when the change left nobody to administer the platform. */
export async function keepAnAdministrator(tx: Tx): Promise<void> {
  // Two administrators who end each other at once follow one another here.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.administrators'))`;
  const left = await tx.roleGrant.count({
    where: { role: 'platform-admin', status: 'active', account: { status: 'active' } },
  });
  if (left === 0) throw new DomainError('accounts.last-administrator');
}

/** Takes back what somebody invited others to, unless a role they keep still lets them invite. */
export async function revokeInvitationsOf(
  tx: Tx,
  accountId: string,
  place: Place,
  now: Date,
): Promise<void> {
  const { organisationId, kind } = place;
  const kept = await tx.roleGrant.findMany({
    where: { accountId, organisationId, status: 'active' },
    select: { role: true },
  });
  if (kept.some(({ role }) => role === looksAfter(kind))) return;
  await tx.invitation.updateMany({
    where: { organisationId, invitedById: accountId, acceptedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
}
