import { beforeEach, describe, expect, test } from 'vitest';
import { hashPassword, listPasskeys } from '#domain/accounts/index.server.ts';
import type { PersonActor, SignedIn } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { Authenticator } from '../factories/authenticator.ts';
import { makeSession, signedIn, withRecoveryCodes, withTotp } from '../factories/keys.ts';
import { giveRole, makeOrganisation } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';
import * as confirm from '../../app/routes/_space.account.confirm.tsx';
import * as passkey from '../../app/routes/_public.passkey.ts';
import * as second from '../../app/routes/_public.sign-in_.second.tsx';
import * as security from '../../app/routes/_space.account.security._index.tsx';
import * as passkeys from '../../app/routes/_space.account.security.passkeys.tsx';
import * as password from '../../app/routes/_space.account.security.password.tsx';
import * as recovery from '../../app/routes/_space.account.security.recovery.tsx';
import * as sessions from '../../app/routes/_space.account.security.sessions.tsx';
import * as totp from '../../app/routes/_space.account.security.totp.tsx';

const PASSWORD = 'quatre tasses de café';
const HOUR = 60 * 60_000;
const params = { lang: 'fr' };
const CHANGES = { passkeys, password, recovery, totp } as const;

let actor: PersonActor;
let person: SignedIn;

beforeEach(async () => {
  await resetDatabase();
  actor = await signedIn({ passwordHash: await hashPassword(PASSWORD) });
  // Routes live by the real clock.
  person = { ...actor.person, confirmedAt: new Date() };
});

const stale = () => ({ ...person, confirmedAt: new Date(Date.now() - HOUR) });
const own = () => ({ where: { idHash: person.sessionHash } });

describe('pages that change keys', () => {
  test.each(Object.entries(CHANGES))('%s asks again who one is, then opens', async (name, page) => {
    const path = `/fr/account/security/${name}`;
    const asked = await call(page.loader, { params, path, person: stale() });
    expect(asked).toMatchObject({
      status: 303,
      location: `/fr/account/confirm?next=${encodeURIComponent(path)}`,
    });
    const sent = await call(page.action, { params, path, person: stale(), form: { do: 'begin' } });
    expect(sent.location).toContain('/fr/account/confirm');
    expect((await call(page.loader, { params, path, person })).status).toBe(200);
    expect(page.headers()).toEqual({ 'Cache-Control': 'private, no-store' });
  });

  test.each(Object.entries({ ...CHANGES, security, sessions }))(
    '%s is closed to a stolen password once there is a second factor',
    async (_name, page) => {
      await withTotp(actor);
      await db.session.update({ ...own(), data: { secondFactorAt: null } });
      const answer = await call(page.loader, { params, person });
      expect(answer.location).toBe('/fr/sign-in/second?next=%2Ffr%2Faccount%2Fsecurity');
    },
  );

  test('are open to staff that has no second factor yet', async () => {
    await giveRole(person.accountId, await makeOrganisation('programme'), 'auditor');
    const owing = { ...person, owesSecondFactor: true };
    expect(await call(security.loader, { params, person: owing })).toMatchObject({
      status: 200,
      data: { setUp: true },
    });
    expect((await call(totp.loader, { params, person: owing })).status).toBe(200);
    expect((await call(second.loader, { params, person: owing })).location).toBe(
      '/fr/account/security',
    );
  });
});

describe('the second factor', () => {
  const path = '/fr/sign-in/second?next=/fr/programme';

  test('is asked for, taken, and asked no more', async () => {
    const [code = ''] = await withRecoveryCodes(actor);
    await db.session.update({ ...own(), data: { secondFactorAt: null } });
    const owing = { ...person, owesSecondFactor: true };
    expect(await call(second.loader, { params, path, person: owing })).toMatchObject({
      status: 200,
      data: { totp: true, recovery: true, passkeys: false, next: '/fr/programme' },
    });
    const wrong = await call(second.action, { params, path, person: owing, form: { code: '1' } });
    expect(wrong).toMatchObject({ status: 422, data: { reason: 'wrong-code' } });
    const right = await call(second.action, { params, path, person: owing, form: { code } });
    expect(right).toMatchObject({ status: 303, location: '/fr/programme' });
    const after = await call(second.loader, { params, path, person: owing });
    expect(after).toMatchObject({ status: 303, location: '/fr/programme' });
  });

  test('leads to no other site', async () => {
    const [code = ''] = await withRecoveryCodes(actor);
    const evil = '/fr/sign-in/second?next=//evil.example';
    const sent = await call(second.action, { params, path: evil, person, form: { code } });
    expect(sent.location).toBe('/fr/space');
  });

  test('takes ten tries, then makes one wait, wherever they come from', async () => {
    const [code = ''] = await withRecoveryCodes(actor);
    for (let tries = 0; tries < 10; tries += 1)
      await call(second.action, {
        params,
        person,
        form: { code: '000000' },
        ip: `192.0.2.${tries}`,
      });
    const blocked = await call(second.action, { params, person, form: { code } });
    expect(blocked).toMatchObject({ status: 429, data: { reason: 'wait' } });
  });
});

