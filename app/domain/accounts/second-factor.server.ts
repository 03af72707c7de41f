import { DomainError, isRole, isStaff } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { refusalToRemove, type SecondFactors } from './second-factor-rules.ts';

/** The second factors of an account and what its roles ask for. */
export async function secondFactorsOf(
  client: Tx | typeof db,
  accountId: string,
): Promise<SecondFactors> {
  const account = await client.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      passwordHash: true,
      totp: { select: { confirmedAt: true } },
      roles: { where: { status: 'active' }, select: { role: true } },
      _count: { select: { passkeys: true } },
    },
  });
  return {
    totp: account.totp !== null && account.totp.confirmedAt !== null,
    passkeys: account._count.passkeys,
    hasPassword: account.passwordHash !== null,
    isStaff: account.roles.some(({ role }) => isRole(role) && isStaff(role)),
  };
}

/**
 * Refuses to take away a key that the account cannot do without: `accounts.last-key`,
 * `accounts.second-factor-needed`. Two removals at a time follow one another on the account's row,
 * so that both do not count on what the other takes.
 */
export async function keepsSecondFactor(
  tx: Tx,
  accountId: string,
  { without }: { readonly without: 'totp' | 'passkey' },
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`;
  const refusal = refusalToRemove(await secondFactorsOf(tx, accountId), without);
  if (refusal !== null) throw new DomainError(`accounts.${refusal}`);
}

/**
 * Deletes the recovery codes of an account that has no second factor left: they stand in for
 * nothing, and would be forgotten until another one is set up.
 */
export async function dropIdleRecoveryCodes(tx: Tx, accountId: string): Promise<void> {
  const { totp, passkeys } = await secondFactorsOf(tx, accountId);
  if (!totp && passkeys === 0) await tx.recoveryCode.deleteMany({ where: { accountId } });
}
