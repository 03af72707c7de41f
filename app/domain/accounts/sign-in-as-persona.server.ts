import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { enter } from './sign-in.server.ts';

/**
 * Signs in as a person of the demonstration, which counts as a second factor. Only pages of the
 * demonstration call it, and only accounts marked as personas can be entered. Throws
 * `accounts.not-found`.
 */
export async function signInAsPersona(
  actor: Actor,
  persona: string,
  userAgent: string | null,
): Promise<{ readonly token: string; readonly language: string }> {
  return inTransaction('accounts.sign-in-as-persona', async (tx) => {
    const account = await tx.account.findUnique({
      where: { persona, status: 'active' },
      select: { id: true, language: true },
    });
    if (!account) throw new DomainError('accounts.not-found');
    const token = await enter(tx, actor, {
      accountId: account.id,
      userAgent,
      secondFactor: true,
      how: 'persona',
    });
    return { token, language: account.language };
  });
}
