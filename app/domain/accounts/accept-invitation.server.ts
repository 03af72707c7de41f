import {
  DomainError,
  isOrganisationKind,
  isRole,
  isStaff,
  touchesMoney,
  type OrganisationKind,
  type PersonActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { invitationHash } from './invitation-token.ts';
import { isAddressedTo, stateOf, type InvitationState } from './invitation.ts';
import { maskedEmail } from './organisation.ts';
import { addGrant, ROLE_REFUSALS, tellDeciders } from './role-records.server.ts';

export interface InvitationView {
  readonly state: InvitationState;
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly role: Role;
  /** Name of who invited, null for the operator of the platform. */
  readonly inviter: string | null;
  readonly expiresAt: Date;
  /** The invited address, of which only the beginning shows. */
  readonly sentTo: string;
  /** Whether it was sent to the verified address of the reader; null while signed out. */
  readonly isForReader: boolean | null;
  /** Whether the reader is who accepted it. */
  readonly acceptedByReader: boolean;
}

/** What the page of an invitation shows. Throws `accounts.not-found` for a link that is none. */
export async function getInvitation(
  accountId: string | null,
  token: string,
  now: Date,
): Promise<InvitationView> {
  const row = await db.invitation.findUnique({
    where: { tokenHash: invitationHash(token) },
    include: { organisation: { select: { name: true, kind: true, suspendedAt: true } } },
  });
  if (!row || !isRole(row.role) || !isOrganisationKind(row.organisation.kind))
    throw new DomainError('accounts.not-found');
  const state = stateOf(row, now);
  return {
    state: state === 'open' && row.organisation.suspendedAt !== null ? 'revoked' : state,
    organisation: row.organisation.name,
    kind: row.organisation.kind,
    role: row.role,
    inviter: await nameOf(row.invitedById),
    expiresAt: row.expiresAt,
    sentTo: maskedEmail(row.email),
    isForReader: accountId === null ? null : await isForAccount(accountId, row),
    acceptedByReader: accountId !== null && row.acceptedById === accountId,
  };
}

async function nameOf(accountId: string): Promise<string | null> {
  const account = await db.account.findUnique({
    where: { id: accountId },
    select: { name: true },
  });
  return account?.name ? account.name : null;
}

async function isForAccount(
  accountId: string,
  invitation: { readonly email: string },
): Promise<boolean> {
  const account = await db.account.findUnique({ where: { id: accountId } });
  return account !== null && isAddressedTo(invitation, account);
}

export interface Acceptance {
  /** `requested` for a role that touches money: a second person grants it. */
  readonly status: 'active' | 'requested';
  readonly kind: OrganisationKind;
}

/** How an invitation is named: by the token of its link, or on the pages of whom it was sent to. */
export type InvitationKey = { readonly token: string } | { readonly id: string };

/**
 * Takes the role somebody was invited to. Once only, however many times and at once the link is
 * used; the same person doing it again gets the same answer. Throws `accounts.not-found` for an
 * unknown link, `accounts.other-address` when it was sent to an address that is not the verified
 * one of the account (nothing is used up), `accounts.invitation-over` when it was taken back, has
 * ended or served somebody else, `accounts.two-persons` to who invited themselves, and what the database refuses about roles.
 */
export async function acceptInvitation(
  actor: PersonActor,
  key: InvitationKey,
): Promise<Acceptance> {
  return refusing(ROLE_REFUSALS, () =>
    inTransaction('accounts.accept-invitation', (tx) => accept(tx, actor, key)),
  );
}

async function accept(tx: Tx, actor: PersonActor, key: InvitationKey): Promise<Acceptance> {
  const { accountId, sessionHash } = actor.person;
  const where = 'id' in key ? { id: key.id } : { tokenHash: invitationHash(key.token) };
  const found = await tx.invitation.findUnique({ where, select: { id: true } });
  if (!found) throw new DomainError('accounts.not-found');
  await tx.$queryRaw`SELECT 1 FROM invitation WHERE id = ${found.id} FOR UPDATE`;
  const row = await tx.invitation.findUniqueOrThrow({
    where: { id: found.id },
    include: { organisation: true },
  });
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const { organisation, role } = row;
  if (!isRole(role) || !isOrganisationKind(organisation.kind))
    throw new DomainError('accounts.not-found');
  if (!isAddressedTo(row, account))
    throw new DomainError('id' in key ? 'accounts.not-found' : 'accounts.other-address');
  const status = touchesMoney(role) ? 'requested' : 'active';
  const acceptance = { status, kind: organisation.kind } as const;
  if (row.acceptedById === accountId) return acceptance;
  if (stateOf(row, actor.now) !== 'open' || organisation.suspendedAt !== null)
    throw new DomainError('accounts.invitation-over');
  // Nobody gives themselves a staff role, by an invitation to another address of theirs neither.
  if (row.invitedById === accountId && isStaff(role)) throw new DomainError('accounts.two-persons');
  await tx.invitation.update({
    where: { id: row.id },
    data: { acceptedAt: actor.now, acceptedById: accountId },
  });
  const organisationId = organisation.id;
  const grant = { accountId, organisationId, role, requestedById: row.invitedById };
  await addGrant(tx, actor, {
    ...grant,
    regions: row.regions,
    grantedById: status === 'active' ? row.invitedById : null,
  });
  if (status === 'active')
    await tx.session.updateMany({
      where: { idHash: sessionHash, accountId },
      data: { activeOrganisationId: organisationId },
    });
  const place = { organisationId, kind: organisation.kind, name: organisation.name };
  if (status === 'requested')
    await tellDeciders(tx, { ...place, suspended: false }, grant, account.name);
  await tellInviter(tx, row.invitedById, account.name, place);
  return acceptance;
}

async function tellInviter(
  tx: Tx,
  accountId: string,
  person: string,
  { name, kind, organisationId }: { name: string; kind: OrganisationKind; organisationId: string },
): Promise<void> {
  const inviter = await tx.account.findFirst({
    where: { id: accountId, status: 'active' },
    select: { roles: { where: { organisationId, status: 'active' }, take: 1 } },
  });
  if (!inviter) return;
  const own = inviter.roles.length > 0 && kind !== 'platform' && kind !== 'funder';
  await addJob(tx, 'notify', {
    accountId,
    kind: 'invitation-accepted',
    params: { person, organisation: name },
    path: own ? `/${kind}/people` : `/admin/organisations/${organisationId}`,
  });
}
