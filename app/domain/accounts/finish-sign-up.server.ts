import { DomainError, UUID_RANDOM_BYTES, uuidV7, type Actor } from '#domain/kernel/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { giveConsents, isConsentPurpose } from './consent.server.ts';
import { normalCode } from './one-time-code.ts';
import { openSession } from './open-session.server.ts';
import { MAX_ATTEMPTS } from './sign-up.ts';
import { isRightCode, signUpIdHash } from './sign-up.server.ts';

const SALT_BYTES = 16;

export interface NewSession {
  readonly accountId: string;
  /** Token of the session's cookie. */
  readonly token: string;
}

/**
 * Makes the account when the code is right and signs it in. Every try counts, the fifth wrong one
 * asks for another code. Throws `accounts.sign-up-over`, `accounts.wrong-code` (with `left` tries)
 * or `accounts.address-taken` when the address got an account in the meantime.
 */
export async function finishSignUp(
  actor: Actor,
  { token, code, userAgent }: { token: string; code: string; userAgent: string | null },
): Promise<NewSession> {
  const idHash = signUpIdHash(token);
  const left = await countTry(actor, idHash);
  try {
    const made = await inTransaction('accounts.finish-sign-up', async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM sign_up WHERE id_hash = ${idHash} FOR UPDATE`;
      const row = await tx.signUp.findUniqueOrThrow({ where: { idHash } });
      if (row.usedAt !== null) throw new DomainError('accounts.sign-up-over');
      if (!isRightCode(row, normalCode(code), actor.now)) return null;
      await tx.signUp.update({ where: { idHash }, data: { usedAt: actor.now } });
      const accountId = await makeAccount(tx, actor, row);
      if (actor.person)
        await tx.session.deleteMany({ where: { idHash: actor.person.sessionHash } });
      const session = await openSession(tx, actor, { accountId, userAgent, secondFactor: false });
      return { accountId, token: session };
    });
    if (made === null) throw new DomainError('accounts.wrong-code', { left });
    return made;
  } catch (error) {
    if (['account_email_key', 'account_phone_key'].includes(constraintOf(error) ?? ''))
      throw new DomainError('accounts.address-taken');
    throw error;
  }
}

/** Counts a try before it is judged, so that tries at the same time count too. Returns what is left. */
async function countTry(actor: Actor, idHash: string): Promise<number> {
  return inTransaction('accounts.count-sign-up-try', async (tx) => {
    const counted = await tx.signUp.updateManyAndReturn({
      where: {
        idHash,
        usedAt: null,
        expiresAt: { gt: actor.now },
        attempts: { lt: MAX_ATTEMPTS },
      },
      data: { attempts: { increment: 1 } },
      select: { attempts: true },
    });
    const [row] = counted;
    if (row) return MAX_ATTEMPTS - row.attempts;
    const known = await tx.signUp.count({
      where: { idHash, usedAt: null, expiresAt: { gt: actor.now } },
    });
    throw known === 0
      ? new DomainError('accounts.sign-up-over')
      : new DomainError('accounts.wrong-code', { left: 0 });
  });
}

type SignUpRow = NonNullable<Awaited<ReturnType<Tx['signUp']['findUnique']>>>;

async function makeAccount(tx: Tx, actor: Actor, row: SignUpRow): Promise<string> {
  const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
  const salt = new Uint8Array(actor.randomBytes(SALT_BYTES));
  const byEmail = row.channel === 'email';
  await tx.account.create({
    data: {
      id,
      name: row.name,
      ...(byEmail
        ? { email: row.target, emailVerifiedAt: actor.now }
        : { phone: row.target, phoneVerifiedAt: actor.now }),
      passwordHash: row.passwordHash,
      language: row.language,
      auditSalt: salt,
      createdAt: actor.now,
    },
  });
  await giveConsents(tx, actor, {
    accountId: id,
    language: row.language,
    purposes: row.consents.filter(isConsentPurpose),
  });
  await appendAudit(tx, actor, {
    type: 'accounts.account-opened',
    stream: `account:${id}`,
    subject: `account:${id}`,
    facts: { channel: row.channel },
    after: { name: row.name, target: row.target },
    salt,
  });
  return id;
}
