import { appendAudit } from '#domain/audit/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { isCode, normalCode } from './one-time-code.ts';
import { takeRecoveryCode } from './recovery-code.server.ts';
import { secondFactorStep } from './second-factor-rules.ts';
import { secondFactorsOf } from './second-factor.server.ts';
import { takeTotp } from './totp.server.ts';

/**
 * Shows a second factor in the session: a code of the authenticator application, or a recovery
 * code. Throws as `takeTotp` and `takeRecoveryCode` do.
 */
export async function showSecondFactor(actor: PersonActor, typed: string): Promise<void> {
  const { accountId, sessionHash } = actor.person;
  const how = isCode(normalCode(typed)) ? 'totp' : 'recovery-code';
  await inTransaction('show-second-factor', async (tx) => {
    if (how === 'totp') await takeTotp(tx, actor, typed);
    else await takeRecoveryCode(tx, actor, typed);
    await tx.session.updateMany({
      where: { idHash: sessionHash, accountId },
      data: { secondFactorAt: actor.now },
    });
    await appendAudit(tx, actor, {
      type: 'accounts.second-factor-shown',
      stream: `account:${accountId}`,
      subject: `account:${accountId}`,
      facts: { how },
    });
  });
}

/** What an account protects itself with, for the pages that show it. */
export interface KeysView {
  readonly hasPassword: boolean;
  readonly totp: boolean;
  readonly passkeys: number;
  /** Recovery codes that were not used yet. */
  readonly recoveryCodes: number;
  readonly isStaff: boolean;
  /** When this session showed a second factor. */
  readonly shownAt: Date | null;
  /** What this session has to do before it may change keys. */
  readonly step: 'show' | 'set-up' | null;
}

/** The keys of the signed-in person's account, and where this session stands. */
export async function getKeys(actor: PersonActor): Promise<KeysView> {
  const { accountId, sessionHash } = actor.person;
  const [factors, recoveryCodes, session] = await Promise.all([
    secondFactorsOf(db, accountId),
    db.recoveryCode.count({ where: { accountId, usedAt: null } }),
    db.session.findUnique({
      where: { idHash: sessionHash, accountId },
      select: { secondFactorAt: true },
    }),
  ]);
  const shownAt = session?.secondFactorAt ?? null;
  return { ...factors, recoveryCodes, shownAt, step: secondFactorStep(factors, shownAt) };
}
