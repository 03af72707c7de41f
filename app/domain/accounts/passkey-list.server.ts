import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { passkeyName } from './passkey-rules.ts';
import { dropIdleRecoveryCodes, keepsSecondFactor } from './second-factor.server.ts';
import { recordSecurityChange } from './security-event.server.ts';

/** A passkey of the person. */
export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** The passkeys of the signed-in person, the oldest first. */
export async function listPasskeys(actor: PersonActor): Promise<readonly PasskeyView[]> {
  return db.passkey.findMany({
    where: { accountId: actor.person.accountId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** Gives a passkey another name. Throws `accounts.passkey-name` or `accounts.not-found`. */
export async function renamePasskey(actor: PersonActor, id: string, typed: string): Promise<void> {
  const { accountId } = actor.person;
  const name = passkeyName(typed);
  if (name === null) throw new DomainError('accounts.passkey-name');
  await inTransaction('rename-passkey', async (tx) => {
    const { count } = await tx.passkey.updateMany({ where: { id, accountId }, data: { name } });
    if (count === 0) throw new DomainError('accounts.not-found');
    await recordSecurityChange(tx, actor, accountId, 'passkey-renamed');
  });
}

/**
 * Forgets a passkey; one that is gone already changes nothing. Throws `accounts.last-key` when the
 * account could not be opened any more, `accounts.second-factor-needed` when a role asks for one.
 */
export async function removePasskey(actor: PersonActor, id: string): Promise<void> {
  const { accountId } = actor.person;
  await inTransaction('remove-passkey', async (tx) => {
    if ((await tx.passkey.count({ where: { id, accountId } })) === 0) return;
    await keepsSecondFactor(tx, accountId, { without: 'passkey' });
    const { count } = await tx.passkey.deleteMany({ where: { id, accountId } });
    if (count === 0) return;
    await dropIdleRecoveryCodes(tx, accountId);
    await recordSecurityChange(tx, actor, accountId, 'passkey-removed');
  });
}
