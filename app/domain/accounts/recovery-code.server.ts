import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { hmac } from '#platform/secrets.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import {
  normalRecoveryCode,
  RECOVERY_CODE_BYTES,
  RECOVERY_CODES,
  recoveryCodeOf,
} from './recovery-code.ts';
import { secondFactorsOf } from './second-factor.server.ts';
import { recordSecurityChange } from './security-event.server.ts';

/**
 * Makes ten recovery codes, which are shown now and never again; those made before serve no more.
 * Throws `accounts.no-second-factor` while there is nothing they could stand in for.
 */
export async function makeRecoveryCodes(actor: PersonActor): Promise<readonly string[]> {
  const { accountId } = actor.person;
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    recoveryCodeOf(actor.randomBytes(RECOVERY_CODE_BYTES)),
  );
  await inTransaction('make-recovery-codes', async (tx) => {
    // Two forms sent at once follow one another: only the codes shown last serve.
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`;
    const { totp, passkeys } = await secondFactorsOf(tx, accountId);
    if (!totp && passkeys === 0) throw new DomainError('accounts.no-second-factor');
    await tx.recoveryCode.deleteMany({ where: { accountId } });
    await tx.recoveryCode.createMany({
      data: codes.map((code) => ({ accountId, codeHash: hashOf(accountId, code) })),
    });
    await recordSecurityChange(tx, actor, accountId, 'recovery-codes-made');
  });
  return codes;
}

/**
 * Uses a recovery code up, once. Throws `accounts.wrong-code` for an unknown one and one that was
 * used.
 */
export async function takeRecoveryCode(tx: Tx, actor: PersonActor, typed: string): Promise<void> {
  const { accountId } = actor.person;
  const { count } = await tx.recoveryCode.updateMany({
    where: { accountId, codeHash: hashOf(accountId, typed), usedAt: null },
    data: { usedAt: actor.now },
  });
  if (count === 0) throw new DomainError('accounts.wrong-code');
  const left = await tx.recoveryCode.count({ where: { accountId, usedAt: null } });
  await recordSecurityChange(tx, actor, accountId, 'recovery-code-used', { left });
}

function hashOf(accountId: string, typed: string): string {
  return hmac(`recovery-code ${accountId}`, normalRecoveryCode(typed) ?? '');
}
