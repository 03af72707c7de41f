import { DomainError, type Actor, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { endLiveCodes } from './one-time-code.server.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword } from './password.server.ts';
import { recordSecurityChange } from './security-event.server.ts';

/**
 * Gives an account a new password by its hash: ends every other session of the account and the
 * reset links under way, writes the audit entry and tells the person.
 */
export async function setPassword(
  tx: Tx,
  actor: Pick<Actor, 'now' | 'requestId'> & Partial<Pick<Actor, 'person'>>,
  change: {
    readonly accountId: string;
    readonly passwordHash: string;
    /** The session the person changes it in; left out, all sessions end. */
    readonly keepSession?: string;
  },
): Promise<void> {
  const { accountId, passwordHash, keepSession } = change;
  await endLiveCodes(tx, { accountId, purpose: 'reset-password', now: actor.now });
  await tx.account.update({ where: { id: accountId }, data: { passwordHash } });
  await tx.session.deleteMany({
    where: { accountId, ...(keepSession === undefined ? {} : { idHash: { not: keepSession } }) },
  });
  await recordSecurityChange(tx, actor, accountId, 'password-changed');
}

/**
 * The signed-in person chooses a new password. Throws `accounts.password-short`, `-long`,
 * `-personal` or `-common`.
 */
export async function changePassword(actor: PersonActor, password: string): Promise<void> {
  const { accountId, sessionHash } = actor.person;
  const owner = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { name: true, email: true, phone: true },
  });
  const problem = passwordProblem(password, owner);
  if (problem !== null) throw new DomainError(`accounts.password-${problem}`);
  const passwordHash = await hashPassword(password);
  await inTransaction('change-password', (tx) =>
    setPassword(tx, actor, { accountId, passwordHash, keepSession: sessionHash }),
  );
}
