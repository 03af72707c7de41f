import { beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '#domain/accounts/index.server.ts';
import { db } from '#platform/db.ts';
import * as demo from '../../app/routes/_public.demo._index.tsx';
import * as reset from '../../app/routes/_public.reset._index.tsx';
import * as newPassword from '../../app/routes/_public.reset.$token.tsx';
import * as signIn from '../../app/routes/_public.sign-in._index.tsx';
import * as signOut from '../../app/routes/_public.sign-out.ts';
import * as signUp from '../../app/routes/_public.sign-up._index.tsx';
import * as verify from '../../app/routes/_public.sign-up.$token.tsx';
import { aPerson } from '../factories/actors.ts';
import { messagesTo } from '../factories/jobs.ts';
import { makeAccount } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';

const params = { lang: 'fr' };
const EMAIL = 'fatima@atlas.example';
const PASSWORD = 'quatre tasses de thé';
const FORM = { name: 'Fatima Atlas', address: EMAIL, password: PASSWORD, account: 'yes' };

beforeEach(resetDatabase);

/** What a stranger can see of an answer: everything but the text typed back. */
function seen({ status, location, data, headers }: Answer) {
  return { status, location, data, cookie: headers.get('Set-Cookie') };
}

function enter(form: Readonly<Record<string, string>>, ip = '192.0.2.1', path = '/fr/sign-in') {
  return call(signIn.action, { params, form, ip, path });
}

describe('the sign-in form', () => {
  beforeEach(async () => {
    await makeAccount({ email: EMAIL, passwordHash: await hashPassword(PASSWORD) });
  });

  test('goes on to the page asked for, with a session of this site only', async () => {
    const next = encodeURIComponent('/fr/sme/people');
    const answer = await enter(
      { address: ` ${EMAIL.toUpperCase()} `, password: PASSWORD },
      '192.0.2.1',
      `/fr/sign-in?next=${next}`,
    );
    expect([answer.status, answer.location]).toEqual([303, '/fr/sme/people']);
    expect(answer.headers.get('Set-Cookie')).toMatch(
      /^rq_session=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    );
  });

  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never goes to %s',
    async (target) => {
      const path = `/fr/sign-in?next=${encodeURIComponent(target)}`;
      const answer = await enter({ address: EMAIL, password: PASSWORD }, '192.0.2.1', path);
      expect(answer.location).toBe('/fr/space');
    },
  );

  test('answers a wrong password and an unknown address alike, and keeps the address', async () => {
    const wrong = await enter({ address: EMAIL, password: 'not this one' });
    const unknown = await enter({ address: 'nobody@atlas.example', password: 'not this one' });
    expect(wrong.status).toBe(422);
    expect(wrong.data).toMatchObject({ typed: EMAIL, errors: { password: 'error.refused' } });
    expect({ ...seen(wrong), data: null }).toEqual({ ...seen(unknown), data: null });
    expect(JSON.stringify(unknown.data).replace('nobody@', 'fatima@')).toBe(
      JSON.stringify(wrong.data),
    );
  });

  test('slows down after ten tries on one account, wherever they come from', async () => {
    const attempt = (n: number) => enter({ address: EMAIL, password: 'no' }, `198.51.${n}.7`);
    for (let n = 0; n < 10; n += 1) expect((await attempt(n)).status).toBe(422);
    const late = await attempt(11);
    expect(late.status).toBe(429);
    expect(late.data).toMatchObject({ typed: EMAIL, errors: { password: 'error.wait' } });
    const other = await enter({ address: 'other@atlas.example', password: 'no' });
    expect(other.status).toBe(422);
  });

  test('says what is missing, at its field', async () => {
    const answer = await enter({ address: '', password: '' });
    expect(answer.data).toMatchObject({
      errors: { address: 'error.address', password: 'error.password' },
    });
  });
});

