import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, isRole, type MemberActor, type Role } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { drawInvitationToken } from './invitation-token.ts';
import { invitationEnd } from './invitation.ts';
import { hasOwner, sendInvitation, type LinkOf } from './invite-person.server.ts';
import { canInvite } from './policy.ts';
import { lockPlace, type NamedPlace } from './role-records.server.ts';

/**
 * Takes an invitation back; its link opens nothing any more. Done already, it changes nothing.
 * Throws `accounts.not-found` where the actor may not invite, and `accounts.invitation-over` once it
 * was accepted.
 */
export async function revokeInvitation(
  actor: MemberActor,
  organisationId: string,
  id: string,
): Promise<void> {
  await inTransaction('accounts.revoke-invitation', async (tx) => {
    const { revoked } = await take(tx, actor, organisationId, id);
    if (revoked) return;
    await tx.invitation.update({ where: { id }, data: { revokedAt: actor.now } });
    await note(tx, actor, organisationId, id, 'accounts.invitation-revoked');
  });
}

/**
 * Sends an invitation again with a new link and another seven days; the link before it dies.
 * Throws what `revokeInvitation` throws, and `accounts.invitation-over` when it was taken back.
 */
export async function resendInvitation(
  actor: MemberActor,
  organisationId: string,
  id: string,
  linkOf: LinkOf,
): Promise<void> {
  await inTransaction('accounts.resend-invitation', async (tx) => {
    const { place, email, role, revoked } = await take(tx, actor, organisationId, id);
    if (revoked || place.suspended) throw new DomainError('accounts.invitation-over');
    const { token, tokenHash } = drawInvitationToken(actor.randomBytes);
    await tx.invitation.update({
      where: { id },
      data: { tokenHash, expiresAt: invitationEnd(actor.now) },
    });
    await note(tx, actor, organisationId, id, 'accounts.invitation-sent-again');
    await sendInvitation(tx, actor, place, { email, role, link: linkOf(token) });
  });
}

interface Taken {
  readonly place: NamedPlace;
  readonly email: string;
  readonly role: Role;
  readonly revoked: boolean;
}

/** An invitation that has not been accepted, of an organisation where the actor may invite. */
async function take(
  tx: Tx,
  actor: MemberActor,
  organisationId: string,
  id: string,
): Promise<Taken> {
  const place = await lockPlace(tx, actor, organisationId);
  await tx.$queryRaw`SELECT 1 FROM invitation WHERE id = ${id} FOR UPDATE`;
  const row = await tx.invitation.findFirst({ where: { id, organisationId } });
  if (!row || !isRole(row.role)) throw new DomainError('accounts.not-found');
  if (!canInvite(actor, place, row.role, await hasOwner(tx, place)))
    throw new DomainError('accounts.not-found');
  if (row.acceptedAt !== null) throw new DomainError('accounts.invitation-over');
  return { place, email: row.email, role: row.role, revoked: row.revokedAt !== null };
}

async function note(tx: Tx, actor: MemberActor, organisationId: string, id: string, type: string) {
  await appendAudit(tx, actor, {
    type,
    stream: `organisation:${organisationId}`,
    subject: `invitation:${id}`,
  });
}
