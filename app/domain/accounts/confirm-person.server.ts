import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { verifyPassword } from './password.server.ts';

/** How a person can prove again who they are. */
export interface WaysToConfirm {
  readonly password: boolean;
  readonly passkey: boolean;
  /** A person of the demonstration has neither. */
  readonly persona: boolean;
}

/** The ways in which the signed-in person can prove again who they are. */
export async function waysToConfirm(actor: PersonActor): Promise<WaysToConfirm> {
  const account = await db.account.findUniqueOrThrow({
    where: { id: actor.person.accountId },
    select: { passwordHash: true, persona: true, _count: { select: { passkeys: true } } },
  });
  return {
    password: account.passwordHash !== null,
    passkey: account._count.passkeys > 0,
    persona: account.persona !== null,
  };
}

/** Notes in the session that the password was given again. Throws `accounts.wrong-password`. */
export async function confirmByPassword(actor: PersonActor, password: string): Promise<void> {
  const { passwordHash } = await db.account.findUniqueOrThrow({
    where: { id: actor.person.accountId },
    select: { passwordHash: true },
  });
  const right = await verifyPassword(passwordHash, password);
  if (!right) throw new DomainError('accounts.wrong-password');
  await noteConfirmed(actor);
}

/**
 * Notes in the session that a person of the demonstration pressed the button instead. Only pages
 * of the demonstration call it. Throws `accounts.not-found` for real people.
 */
export async function confirmAsPersona(actor: PersonActor): Promise<void> {
  const { persona } = await waysToConfirm(actor);
  if (!persona) throw new DomainError('accounts.not-found');
  await noteConfirmed(actor);
}

async function noteConfirmed({ person, now }: PersonActor): Promise<void> {
  await inTransaction('confirm-person', (tx) =>
    tx.session.updateMany({
      where: { idHash: person.sessionHash, accountId: person.accountId },
      data: { confirmedAt: now },
    }),
  );
}