describe('the sign-up form', () => {
  const send = (form: Readonly<Record<string, string>>) => call(signUp.action, { params, form });

  test('leads to the page of the code, keeping where the person was going', async () => {
    const answer = await call(signUp.action, {
      params,
      form: FORM,
      path: '/fr/sign-up?next=%2Ffr%2Finvitation%2Fabc',
    });
    expect(answer.location).toMatch(/^\/fr\/sign-up\/[\w-]{43}\?next=%2Ffr%2Finvitation%2Fabc$/);
  });

  test('answers a taken address like a free one', async () => {
    await makeAccount({ email: EMAIL });
    const taken = await send(FORM);
    const free = await send({ ...FORM, address: 'free@atlas.example' });
    const shape = (answer: Answer) => answer.location?.replace(/[\w-]{43}$/, 'token');
    expect([taken.status, shape(taken)]).toEqual([free.status, shape(free)]);
    for (const answer of [taken, free]) {
      const token = answer.location?.split('/').at(-1) ?? '';
      const page = await call(verify.loader, { params: { ...params, token } });
      expect(page.status).toBe(200);
      const refused = await call(verify.action, {
        params: { ...params, token },
        form: { code: '000000' },
      });
      expect(refused).toMatchObject({ status: 422, data: { error: 'wrongCode', count: 4 } });
    }
  });

  test.each([
    ['a short password', { password: 'court' }, { password: 'error.short' }],
    ['a common password', { password: 'azertyuiop' }, { password: 'error.common' }],
    ['a password with the name', { password: 'fatima-atlas-1' }, { password: 'error.personal' }],
    ['half an address', { address: 'fatima@' }, { address: 'error.address' }],
    ['a landline', { address: '05 22 12 34 56' }, { address: 'error.address' }],
    ['no consent', { account: '' }, { account: 'error.consent' }],
    ['no name', { name: ' ' }, { name: 'error.name' }],
  ])('refuses %s, keeps what was typed, sends nothing', async (_case, change, errors) => {
    const answer = await send({ ...FORM, ...change });
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ errors });
    const { typed } = answer.data as { typed: Record<string, string> };
    expect(typed).toMatchObject({ name: { ...FORM, ...change }.name });
    expect(typed).not.toHaveProperty('password');
    expect(await db.signUp.count()).toBe(0);
  });

  test('sends an address five messages, then asks to wait', async () => {
    for (let n = 0; n < 5; n += 1)
      expect((await send({ ...FORM, name: `Fatima ${n}` })).status).toBe(303);
    expect(await send(FORM)).toMatchObject({
      status: 429,
      data: { errors: { address: 'error.wait' } },
    });
  });
});

test('the page of the code opens the account and leads to its firm', async () => {
  const { location } = await call(signUp.action, { params, form: FORM });
  const token = location?.split('/').at(-1) ?? '';
  const code = String((await messagesTo(EMAIL)).at(-1)?.payload.params?.['code']);
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  const answer = await call(verify.action, {
    params: { ...params, token },
    form: { code: spaced },
  });
  expect(answer.location).toBe('/fr/account/organisations/new');
  expect(answer.headers.get('Set-Cookie')).toMatch(/^rq_session=[\w-]{43};/);
  const again = await call(verify.loader, { params: { ...params, token } });
  expect(again.status).toBe(410);
});

describe('the reset form', () => {
  test('answers a known and an unknown address alike', async () => {
    await makeAccount({ email: EMAIL });
    const known = await call(reset.action, { params, form: { address: EMAIL } });
    const unknown = await call(reset.action, { params, form: { address: 'x@atlas.example' } });
    expect(seen(known)).toEqual(seen(unknown));
    expect(known.location).toBe('/fr/reset?sent');
    expect(await messagesTo(EMAIL)).toHaveLength(1);
    expect(await messagesTo('x@atlas.example')).toEqual([]);
  });

  test('an unknown, old or used link says so and offers another', async () => {
    const page = await call(newPassword.loader, { params: { ...params, token: 'made-up' } });
    expect(page).toMatchObject({ status: 410, data: { live: false } });
    const sent = await call(newPassword.action, {
      params: { ...params, token: 'made-up' },
      form: { password: PASSWORD },
    });
    expect(sent).toMatchObject({ status: 410, data: { over: true } });
  });
});

test('signing out takes the cookie away and needs a form', async () => {
  const answer = await call(signOut.action, { params, form: {}, person: aPerson() });
  expect(answer.location).toBe('/fr');
  expect(answer.headers.get('Set-Cookie')).toMatch(/^rq_session=; Path=\/; Max-Age=0;/);
  expect((await call(signOut.loader, { params })).headers.get('Set-Cookie')).toBeNull();
});

test('a persona that does not exist answers 404', async () => {
  const answer = await call(demo.action, { params, form: { persona: 'nobody' } });
  expect(answer.status).toBe(404);
});
