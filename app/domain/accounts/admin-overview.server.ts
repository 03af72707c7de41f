import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

export interface AdminOverview {
  readonly organisations: number;
  readonly accounts: number;
  /** Roles that a second person has to grant or refuse. */
  readonly rolesWaiting: number;
  readonly requestsOpen: number;
  /** Requests under law 09-08 past their tenth working day. */
  readonly requestsLate: number;
}

/** What waits for the administrators of the platform. The caller holds a seat there. */
export async function getAdminOverview({ now }: MemberActor): Promise<AdminOverview> {
  const today = new Date(`${civilDateOf(now)}T00:00:00Z`);
  const open = { status: 'open' };
  const [organisations, accounts, rolesWaiting, requestsOpen, requestsLate] = await Promise.all([
    db.organisation.count(),
    db.account.count({ where: { status: 'active' } }),
    db.roleGrant.count({ where: { status: 'requested' } }),
    db.dataRequest.count({ where: open }),
    db.dataRequest.count({ where: { ...open, dueOn: { lt: today } } }),
  ]);
  return { organisations, accounts, rolesWaiting, requestsOpen, requestsLate };
}
