import { isRole, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { recordSecurityChange } from './security-event.server.ts';
import { isOver } from './session.ts';

/** A session of the person, for the list where it can be ended. */
export interface SessionView {
  /** Hash of the token: names the session and opens nothing. */
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  /** The session this list was asked in. */
  readonly isThis: boolean;
}

/** The person's sessions that are still open, this one first, then the last seen. */
export async function listSessions(actor: PersonActor): Promise<readonly SessionView[]> {
  const { accountId, sessionHash } = actor.person;
  const [sessions, grants] = await Promise.all([
    db.session.findMany({
      where: { accountId, expiresAt: { gt: actor.now } },
      orderBy: { seenAt: 'desc' },
    }),
    db.roleGrant.findMany({ where: { accountId, status: 'active' }, select: { role: true } }),
  ]);
  const roles = grants.flatMap(({ role }) => (isRole(role) ? [role] : []));
  return sessions
    .filter((session) => !isOver(session, roles, actor.now))
    .map(({ idHash, device, createdAt, seenAt }) => ({
      id: idHash,
      device,
      createdAt,
      seenAt,
      isThis: idHash === sessionHash,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one of the person's other sessions; one that has ended already changes nothing. */
export async function endSession(actor: PersonActor, id: string): Promise<void> {
  await endSessions(actor, id);
}

/** Ends all sessions of the person but this one. */
export async function endOtherSessions(actor: PersonActor): Promise<void> {
  await endSessions(actor, null);
}

async function endSessions(actor: PersonActor, id: string | null): Promise<void> {
  const { accountId, sessionHash } = actor.person;
  await inTransaction('end-sessions', async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: {
        accountId,
        idHash: { not: sessionHash, ...(id === null ? {} : { equals: id }) },
      },
    });
    if (count > 0) await recordSecurityChange(tx, actor, accountId, 'sessions-ended', { count });
  });
}
