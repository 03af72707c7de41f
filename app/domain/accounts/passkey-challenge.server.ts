import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type AnonymousActor,
} from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { CHALLENGE_BYTES, CHALLENGE_MS } from './passkey-rules.ts';

export type ChallengePurpose = 'register' | 'sign-in' | 'confirm';

interface ChallengeFor {
  readonly purpose: ChallengePurpose;
  /** Null when anybody may answer: signing in. */
  readonly accountId: string | null;
}

/** Keeps a new challenge, and clears away those that nobody answered in time. */
export async function newChallenge(
  actor: Pick<AnonymousActor, 'now' | 'randomBytes'>,
  { purpose, accountId }: ChallengeFor,
): Promise<{ readonly challengeId: string; readonly challenge: Uint8Array<ArrayBuffer> }> {
  const { now } = actor;
  const challengeId = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  const challenge = new Uint8Array(actor.randomBytes(CHALLENGE_BYTES));
  await inTransaction('new-passkey-challenge', async (tx) => {
    await tx.passkeyChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
    await tx.passkeyChallenge.create({
      data: {
        id: challengeId,
        challenge: Buffer.from(challenge).toString('base64url'),
        purpose,
        accountId,
        expiresAt: new Date(now.getTime() + CHALLENGE_MS),
      },
    });
  });
  return { challengeId, challenge };
}

/**
 * The challenge of an answer, which uses it up whether the answer is right or not. Throws
 * `accounts.passkey-over` when it is unknown, too old, answered already or somebody else's.
 */
export async function takeChallenge(
  { now }: Pick<AnonymousActor, 'now'>,
  id: string,
  { purpose, accountId }: ChallengeFor,
): Promise<string> {
  const rows = await inTransaction(
    'take-passkey-challenge',
    (tx) => tx.$queryRaw<{ challenge: string }[]>`
      DELETE FROM passkey_challenge
      WHERE id = ${id} AND purpose = ${purpose} AND account_id IS NOT DISTINCT FROM ${accountId}
        AND expires_at > ${now}
      RETURNING challenge`,
  );
  const [row] = rows;
  if (!row) throw new DomainError('accounts.passkey-over');
  return row.challenge;
}
