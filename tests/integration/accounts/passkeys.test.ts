import { beforeEach, describe, expect, test } from 'vitest';
import {
  beginPasskey,
  beginPasskeyConfirm,
  beginPasskeySignIn,
  confirmByPasskey,
  finishPasskey,
  getKeys,
  listPasskeys,
  relyingParty,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor } from '../../factories/actors.ts';
import { Authenticator, ORIGIN } from '../../factories/authenticator.ts';
import { after, signedIn, withTotp } from '../../factories/keys.ts';
import { giveRole, makeOrganisation } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

const site = relyingParty(ORIGIN);
const userAgent = 'Mozilla/5.0 (Android 15) Firefox/140';
const REFUSED = { code: 'accounts.passkey-refused' };
const OVER = { code: 'accounts.passkey-over' };
let actor: PersonActor;

beforeEach(async () => {
  await resetDatabase();
  actor = await signedIn({ passwordHash: 'some hash' });
});

type Changes = Partial<Parameters<Authenticator['sign']>[0]>;

async function registered(who = actor, changes: Changes = {}): Promise<Authenticator> {
  const device = new Authenticator();
  const { challengeId, options } = await beginPasskey(who, site);
  const { challenge, user } = options;
  const response = device.register({ challenge, userId: user.id, ...changes });
  await finishPasskey(who, site, { challengeId, response, userAgent });
  return device;
}

async function answerOf(device: Authenticator, changes: Changes = {}) {
  const { challengeId, options } = await beginPasskeySignIn(anActor(), site);
  const response = device.sign({ challenge: options.challenge, ...changes });
  return { challengeId, response, userAgent };
}

async function enters(device: Authenticator, changes: Changes = {}) {
  return signInByPasskey(anActor(), site, await answerOf(device, changes));
}

describe('making a passkey', () => {
  test('asks for one that is found by itself and verifies its user', async () => {
    const { options } = await beginPasskey(actor, site);
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Raqmana' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(options.pubKeyCredParams.map(({ alg }) => alg)).toEqual([-8, -7, -257]);
    expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32);
  });

  test('keeps it under the name of the device, and counts as a second factor', async () => {
    const device = await registered();
    expect(await listPasskeys(actor)).toMatchObject([{ id: device.id, name: 'Firefox, Android' }]);
    expect(await getKeys(actor)).toMatchObject({ passkeys: 1, shownAt: actor.now });
    const again = await beginPasskey(actor, site);
    expect(again.options.excludeCredentials?.map(({ id }) => id)).toEqual([device.id]);
  });

  test.each<[string, Changes]>([
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['another site', { origin: 'https://raqmana.evil.example' }],
    ['a key of another site', { rpId: 'evil.example' }],
    ['a user nobody verified', { verified: false }],
  ])('refuses %s', async (_what, changes) => {
    await expect(registered(actor, changes)).rejects.toMatchObject(REFUSED);
    expect(await db.passkey.count()).toBe(0);
  });

  test('takes each challenge once, from the person it was given to, for five minutes', async () => {
    const device = new Authenticator();
    const { challengeId, options } = await beginPasskey(actor, site);
    const { challenge, user } = options;
    const response = device.register({ challenge, userId: user.id });
    const other = await signedIn();
    const answer = { challengeId, response, userAgent };
    await expect(finishPasskey(other, site, answer)).rejects.toMatchObject(OVER);
    const late = after(actor, 5 * 60_000);
    await expect(finishPasskey(late, site, answer)).rejects.toMatchObject(OVER);
    await finishPasskey(actor, site, answer);
    await expect(finishPasskey(actor, site, answer)).rejects.toMatchObject(OVER);
  });

  test('never lets somebody take over the passkey of another account', async () => {
    const device = await registered();
    const other = await signedIn();
    const { challengeId, options } = await beginPasskey(other, site);
    const response = device.register({ challenge: options.challenge, userId: options.user.id });
    await expect(
      finishPasskey(other, site, { challengeId, response, userAgent }),
    ).rejects.toMatchObject(REFUSED);
    expect(await listPasskeys(actor)).toHaveLength(1);
  });
});

