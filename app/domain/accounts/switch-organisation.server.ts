import {
  DomainError,
  isOrganisationKind,
  type OrganisationKind,
  type PersonActor,
} from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';

/**
 * Chooses the organisation the person works in, for this session. Returns its kind. Throws `accounts.not-found` for
 * one they hold no role in, or that is suspended.
 */
export async function switchOrganisation(
  actor: PersonActor,
  organisationId: string,
): Promise<OrganisationKind> {
  const { accountId, sessionHash } = actor.person;
  return inTransaction('accounts.switch-organisation', async (tx) => {
    const grant = await tx.roleGrant.findFirst({
      where: { accountId, organisationId, status: 'active', organisation: { suspendedAt: null } },
      select: { organisation: { select: { kind: true } } },
    });
    const kind = grant?.organisation.kind ?? '';
    if (!isOrganisationKind(kind)) throw new DomainError('accounts.not-found');
    await tx.session.updateMany({
      where: { idHash: sessionHash, accountId },
      data: { activeOrganisationId: organisationId },
    });
    return kind;
  });
}
