import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { Address } from './address.ts';
import { openSession } from './open-session.server.ts';
import { hashPassword, needsRehash, verifyPassword } from './password.server.ts';
import { deviceOf } from './session.ts';

export interface Credentials {
  /** Null for what is neither an address nor a number: refused in the same time. */
  readonly address: Address | null;
  readonly password: string;
  readonly userAgent: string | null;
}

/**
 * Signs in by password. Returns the token of the new session. Throws `accounts.sign-in-refused`,
 * the same and in the same time, for an unknown address, a wrong password or a suspended account.
 */
export async function signIn(actor: Actor, credentials: Credentials): Promise<string> {
  const { address, password, userAgent } = credentials;
  const account = address === null ? null : await findByAddress(address);
  const right = await verifyPassword(account?.passwordHash ?? null, password);
  if (!right || account?.status !== 'active') throw new DomainError('accounts.sign-in-refused');
  const { id: accountId, passwordHash } = account;
  const isOld = passwordHash !== null && needsRehash(passwordHash);
  const renewed = isOld ? await hashPassword(password) : null;
  return inTransaction('accounts.sign-in', async (tx) => {
    if (!(await isStillRight(tx, { accountId, passwordHash, password })))
      throw new DomainError('accounts.sign-in-refused');
    if (renewed !== null)
      await tx.account.updateMany({
        where: { id: accountId, passwordHash },
        data: { passwordHash: renewed },
      });
    return enter(tx, actor, { accountId, userAgent, secondFactor: false, how: 'password' });
  });
}

/**
 * Checking a password takes time in which it may be changed or the account closed: whoever ends the
 * sessions of an account holds its row, so that no session opens behind them.
 */
async function isStillRight(
  tx: Tx,
  known: {
    readonly accountId: string;
    readonly passwordHash: string | null;
    readonly password: string;
  },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ status: string; hash: string | null }[]>`
    SELECT status, password_hash AS hash FROM account
    WHERE id = ${known.accountId} FOR NO KEY UPDATE`;
  if (row?.status !== 'active') return false;
  return row.hash === known.passwordHash || verifyPassword(row.hash, known.password);
}

function findByAddress({ channel, value }: Address) {
  return db.account.findUnique({
    where: channel === 'email' ? { email: value } : { phone: value },
    select: { id: true, status: true, passwordHash: true },
  });
}

/**
 * Opens a session after who it is was proved: ends the session this browser had, tells the person
 * when the device is new, writes the audit entry. Returns the token.
 */
export async function enter(
  tx: Tx,
  actor: Actor,
  options: {
    readonly accountId: string;
    readonly userAgent: string | null;
    readonly secondFactor: boolean;
    readonly how: 'password' | 'passkey' | 'persona' | 'reset';
  },
): Promise<string> {
  const { accountId, how } = options;
  const device = deviceOf(options.userAgent);
  if (actor.person) await tx.session.deleteMany({ where: { idHash: actor.person.sessionHash } });
  const others = await tx.session.findMany({ where: { accountId }, select: { device: true } });
  const token = await openSession(tx, actor, options);
  if (others.length > 0 && others.every((session) => session.device !== device))
    await addJob(tx, 'notify', {
      accountId,
      kind: 'new-session',
      params: { device },
      path: '/account/security',
    });
  await appendAudit(
    tx,
    { ...actor, person: { accountId, seat: null } },
    {
      type: 'accounts.signed-in',
      stream: `account:${accountId}`,
      subject: `account:${accountId}`,
      facts: { how },
    },
  );
  return token;
}

/** Ends the session of the actor; signing out twice is no error. */
export async function signOut(actor: Actor): Promise<void> {
  const { person } = actor;
  if (!person) return;
  await inTransaction('accounts.sign-out', async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { idHash: person.sessionHash } });
    if (count === 0) return;
    await appendAudit(tx, actor, {
      type: 'accounts.signed-out',
      stream: `account:${person.accountId}`,
      subject: `account:${person.accountId}`,
    });
  });
}