describe('proving again who one is', () => {
  const path = '/fr/account/confirm?next=/fr/account/security/password';
  const send = (form: Record<string, string>) =>
    call(confirm.action, { params, path, person, form });

  test('takes the password and goes on', async () => {
    expect(await send({ password: '' })).toMatchObject({ status: 422, data: { reason: 'empty' } });
    expect(await send({ password: 'something else' })).toMatchObject({
      status: 422,
      data: { reason: 'wrong-password' },
    });
    expect(await send({ password: PASSWORD })).toMatchObject({
      status: 303,
      location: '/fr/account/security/password',
    });
  });

  test('gives the button of the demonstration to its persons only', async () => {
    expect(await call(confirm.loader, { params, path, person })).toMatchObject({
      data: { password: true, passkey: false, persona: false },
    });
    expect((await send({ how: 'persona' })).status).toBe(404);
    await db.account.update({ where: { id: person.accountId }, data: { persona: 'baker' } });
    expect(await call(confirm.loader, { params, path, person })).toMatchObject({
      data: { persona: true },
    });
    expect(await send({ how: 'persona' })).toMatchObject({ status: 303 });
  });

  test('takes ten tries', async () => {
    for (let tries = 0; tries < 10; tries += 1) await send({ password: 'x' });
    expect(await send({ password: PASSWORD })).toMatchObject({ status: 429 });
  });
});

describe('the keys of an account', () => {
  test('an application is set up in two steps and taken away', async () => {
    const begun = await call(totp.action, { params, person, form: { do: 'begin' } });
    expect(begun.location).toBe('/fr/account/security/totp');
    const shown = await call(totp.loader, { params, person });
    expect(shown.data).toMatchObject({
      on: false,
      pending: { qr: { size: expect.any(Number) }, uri: expect.stringMatching(/^otpauth:/) },
    });
    const refused = await call(totp.action, { params, person, form: { do: 'confirm', code: 'x' } });
    expect(refused).toMatchObject({ status: 422, data: { reason: 'not-a-code' } });
    await db.totpFactor.deleteMany();
    await withTotp(actor);
    expect((await call(totp.loader, { params, person })).data).toMatchObject({
      on: true,
      pending: null,
    });
    const removed = await call(totp.action, { params, person, form: { do: 'remove' } });
    expect(removed.location).toBe('/fr/account/security?done=totpRemoved');
  });

  test('recovery codes are shown by the answer and never again', async () => {
    const early = await call(recovery.action, { params, person, form: {} });
    expect(early).toMatchObject({ status: 422, data: { reason: 'no-second-factor' } });
    await withTotp(actor);
    const made = await call(recovery.action, { params, person, form: {} });
    expect(made.status).toBe(200);
    const { codes } = made.data as { codes: string[] };
    expect(codes).toHaveLength(10);
    const shown = JSON.stringify((await call(recovery.loader, { params, person })).data);
    expect(shown).toContain('"left":10');
    for (const code of codes) expect(shown).not.toContain(code);
  });

  test('a password is typed twice', async () => {
    const send = (form: Record<string, string>) => call(password.action, { params, person, form });
    expect(await send({ password: 'sept olives', repeat: 'sept olivess' })).toMatchObject({
      status: 422,
      data: { field: 'repeat', reason: 'repeat' },
    });
    expect(await send({ password: 'motdepasse123', repeat: 'motdepasse123' })).toMatchObject({
      status: 422,
      data: { field: 'password', reason: 'password-common' },
    });
    const good = 'sept olives au citron';
    expect((await send({ password: good, repeat: good })).location).toBe(
      '/fr/account/security?done=password',
    );
  });

  test('sessions end one by one or together', async () => {
    const other = await makeSession(person.accountId, {
      seenAt: new Date(),
      createdAt: new Date(),
    });
    const listed = await call(sessions.loader, { params, person });
    expect(listed.data).toMatchObject({ sessions: expect.any(Array) });
    await call(sessions.action, { params, person, form: { end: other } });
    expect(await db.session.findUnique({ where: { idHash: other } })).toBeNull();
    await makeSession(person.accountId);
    const sent = await call(sessions.action, { params, person, form: { others: 'yes' } });
    expect(sent.location).toBe('/fr/account/security/sessions');
    expect(await db.session.findMany()).toMatchObject([{ idHash: person.sessionHash }]);
  });
});

