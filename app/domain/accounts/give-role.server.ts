import {
  DomainError,
  touchesMoney,
  type MemberActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { refusing } from '#platform/constraints.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { revokeInvitationsOf } from './end-role.server.ts';
import { canGiveRole, ownerRoleOf } from './policy.ts';
import {
  addGrant,
  lockPlace,
  noteRole,
  ROLE_REFUSALS,
  tellDeciders,
} from './role-records.server.ts';

export interface RoleForm {
  readonly accountId: string;
  readonly role: Role;
  readonly regions: readonly string[];
}

/**
 * Gives a member another role: in a firm in place of the one they have, elsewhere beside it. A role
 * that touches money is only asked for, until a second person grants it. Throws
 * `accounts.not-found` where the actor may not, or for somebody who is no member,
 * `accounts.regions-missing` for a regional examiner without regions, and what the database refuses
 * (`accounts.role-held`, `accounts.roles-exclude`, `accounts.last-owner`).
 */
export async function giveRole(
  actor: MemberActor,
  organisationId: string,
  form: RoleForm,
): Promise<void> {
  await refusing(ROLE_REFUSALS, () =>
    inTransaction('accounts.give-role', (tx) => give(tx, actor, organisationId, form)),
  );
}

async function give(
  tx: Tx,
  actor: MemberActor,
  organisationId: string,
  { accountId, role, regions }: RoleForm,
): Promise<void> {
  const place = await lockPlace(tx, actor, organisationId);
  if (!canGiveRole(actor, place, { accountId, role })) throw new DomainError('accounts.not-found');
  if (role === 'regional-examiner' && regions.length === 0)
    throw new DomainError('accounts.regions-missing');
  const held = await tx.roleGrant.findMany({
    where: { accountId, organisationId, status: { in: ['requested', 'active'] } },
    orderBy: { id: 'asc' },
    include: { account: { select: { name: true, status: true } } },
  });
  const [one] = held;
  if (one?.account.status !== 'active') throw new DomainError('accounts.not-found');
  const requestedById = actor.person.accountId;
  const asked = touchesMoney(role);
  await addGrant(tx, actor, {
    accountId,
    organisationId,
    role,
    regions: role === 'regional-examiner' ? regions : [],
    requestedById,
    grantedById: asked ? null : requestedById,
  });
  if (ownerRoleOf(place.kind) !== null) {
    for (const grant of held) {
      await tx.roleGrant.update({
        where: { id: grant.id },
        data: { status: 'revoked', endedById: requestedById, endedAt: actor.now },
      });
      await noteRole(tx, actor, 'role-ended', grant);
    }
    await revokeInvitationsOf(tx, accountId, place, actor.now);
  }
  if (asked) await tellDeciders(tx, place, { accountId, requestedById, role }, one.account.name);
  else if (accountId !== requestedById)
    await addJob(tx, 'notify', {
      accountId,
      kind: 'role-granted',
      params: { role, organisation: place.name },
      path: '/account/organisations',
    });
}
