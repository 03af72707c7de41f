import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { newChallenge, takeChallenge } from './passkey-challenge.server.ts';
import type { Attestation } from './passkey-message.ts';
import { CHALLENGE_MS, type RelyingParty } from './passkey-rules.ts';
import { recordSecurityChange } from './security-event.server.ts';
import { deviceOf } from './session.ts';

const KEYS_MOST = 20;

/** COSE: Ed25519, ES256, RS256. The newer ones rest on what Node still calls experimental. */
const ALGORITHMS = [-8, -7, -257];

/**
 * What the browser needs to make a passkey: one that it finds by itself and that asks for a
 * finger, a face or a PIN. Throws `accounts.too-many-passkeys` at twenty.
 */
export async function beginPasskey(actor: PersonActor, site: RelyingParty) {
  const { accountId } = actor.person;
  const { name, email, phone, passkeys } = await db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: {
      name: true,
      email: true,
      phone: true,
      passkeys: { select: { id: true, transports: true } },
    },
  });
  if (passkeys.length >= KEYS_MOST) throw new DomainError('accounts.too-many-passkeys');
  const { challengeId, challenge } = await newChallenge(actor, { purpose: 'register', accountId });
  const options = await generateRegistrationOptions({
    rpName: 'Raqmana',
    rpID: site.id,
    userID: new TextEncoder().encode(accountId),
    userName: email ?? phone ?? name,
    userDisplayName: name,
    challenge,
    timeout: CHALLENGE_MS,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: passkeys,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { challengeId, options };
}

/**
 * Keeps the passkey the browser made; having just used it counts as a second factor in this
 * session. Throws `accounts.passkey-over` or `accounts.passkey-refused`.
 */
export async function finishPasskey(
  actor: PersonActor,
  site: RelyingParty,
  answer: {
    readonly challengeId: string;
    readonly response: Attestation;
    readonly userAgent: string | null;
  },
): Promise<void> {
  const { accountId, sessionHash } = actor.person;
  const expectedChallenge = await takeChallenge(actor, answer.challengeId, {
    purpose: 'register',
    accountId,
  });
  const made = await verifyRegistrationResponse({
    response: answer.response,
    expectedChallenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(() => ({ verified: false as const }));
  if (!made.verified) throw new DomainError('accounts.passkey-refused');
  const { id, publicKey, counter } = made.registrationInfo.credential;
  // The same passkey twice, or one that another account holds.
  await refusing({ passkey_pkey: 'accounts.passkey-refused' }, () =>
    inTransaction('add-passkey', async (tx) => {
      await tx.passkey.create({
        data: {
          id,
          accountId,
          name: deviceOf(answer.userAgent),
          publicKey,
          counter,
          transports: answer.response.response.transports,
          createdAt: actor.now,
        },
      });
      await tx.session.updateMany({
        where: { idHash: sessionHash, accountId },
        data: { secondFactorAt: actor.now },
      });
      await recordSecurityChange(tx, actor, accountId, 'passkey-added');
    }),
  );
}
