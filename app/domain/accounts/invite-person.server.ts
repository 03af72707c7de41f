import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  isStaff,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { drawInvitationToken } from './invitation-token.ts';
import { INVITATION_DAYS, invitationEnd } from './invitation.ts';
import { canInvite, ownerRoleOf, type Place } from './policy.ts';
import { lockPlace, type NamedPlace } from './role-records.server.ts';

export interface InvitationForm {
  readonly email: string;
  readonly role: Role;
  readonly regions: readonly string[];
}

/** Makes the address of an invitation's page from its token. */
export type LinkOf = (token: string) => string;

export const INVITATION_REFUSALS = { invitation_once: 'accounts.already-invited' } as const;

/**
 * Invites an address to a role for seven days, by a link that serves once. Returns the id; the same
 * form sent twice invites once. Throws `accounts.not-found` where the actor may not invite,
 * `accounts.regions-missing` for a regional examiner without regions, `accounts.role-held` for a
 * member with that role and `accounts.already-invited`.
 */
export async function invitePerson(
  actor: MemberActor,
  organisationId: string,
  form: InvitationForm,
  { intentId, linkOf }: { readonly intentId: string; readonly linkOf: LinkOf },
): Promise<string> {
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return refusing(INVITATION_REFUSALS, () =>
    inTransaction('accounts.invite-person', (tx) =>
      onceByIntent(tx, intent, async () => {
        const place = await lockPlace(tx, actor, organisationId);
        if (!canInvite(actor, place, form.role, await hasOwner(tx, place)))
          throw new DomainError('accounts.not-found');
        if (place.suspended) throw new DomainError('accounts.organisation-suspended');
        return addInvitation(tx, actor, place, { ...form, linkOf });
      }),
    ),
  );
}

/** Whether somebody whose account is open owns a firm; true where nobody has to. */
export async function hasOwner(tx: Pick<Tx, 'roleGrant'>, place: Place): Promise<boolean> {
  const role = ownerRoleOf(place.kind);
  if (role === null) return true;
  const { organisationId } = place;
  const where = { organisationId, role, status: 'active', account: { status: 'active' } };
  return (await tx.roleGrant.count({ where })) > 0;
}

/** Writes an invitation and the message that carries its link. Returns its id. */
export async function addInvitation(
  tx: Tx,
  actor: MemberActor,
  place: NamedPlace,
  { email, role, regions, linkOf }: InvitationForm & { readonly linkOf: LinkOf },
): Promise<string> {
  const { organisationId } = place;
  if (role === 'regional-examiner' && regions.length === 0)
    throw new DomainError('accounts.regions-missing');
  const account = await tx.account.findUnique({ where: { email }, select: { id: true } });
  if (account?.id === actor.person.accountId && isStaff(role))
    throw new DomainError('accounts.two-persons');
  if (account) {
    const held = { accountId: account.id, organisationId, role };
    const count = await tx.roleGrant.count({
      where: { ...held, status: { in: ['requested', 'active'] } },
    });
    if (count > 0) throw new DomainError('accounts.role-held');
  }
  const { now } = actor;
  const at = { organisationId, email, role };
  await tx.invitation.updateMany({
    where: { ...at, acceptedAt: null, revokedAt: null, expiresAt: { lte: now } },
    data: { revokedAt: now },
  });
  const { token, tokenHash } = drawInvitationToken(actor.randomBytes);
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  await tx.invitation.create({
    data: {
      id,
      ...at,
      regions: role === 'regional-examiner' ? [...regions] : [],
      tokenHash,
      invitedById: actor.person.accountId,
      createdAt: now,
      expiresAt: invitationEnd(now),
    },
  });
  await appendAudit(tx, actor, {
    type: 'accounts.person-invited',
    stream: `organisation:${organisationId}`,
    subject: `invitation:${id}`,
    facts: { role },
  });
  await sendInvitation(tx, actor, place, { email, role, link: linkOf(token) });
  return id;
}

/** Sends the link of an invitation, in the language of the page it was asked on. */
export async function sendInvitation(
  tx: Tx,
  actor: MemberActor,
  place: NamedPlace,
  { email, role, link }: { readonly email: string; readonly role: Role; readonly link: string },
): Promise<void> {
  await addJob(tx, 'message', {
    channel: 'email',
    recipient: email,
    language: actor.lang,
    kind: 'invitation',
    params: {
      organisation: place.name,
      inviter: actor.person.name,
      role,
      link,
      days: INVITATION_DAYS,
    },
  });
}
