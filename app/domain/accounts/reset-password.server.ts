import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { Address } from './address.ts';
import { issueResetLink, useResetToken } from './one-time-code-link.server.ts';
import { setPassword } from './password-change.server.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword } from './password.server.ts';

/**
 * Sends a link to choose a new password to an address that has an account; does nothing for others.
 * The caller answers the same either way.
 */
export async function requestReset(
  actor: Actor,
  address: Address,
  linkOf: (token: string) => string,
): Promise<void> {
  const { channel, value } = address;
  await inTransaction('accounts.request-reset', async (tx) => {
    const account = await tx.account.findFirst({
      where: { status: 'active', ...(channel === 'email' ? { email: value } : { phone: value }) },
      select: { id: true },
    });
    if (!account) return;
    await issueResetLink(tx, actor, { accountId: account.id, target: value, channel, linkOf });
  });
}

/**
 * Gives the account of a reset link a new password and ends its sessions. A refused password uses
 * nothing up. Throws `accounts.link-over` or `accounts.password-short`, `-long`, `-personal`,
 * `-common`.
 */
export async function resetPassword(
  actor: Actor,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const problem = passwordProblem(password);
  if (problem !== null) throw new DomainError(`accounts.password-${problem}`);
  const passwordHash = await hashPassword(password);
  await inTransaction('accounts.reset-password', async (tx) => {
    const { accountId } = await useResetToken(tx, actor, token);
    const owner = await tx.account.findUniqueOrThrow({
      where: { id: accountId },
      select: { name: true, email: true, phone: true },
    });
    // Thrown inside the transaction: the link stays good for another try.
    const personal = passwordProblem(password, owner);
    if (personal !== null) throw new DomainError(`accounts.password-${personal}`);
    await setPassword(tx, actor, { accountId, passwordHash });
  });
}
