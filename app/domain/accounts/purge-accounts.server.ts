import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { eraseAccount } from './erase-account.server.ts';
import { keptSince } from './retention.ts';

/** Rows that one transaction deletes: short enough that nobody waits behind it. */
const AT_ONCE = 1_000;
const REQUEST_ID = 'retention';

/** How many rows of each class went. */
export type Purged = Readonly<Record<string, number>>;

/**
 * Deletes what this room has kept long enough, as the retention table says, and erases accounts
 * whose address was never verified. Run again it finds nothing more. Returns how many rows went.
 */
export async function purgeAccounts(now: Date): Promise<Purged> {
  const codes = keptSince('codes', now);
  const invitations = keptSince('invitations', now);
  return {
    sessions: await inBatches('session', (tx) => oldSessions(tx, keptSince('sessions', now))),
    codes: await inBatches('one-time-code', (tx) => oldCodes(tx, codes)),
    challenges: await inBatches('passkey-challenge', (tx) => oldChallenges(tx, codes)),
    signUps: await inBatches('sign-up', (tx) => oldSignUps(tx, codes)),
    invitations: await inBatches('invitation', (tx) => oldInvitations(tx, invitations)),
    joinRequests: await inBatches('join-request', (tx) => oldJoinRequests(tx, invitations)),
    dataRequests: await inBatches('data-request', (tx) =>
      oldDataRequests(tx, keptSince('data-requests', now)),
    ),
    consents: await inBatches('consent', (tx) => oldConsents(tx, keptSince('consents', now))),
    unverified: await eraseUnverified(now),
  };
}

/** Repeats a deletion of a limited number of rows, each time by itself, until none is left. */
async function inBatches(name: string, work: (tx: Tx) => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await inTransaction(`accounts.purge-${name}`, (tx) => work(tx));
    total += count;
    if (count < AT_ONCE) return total;
  }
}

function oldSessions(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM session WHERE id_hash IN (
      SELECT id_hash FROM session WHERE expires_at <= ${before} LIMIT ${AT_ONCE})`;
}

function oldCodes(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM one_time_code WHERE id IN (
      SELECT id FROM one_time_code
      WHERE expires_at <= ${before} OR used_at <= ${before} LIMIT ${AT_ONCE})`;
}

function oldChallenges(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM passkey_challenge WHERE id IN (
      SELECT id FROM passkey_challenge WHERE expires_at <= ${before} LIMIT ${AT_ONCE})`;
}

function oldSignUps(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM sign_up WHERE id_hash IN (
      SELECT id_hash FROM sign_up
      WHERE expires_at <= ${before} OR used_at <= ${before} LIMIT ${AT_ONCE})`;
}

function oldInvitations(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM invitation WHERE id IN (
      SELECT id FROM invitation
      WHERE coalesce(accepted_at, revoked_at, expires_at) < ${before} LIMIT ${AT_ONCE})`;
}

function oldJoinRequests(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM join_request WHERE id IN (
      SELECT id FROM join_request
      WHERE status <> 'open' AND decided_at < ${before} LIMIT ${AT_ONCE})`;
}

function oldDataRequests(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM data_request WHERE id IN (
      SELECT id FROM data_request
      WHERE status <> 'open' AND closed_at < ${before} LIMIT ${AT_ONCE})`;
}

function oldConsents(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM consent WHERE id IN (
      SELECT id FROM consent WHERE withdrawn_at < ${before} LIMIT ${AT_ONCE})`;
}

/** One transaction a person, so that one who cannot be erased yet holds up nobody else. */
async function eraseUnverified(now: Date): Promise<number> {
  const people = await db.account.findMany({
    where: {
      status: { not: 'erased' },
      persona: null,
      emailVerifiedAt: null,
      phoneVerifiedAt: null,
      createdAt: { lt: keptSince('unverified-accounts', now) },
    },
    select: { id: true },
  });
  const job: Pick<Actor, 'now' | 'requestId'> = { now, requestId: REQUEST_ID };
  let erased = 0;
  for (const { id: accountId } of people) {
    try {
      await inTransaction('accounts.erase-unverified', (tx) =>
        eraseAccount(tx, job, { accountId, reason: 'never-verified', endedById: accountId }),
      );
      erased += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return erased;
}
