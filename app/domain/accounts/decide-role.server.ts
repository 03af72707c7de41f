import { DomainError, isRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import { canDecideRole } from './policy.ts';
import { lockPlace, noteRole, ROLE_REFUSALS } from './role-records.server.ts';

export type RoleDecision = 'grant' | 'refuse';

/**
 * A second person grants or refuses a role that touches money; the same decision taken twice is
 * one. Throws `accounts.not-found` where the actor may not decide, `accounts.two-persons` for who
 * asked for the role or receives it, and `accounts.request-closed` when it was decided otherwise.
 */
export async function decideRole(
  actor: MemberActor,
  organisationId: string,
  grantId: string,
  decision: RoleDecision,
): Promise<void> {
  await refusing(ROLE_REFUSALS, () =>
    inTransaction('accounts.decide-role', async (tx) => {
      const place = await lockPlace(tx, actor, organisationId);
      const grant = await tx.roleGrant.findFirst({ where: { id: grantId, organisationId } });
      if (!grant || !isRole(grant.role)) throw new DomainError('accounts.not-found');
      const { accountId, requestedById, role } = grant;
      const own = actor.person.accountId;
      const third = { accountId: '', requestedById: '', role };
      if (!canDecideRole(actor, place, third)) throw new DomainError('accounts.not-found');
      const status = decision === 'grant' ? 'active' : 'refused';
      if (grant.status === status && (grant.grantedById ?? grant.endedById) === own) return;
      if (grant.status !== 'requested') throw new DomainError('accounts.request-closed');
      if (!canDecideRole(actor, place, { accountId, requestedById, role }))
        throw new DomainError('accounts.two-persons');
      await tx.roleGrant.update({
        where: { id: grantId },
        data:
          decision === 'grant'
            ? { status, grantedById: own, grantedAt: actor.now }
            : { status, endedById: own, endedAt: actor.now },
      });
      await noteRole(tx, actor, decision === 'grant' ? 'role-granted' : 'role-refused', grant);
      await addJob(tx, 'notify', {
        accountId,
        kind: decision === 'grant' ? 'role-granted' : 'role-ended',
        params: { role, organisation: place.name },
        path: '/account/organisations',
      });
    }),
  );
}
