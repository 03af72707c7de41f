import {
  isOrganisationKind,
  isRole,
  type Actor,
  type MemberActor,
  type Role,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

/**
 * Somebody as they stand in an organisation now, for work that they asked for and that is done
 * later by a job: with the roles they still hold. Null when they hold none, or are suspended.
 */
export async function findMemberAtWork(
  accountId: string,
  organisationId: string,
  { now, randomBytes, requestId }: Pick<Actor, 'now' | 'randomBytes' | 'requestId'>,
): Promise<MemberActor | null> {
  const account = await db.account.findUnique({
    where: { id: accountId, status: 'active' },
    include: {
      roles: {
        where: { organisationId, status: 'active', organisation: { suspendedAt: null } },
        include: { organisation: true },
      },
    },
  });
  const organisation = account?.roles[0]?.organisation;
  if (!account || !organisation || !isOrganisationKind(organisation.kind)) return null;
  const roles = account.roles.flatMap(({ role }): Role[] => (isRole(role) ? [role] : []));
  return {
    ...{ deviceHash: null, now, randomBytes, requestId, ip: '', lang: account.language },
    person: {
      ...{ accountId, sessionHash: '', name: account.name, language: account.language },
      seat: {
        ...{ organisationId, kind: organisation.kind, organisationName: organisation.name },
        ...{ roles, regions: [...new Set(account.roles.flatMap(({ regions }) => regions))] },
      },
      ...{ owesSecondFactor: false, confirmedAt: now },
    },
  };
}