describe('signing in by passkey', () => {
  test('opens a session that has shown two factors', async () => {
    const device = await registered();
    const token = await enters(device);
    expect(token.length).toBeGreaterThanOrEqual(43);
    const [session] = await db.session.findMany({
      where: { idHash: { not: actor.person.sessionHash } },
    });
    expect(session).toMatchObject({
      accountId: actor.person.accountId,
      secondFactorAt: anActor().now,
    });
    expect(JSON.stringify(session)).not.toContain(token);
    expect((await listPasskeys(actor))[0]?.lastUsedAt).toEqual(anActor().now);
  });

  test.each<[string, Changes]>([
    ['another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['another site', { origin: 'https://raqmana.evil.example' }],
    ['a key of another site', { rpId: 'evil.example' }],
    ['a user nobody verified', { verified: false }],
  ])('refuses %s', async (_what, changes) => {
    const device = await registered();
    await expect(enters(device, changes)).rejects.toMatchObject(REFUSED);
    expect(await db.session.count()).toBe(1);
  });

  test('refuses unknown passkeys and suspended accounts alike', async () => {
    await expect(enters(new Authenticator())).rejects.toMatchObject(REFUSED);
    const device = await registered();
    await db.account.updateMany({ data: { status: 'suspended' } });
    await expect(enters(device)).rejects.toMatchObject(REFUSED);
  });

  test('takes each answer once, also when it was wrong', async () => {
    const device = await registered();
    const answer = await answerOf(device);
    await signInByPasskey(anActor(), site, answer);
    await expect(signInByPasskey(anActor(), site, answer)).rejects.toMatchObject(OVER);
    const { challengeId, options } = await beginPasskeySignIn(anActor(), site);
    const { challenge } = options;
    const wrong = device.sign({ challenge, verified: false });
    const right = device.sign({ challenge });
    const sent = { challengeId, userAgent };
    await expect(
      signInByPasskey(anActor(), site, { ...sent, response: wrong }),
    ).rejects.toMatchObject(REFUSED);
    await expect(
      signInByPasskey(anActor(), site, { ...sent, response: right }),
    ).rejects.toMatchObject(OVER);
  });

  test('notices a copied key by its counter', async () => {
    const device = await registered();
    await enters(device, { counter: 5 });
    await expect(enters(device, { counter: 5 })).rejects.toMatchObject(REFUSED);
    await expect(enters(device, { counter: 4 })).rejects.toMatchObject(REFUSED);
    await expect(enters(device, { counter: 6 })).resolves.toBeDefined();
  });

  test('lets one of two devices with the same count in', async () => {
    const device = await registered();
    const answers = [
      await answerOf(device, { counter: 9 }),
      await answerOf(device, { counter: 9 }),
    ];
    const uses = await Promise.allSettled(
      answers.map((answer) => signInByPasskey(anActor(), site, answer)),
    );
    expect(uses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('proving again by passkey', () => {
  test('renews the session and counts as a second factor', async () => {
    const device = await registered();
    const later = after(actor, 60 * 60_000);
    const { challengeId, options } = await beginPasskeyConfirm(later, site);
    expect(options.allowCredentials?.map(({ id }) => id)).toEqual([device.id]);
    const response = device.sign({ challenge: options.challenge });
    await confirmByPasskey(later, site, { challengeId, response });
    const { sessionHash } = actor.person;
    expect(await db.session.findUniqueOrThrow({ where: { idHash: sessionHash } })).toMatchObject({
      confirmedAt: later.now,
      secondFactorAt: later.now,
    });
  });

  test('leaves its trace when it is the second factor of a session', async () => {
    const device = await registered();
    await db.session.updateMany({ data: { secondFactorAt: null } });
    for (const _time of [1, 2]) {
      const { challengeId, options } = await beginPasskeyConfirm(actor, site);
      const response = device.sign({ challenge: options.challenge });
      await confirmByPasskey(actor, site, { challengeId, response });
    }
    const shown = await db.auditEntry.findMany({ where: { type: 'accounts.second-factor-shown' } });
    expect(shown.map(({ body }) => body)).toEqual([expect.stringContaining('"how":"passkey"')]);
  });

  test('takes no passkey of somebody else and no challenge meant for signing in', async () => {
    const device = await registered();
    const other = await signedIn();
    await registered(other);
    const { challengeId, options } = await beginPasskeyConfirm(other, site);
    const response = device.sign({ challenge: options.challenge });
    await expect(confirmByPasskey(other, site, { challengeId, response })).rejects.toMatchObject(
      REFUSED,
    );
    await expect(confirmByPasskey(actor, site, await answerOf(device))).rejects.toMatchObject(OVER);
  });
});

describe('looking after passkeys', () => {
  test('renames one’s own and nobody else’s', async () => {
    const { id } = await registered();
    await renamePasskey(actor, id, '  Téléphone \n du bureau ');
    expect(await listPasskeys(actor)).toMatchObject([{ name: 'Téléphone du bureau' }]);
    await expect(renamePasskey(actor, id, ' ')).rejects.toMatchObject({
      code: 'accounts.passkey-name',
    });
    const other = await signedIn({ passwordHash: 'some hash' });
    await expect(renamePasskey(other, id, 'mine')).rejects.toMatchObject({
      code: 'accounts.not-found',
    });
    await removePasskey(other, id);
    expect(await listPasskeys(actor)).toHaveLength(1);
  });

  test('never forgets the last way to open an account', async () => {
    const keyOnly = await signedIn();
    const { id } = await registered(keyOnly);
    await expect(removePasskey(keyOnly, id)).rejects.toMatchObject({ code: 'accounts.last-key' });
    const second = await registered(keyOnly);
    const removals = await Promise.allSettled([
      removePasskey(keyOnly, id),
      removePasskey(keyOnly, second.id),
    ]);
    expect(removals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listPasskeys(keyOnly)).toHaveLength(1);
  });

  test('leaves staff a second factor', async () => {
    await giveRole(actor.person.accountId, await makeOrganisation('programme'), 'auditor');
    const { id } = await registered();
    await expect(removePasskey(actor, id)).rejects.toMatchObject({
      code: 'accounts.second-factor-needed',
    });
    await withTotp(actor);
    await removePasskey(actor, id);
    expect(await getKeys(actor)).toMatchObject({ totp: true, passkeys: 0 });
  });
});
