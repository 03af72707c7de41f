import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type Actor, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { newChallenge, takeChallenge } from './passkey-challenge.server.ts';
import type { Assertion } from './passkey-message.ts';
import { CHALLENGE_MS, type RelyingParty } from './passkey-rules.ts';
import { enter } from './sign-in.server.ts';

/** An answer of the browser to a challenge. */
export interface PasskeyAnswer {
  readonly challengeId: string;
  readonly response: Assertion;
}

/** What the browser needs to sign somebody in by whichever passkey they choose. */
export async function beginPasskeySignIn(actor: Actor, site: RelyingParty) {
  return begin(actor, site, { purpose: 'sign-in', accountId: null, keys: [] });
}

/** What the browser needs to recognise the signed-in person by one of their passkeys. */
export async function beginPasskeyConfirm(actor: PersonActor, site: RelyingParty) {
  const { accountId } = actor.person;
  const keys = await db.passkey.findMany({
    where: { accountId },
    select: { id: true, transports: true },
  });
  if (keys.length === 0) throw new DomainError('accounts.passkey-refused');
  return begin(actor, site, { purpose: 'confirm', accountId, keys });
}

async function begin(
  actor: Actor,
  site: RelyingParty,
  {
    keys,
    ...purpose
  }: Parameters<typeof newChallenge>[1] & {
    readonly keys: { id: string; transports: string[] }[];
  },
) {
  const { challengeId, challenge } = await newChallenge(actor, purpose);
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    challenge,
    timeout: CHALLENGE_MS,
    userVerification: 'required',
    allowCredentials: keys,
  });
  return { challengeId, options };
}

/**
 * Signs in by passkey, which counts as two factors: what one has, and a finger, a face or a PIN.
 * Returns the token of the new session. Throws `accounts.passkey-over` or
 * `accounts.passkey-refused`, the same for an unknown passkey and for a suspended account.
 */
export async function signInByPasskey(
  actor: Actor,
  site: RelyingParty,
  { userAgent, ...answer }: PasskeyAnswer & { readonly userAgent: string | null },
): Promise<string> {
  const purpose = { purpose: 'sign-in', accountId: null } as const;
  return withPasskey(actor, site, { ...answer, ...purpose }, (tx, accountId) =>
    enter(tx, actor, { accountId, userAgent, secondFactor: true, how: 'passkey' }),
  );
}

/**
 * Notes in the session that the person was recognised by a passkey, which is also its second
 * factor. Throws as `signInByPasskey` does.
 */
export async function confirmByPasskey(
  actor: PersonActor,
  site: RelyingParty,
  answer: PasskeyAnswer,
): Promise<void> {
  const { accountId, sessionHash } = actor.person;
  const purpose = { purpose: 'confirm', accountId } as const;
  await withPasskey(actor, site, { ...answer, ...purpose }, async (tx) => {
    const session = { idHash: sessionHash, accountId };
    const { count } = await tx.session.updateMany({
      where: { ...session, secondFactorAt: null },
      data: { secondFactorAt: actor.now },
    });
    if (count > 0)
      await appendAudit(tx, actor, {
        type: 'accounts.second-factor-shown',
        stream: `account:${accountId}`,
        subject: `account:${accountId}`,
        facts: { how: 'passkey' },
      });
    await tx.session.updateMany({
      where: session,
      data: { confirmedAt: actor.now, secondFactorAt: actor.now },
    });
  });
}

type Use = PasskeyAnswer & Parameters<typeof takeChallenge>[2];

/** Verifies an answer and does `work` for the passkey's account, in the transaction that counts it. */
async function withPasskey<T>(
  actor: Actor,
  site: RelyingParty,
  use: Use,
  work: (tx: Tx, accountId: string) => Promise<T>,
): Promise<T> {
  const expectedChallenge = await takeChallenge(actor, use.challengeId, use);
  const passkey = await findPasskey(use);
  const check = await verifyAuthenticationResponse({
    response: use.response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    credential: { ...passkey, counter: Number(passkey.counter) },
  }).catch(() => ({ verified: false as const }));
  if (!check.verified) throw new DomainError('accounts.passkey-refused');
  const { newCounter } = check.authenticationInfo;
  return inTransaction('use-passkey', async (tx) => {
    // A copy of the key used at the same time brings the same count: only one of the two passes.
    const { count } = await tx.passkey.updateMany({
      where: { id: passkey.id, counter: passkey.counter },
      data: { counter: newCounter, lastUsedAt: actor.now },
    });
    if (count === 0) throw new DomainError('accounts.passkey-refused');
    return work(tx, passkey.accountId);
  });
}

async function findPasskey({ response, accountId }: Use) {
  const passkey = await db.passkey.findUnique({
    where: { id: response.id, account: { status: 'active' } },
    select: { id: true, accountId: true, publicKey: true, counter: true, transports: true },
  });
  const { userHandle } = response.response;
  const isTheirs =
    passkey !== null &&
    (accountId === null || passkey.accountId === accountId) &&
    (userHandle === undefined ||
      userHandle === Buffer.from(passkey.accountId).toString('base64url'));
  if (!isTheirs) throw new DomainError('accounts.passkey-refused');
  return passkey;
}