describe('passkeys over the wire', () => {
  const send = (body: object, who: SignedIn | null = person) =>
    call(passkey.action, { params, person: who, body: JSON.stringify(body) });
  const optionsOf = ({ data }: Answer) =>
    data as { challengeId: string; options: { challenge: string; user: { id: string } } };

  async function register(): Promise<Authenticator> {
    const device = new Authenticator();
    const begun = optionsOf(await send({ step: 'begin', purpose: 'register' }));
    const { challenge, user } = begun.options;
    const response = device.register({ challenge, userId: user.id });
    const { challengeId } = begun;
    const ended = await send({ step: 'finish', purpose: 'register', challengeId, response });
    expect(ended.data).toEqual({ next: '/fr/account/security/passkeys?done=passkey' });
    return device;
  }

  async function use(device: Authenticator, purpose: string, who: SignedIn | null) {
    const begun = optionsOf(await send({ step: 'begin', purpose }, who));
    const response = device.sign({ challenge: begun.options.challenge });
    const { challengeId } = begun;
    return send({ step: 'finish', purpose, challengeId, response, next: '/fr/sme' }, who);
  }

  test('are made, then sign in with a cookie and without a password', async () => {
    const device = await register();
    const entered = await use(device, 'sign-in', null);
    expect(entered).toMatchObject({ status: 200, data: { next: '/fr/sme' } });
    expect(entered.headers.get('Set-Cookie')).toMatch(/^rq_session=[\w-]{43};/);
    expect(entered.headers.get('Cache-Control')).toBe('private, no-store');
  });

  test('prove again who one is', async () => {
    const device = await register();
    await db.session.update({ ...own(), data: { confirmedAt: new Date(0), secondFactorAt: null } });
    expect(await use(device, 'confirm', stale())).toMatchObject({ status: 200 });
    const session = await db.session.findUniqueOrThrow(own());
    expect(Date.now() - session.confirmedAt.getTime()).toBeLessThan(HOUR);
    expect(session.secondFactorAt).toEqual(session.confirmedAt);
  });

  test('are made by nobody else: strangers, the unconfirmed, half a sign-in', async () => {
    const begin = { step: 'begin', purpose: 'register' };
    expect(await send(begin, null)).toMatchObject({ status: 401, data: { reason: 'again' } });
    expect(await send(begin, stale())).toMatchObject({ status: 401, data: { reason: 'again' } });
    await withTotp(actor);
    await db.session.update({ ...own(), data: { secondFactorAt: null } });
    expect(await send(begin)).toMatchObject({ status: 401, data: { reason: 'again' } });
    expect(await listPasskeys(actor)).toEqual([]);
  });

  test('refuse an unknown key and anything else with a reason', async () => {
    expect(await use(new Authenticator(), 'sign-in', null)).toMatchObject({
      status: 422,
      data: { reason: 'passkey-refused' },
    });
    for (const body of ['', 'null', '{"step":"begin","purpose":"admin"}', '[1]'])
      expect(await call(passkey.action, { params, body, method: 'POST' })).toMatchObject({
        status: 422,
        data: { reason: 'passkey-refused' },
      });
    expect((await call(passkey.loader, { params })).status).toBe(404);
  });

  test('are renamed and taken away, never the last way in', async () => {
    const { id } = await register();
    const rename = (name: string) =>
      call(passkeys.action, { params, person, form: { passkey: id, name } });
    expect(await rename('')).toMatchObject({ status: 422, data: { reason: 'passkey-name' } });
    expect((await rename('Bureau')).location).toBe('/fr/account/security/passkeys');
    expect((await call(passkeys.loader, { params, person })).data).toMatchObject({
      passkeys: [{ id, name: 'Bureau' }],
    });
    await db.account.update({ where: { id: person.accountId }, data: { passwordHash: null } });
    const remove = () => call(passkeys.action, { params, person, form: { remove: id } });
    expect(await remove()).toMatchObject({ status: 422, data: { reason: 'last-key' } });
    await db.account.update({ where: { id: person.accountId }, data: { passwordHash: 'x' } });
    expect((await remove()).status).toBe(303);
  });
});
