import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { seal, unseal } from '#platform/secrets.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { isCode, normalCode } from './one-time-code.ts';
import { recordSecurityChange } from './security-event.server.ts';
import { dropIdleRecoveryCodes, keepsSecondFactor } from './second-factor.server.ts';
import { checkTotp, TOTP_SECRET_BYTES, totpKey, type TotpKey } from './totp.ts';

const sealedFor = (accountId: string) => `totp ${accountId}`;

/**
 * Begins to set up an authenticator application: a new key waits for its first code. Throws
 * `accounts.totp-exists` when one is in use.
 */
export async function beginTotp(actor: PersonActor): Promise<void> {
  const { accountId } = actor.person;
  const secret = seal(sealedFor(accountId), actor.randomBytes(TOTP_SECRET_BYTES));
  await inTransaction('begin-totp', async (tx) => {
    const written = await tx.$executeRaw`
      INSERT INTO totp_factor (account_id, secret, last_step) VALUES (${accountId}, ${secret}, 0)
      ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, last_step = 0
      WHERE totp_factor.confirmed_at IS NULL`;
    if (written === 0) throw new DomainError('accounts.totp-exists');
  });
}

/** The key that waits for its first code; null when none does. */
export async function findPendingTotp(actor: PersonActor): Promise<TotpKey | null> {
  const { accountId } = actor.person;
  const factor = await db.totpFactor.findUnique({
    where: { accountId, confirmedAt: null },
    select: { secret: true, account: { select: { email: true, phone: true } } },
  });
  if (!factor) return null;
  const { email, phone } = factor.account;
  return totpKey(unseal(sealedFor(accountId), factor.secret), email ?? phone ?? '');
}

/**
 * Puts the authenticator application into use by a first code, which counts as a second factor in
 * this session. Throws as `takeTotp` does, and `accounts.no-totp` when no key waits.
 */
export async function confirmTotp(actor: PersonActor, code: string): Promise<void> {
  const { accountId, sessionHash } = actor.person;
  await inTransaction('confirm-totp', async (tx) => {
    await takeTotp(tx, actor, code, { pending: true });
    await tx.totpFactor.update({ where: { accountId }, data: { confirmedAt: actor.now } });
    await tx.session.updateMany({
      where: { idHash: sessionHash, accountId },
      data: { secondFactorAt: actor.now },
    });
    await recordSecurityChange(tx, actor, accountId, 'totp-added');
  });
}

/**
 * Takes a code of the authenticator application; each time step serves once. Throws
 * `accounts.not-a-code`, `accounts.no-totp`, `accounts.wrong-code`, `accounts.clock-wrong` when it
 * is right for another time within five minutes, or `accounts.code-reused`.
 */
export async function takeTotp(
  tx: Tx,
  actor: PersonActor,
  typed: string,
  { pending = false }: { readonly pending?: boolean } = {},
): Promise<void> {
  const { accountId } = actor.person;
  const code = normalCode(typed);
  if (!isCode(code)) throw new DomainError('accounts.not-a-code');
  const confirmedAt = pending ? null : { not: null };
  const factor = await tx.totpFactor.findUnique({
    where: { accountId, confirmedAt },
    select: { secret: true },
  });
  if (!factor) throw new DomainError('accounts.no-totp');
  const check = checkTotp(unseal(sealedFor(accountId), factor.secret), code, actor.now);
  if (check.kind === 'clock') throw new DomainError('accounts.clock-wrong');
  if (check.kind === 'wrong') throw new DomainError('accounts.wrong-code');
  const taken = await tx.totpFactor.updateMany({
    where: { accountId, confirmedAt, secret: factor.secret, lastStep: { lt: check.step } },
    data: { lastStep: check.step },
  });
  if (taken.count === 0) throw new DomainError('accounts.code-reused');
}

/**
 * Stops using the authenticator application; a second time changes nothing. Throws
 * `accounts.second-factor-needed` when a role asks for a second factor and this is the last one.
 */
export async function removeTotp(actor: PersonActor): Promise<void> {
  const { accountId } = actor.person;
  await inTransaction('remove-totp', async (tx) => {
    await keepsSecondFactor(tx, accountId, { without: 'totp' });
    const { count } = await tx.totpFactor.deleteMany({ where: { accountId } });
    if (count === 0) return;
    await dropIdleRecoveryCodes(tx, accountId);
    await recordSecurityChange(tx, actor, accountId, 'totp-removed');
  });
}
