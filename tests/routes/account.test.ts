import { beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import * as closed from '../../app/routes/_public.account-closed.tsx';
import * as privacy from '../../app/routes/_public.privacy.tsx';
import * as account from '../../app/routes/_space.account._index.tsx';
import * as contact from '../../app/routes/_space.account.contact.tsx';
import * as file from '../../app/routes/_space.account.data.$file.ts';
import * as ownData from '../../app/routes/_space.account.data._index.tsx';
import * as erase from '../../app/routes/_space.account.data.erase.tsx';
import * as requests from '../../app/routes/_space.account.data.requests.tsx';
import * as queue from '../../app/routes/_space.admin.data-requests.tsx';
import { NOON } from '../factories/actors.ts';
import { messagesTo } from '../factories/jobs.ts';
import { makeAccount, makeMember, makePerson } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

const params = { lang: 'fr' };
let person: SignedIn;

/** The same person, who proved who they are just now. */
const fresh = (who: SignedIn): SignedIn => ({ ...who, confirmedAt: new Date() });
const rowOf = ({ accountId }: SignedIn) =>
  db.account.findUniqueOrThrow({ where: { id: accountId } });

beforeEach(async () => {
  await resetDatabase();
  person = fresh((await makePerson()).person);
});

describe('the account page', () => {
  test('shows what is kept and corrects name and language', async () => {
    const page = await call(account.loader, { params, person });
    expect(page.data).toMatchObject({ profile: { name: 'Amina Alaoui', language: 'fr' } });
    const form = { name: '  Amina El Alaoui ', language: 'ar' };
    const saved = await call(account.action, { params, person, form });
    expect([saved.status, saved.location]).toEqual([303, '/fr/account?saved=1']);
    expect(await rowOf(person)).toMatchObject({ name: 'Amina El Alaoui', language: 'ar' });
    const entries = await db.auditEntry.findMany();
    expect(entries.map(({ type }) => type)).toEqual(['accounts.profile-changed']);
    expect(entries[0]?.body).not.toContain('Amina');
  });

  test('sent again without a change it writes nothing', async () => {
    const form = { name: 'Amina Alaoui', language: 'fr' };
    await call(account.action, { params, person, form });
    expect(await db.auditEntry.count()).toBe(0);
  });

  test.each([
    ['an empty name', { name: ' ', language: 'fr' }, 'name'],
    ['a name without end', { name: 'a'.repeat(121), language: 'fr' }, 'name'],
    ['a language of elsewhere', { name: 'Amina', language: 'de' }, 'language'],
  ])('%s is refused and given back', async (_, form, field) => {
    const answer = await call(account.action, { params, person, form });
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ errors: { [field]: `error.${field}` }, typed: form });
    expect((await rowOf(person)).name).toBe('Amina Alaoui');
  });
});

describe('a new address', () => {
  const NEW = 'amina.nouvelle@example.ma';
  const send = (address: string) =>
    call(contact.action, { params, person, form: { address }, path: '/fr/account/contact' });
  const type = (code: string, channel = 'email') =>
    call(contact.action, {
      params,
      person,
      form: { code, channel },
      path: `/fr/account/contact?sent=${channel}`,
    });
  const codeTo = async (recipient: string) =>
    String((await messagesTo(recipient)).at(-1)?.payload.params?.['code']);

  test('asks for the password first', async () => {
    const stale = { ...person, confirmedAt: NOON };
    const path = '/fr/account/contact';
    for (const handler of [contact.loader, contact.action]) {
      const form = handler === contact.action ? { address: NEW } : undefined;
      const answer = await call(handler, { params, person: stale, path, ...(form && { form }) });
      expect(answer.location).toBe('/fr/account/confirm?next=%2Ffr%2Faccount%2Fcontact');
    }
  });

  test('replaces the old one only when its code was typed', async () => {
    const { email } = await rowOf(person);
    const sent = await send(` ${NEW.toUpperCase()} `);
    expect([sent.status, sent.location]).toEqual([303, '/fr/account/contact?sent=email']);
    expect((await rowOf(person)).email).toBe(email);
    const path = '/fr/account/contact?sent=email';
    expect((await call(contact.loader, { params, person, path })).data).toMatchObject({
      pending: NEW,
    });
    expect((await type(await codeTo(NEW))).location).toBe('/fr/account?saved=1');
    expect((await rowOf(person)).email).toBe(NEW);
  });

  test('may be a mobile number, however it is typed', async () => {
    expect((await send('06 61-23.45 67')).location).toBe('/fr/account/contact?sent=sms');
    await type(await codeTo('+212661234567'), 'sms');
    expect((await rowOf(person)).phone).toBe('+212661234567');
  });

  test('that is taken gets the same answer, and never replaces', async () => {
    await makeAccount({ email: NEW });
    const { email } = await rowOf(person);
    const taken = await send(NEW);
    const free = await send('personne@example.ma');
    expect([taken.status, taken.location, taken.data]).toEqual([
      free.status,
      free.location,
      free.data,
    ]);
    await send(NEW);
    const answer = await type(await codeTo(NEW));
    expect(answer.data).toMatchObject({ errors: { code: 'error.addressTaken' } });
    expect((await rowOf(person)).email).toBe(email);
  });

  test.each([
    ['not-an-address', 'error.address'],
    ['', 'error.address'],
    ['0522 12 34 56', 'error.address'],
  ])('%j is refused', async (address, key) => {
    expect((await send(address)).data).toMatchObject({ errors: { address: key } });
  });

  test('the same one, a wrong code and no code are refused in words', async () => {
    const { email } = await rowOf(person);
    expect((await send(String(email))).data).toMatchObject({
      errors: { address: 'error.sameAddress' },
    });
    await send(NEW);
    const code = await codeTo(NEW);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await type(wrong)).data).toMatchObject({ errors: { code: 'error.wrongCode' } });
    expect((await type('')).data).toMatchObject({ errors: { code: 'error.code' } });
  });

  test('of a person of the demonstration does not change', async () => {
    const where = { id: person.accountId };
    await db.account.update({ where, data: { persona: 'sme-fr' } });
    expect((await send(NEW)).data).toMatchObject({ errors: { address: 'error.shared' } });
    expect(await messagesTo(NEW)).toEqual([]);
  });
});

describe('taking one’s data along', () => {
  const get = (name: string, who = person) =>
    call(file.loader, { params: { lang: 'fr', file: name }, person: who });

  test('gives a JSON file that no cache keeps', async () => {
    const answer = await get('raqmana.json');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="raqmana.json"');
    expect(answer.data).toMatchObject({
      format: 'raqmana-personal-data',
      account: { id: person.accountId, name: 'Amina Alaoui' },
      ...{ sessions: [], passkeys: [], roles: [], consents: [], requests: [] },
      ...{ notifications: [], assessments: [], trail: [] },
    });
  });

  test('gives a PDF in the language of the page', async () => {
    const answer = await call(file.loader, {
      params: { lang: 'ar', file: 'raqmana.pdf' },
      person,
    });
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(Buffer.from(answer.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  });

  test('asks for the password first, on the page that has the links', async () => {
    const stale = { ...person, confirmedAt: NOON };
    expect((await get('raqmana.json', stale)).location).toBe('/fr/account/data');
    const path = '/fr/account/data';
    const page = await call(ownData.loader, { params, person: stale, path });
    expect(page.location).toBe('/fr/account/confirm?next=%2Ffr%2Faccount%2Fdata');
    expect((await call(ownData.loader, { params, person, path })).status).toBe(200);
  });

  test('another file is not there', async () => {
    for (const name of ['raqmana.xml', '..', 'constructor'])
      expect((await get(name)).status).toBe(404);
  });

  test('the seventh in a row waits', async () => {
    for (let times = 0; times < 6; times += 1) expect((await get('raqmana.json')).status).toBe(200);
    const seventh = await get('raqmana.json');
    expect([seventh.status, seventh.location]).toEqual([303, '/fr/account/data?wait=1']);
  });
});

describe('requests about one’s data', () => {
  const intentId = 'an intent of this page';
  const open = (form: Readonly<Record<string, string>>) =>
    call(requests.action, { params, person, form });

  test('are opened once however often the form is sent, and listed', async () => {
    const form = { kind: 'rectification', text: 'Mon nom est mal écrit.', intentId };
    for (const answer of [await open(form), await open(form)])
      expect([answer.status, answer.location]).toEqual([303, '/fr/account/data/requests']);
    const page = await call(requests.loader, { params, person });
    expect(page.data).toMatchObject({ requests: [{ status: 'open', late: false }] });
  });

  test.each([
    ['no kind', { text: 'Oui.', intentId }, 'kind', 'error.kind'],
    ['an unknown kind', { kind: 'other', text: 'Oui.', intentId }, 'kind', 'error.kind'],
    ['no text', { kind: 'objection', text: '  ', intentId }, 'text', 'error.text'],
    ['too long', { kind: 'objection', text: 'a'.repeat(2001), intentId }, 'text', 'error.textLong'],
    ['no intent', { kind: 'objection', text: 'Oui.' }, 'text', 'error.reload'],
  ])('%s: refused, nothing typed is lost', async (_, form, field, key) => {
    const answer = await open(form);
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ errors: { [field]: key }, typed: form });
    expect(await db.dataRequest.count()).toBe(0);
  });

  test('an administrator answers them in writing', async () => {
    await open({ kind: 'rectification', text: 'Mon nom est mal écrit.', intentId });
    const admin = fresh((await makeMember('platform', ['platform-admin'])).person);
    const { id } = await db.dataRequest.findFirstOrThrow();
    const path = `/fr/admin/data-requests?request=${id}`;
    const shown = await call(queue.loader, { params, person: admin, path });
    expect(shown.data).toMatchObject({ chosen: id, open: [{ id }], closed: [] });
    const decide = (form: Readonly<Record<string, string>>) =>
      call(queue.action, { params, person: admin, path, form: { request: id, ...form } });
    expect((await decide({ outcome: 'done', answer: 'Oui' })).data).toMatchObject({
      errors: { answer: 'error.answer' },
    });
    expect((await decide({ answer: 'C’est corrigé.' })).data).toMatchObject({
      errors: { outcome: 'error.outcome' },
    });
    expect((await decide({ outcome: 'done', answer: 'C’est corrigé.' })).location).toBe(
      '/fr/admin/data-requests',
    );
    const other = await decide({ outcome: 'refused', answer: 'Finalement non.' });
    expect(other.data).toMatchObject({ errors: { answer: 'error.wrongState' } });
    const page = await call(requests.loader, { params, person });
    expect(page.data).toMatchObject({ requests: [{ status: 'done', answer: 'C’est corrigé.' }] });
  });

  test('an administrator proves who they are before writing', async () => {
    const admin = (await makeMember('platform', ['platform-admin'])).person;
    const path = '/fr/admin/data-requests?request=1';
    const page = await call(queue.loader, { params, person: admin, path });
    expect(page.location).toContain('/fr/account/confirm?next=');
    const plain = await call(queue.loader, { params, person: admin, path: '/fr/x' });
    expect(plain.status).toBe(200);
  });
});

describe('closing one’s account', () => {
  test('needs the box, then erases, signs out and says so', async () => {
    const refused = await call(erase.action, { params, person, form: {} });
    expect(refused.data).toMatchObject({ errors: { sure: 'error.sure' } });
    expect((await rowOf(person)).status).toBe('active');
    const done = await call(erase.action, { params, person, form: { sure: 'yes' } });
    expect([done.status, done.location]).toEqual([303, '/fr/account-closed']);
    expect(done.headers.get('Set-Cookie')).toMatch(/^rq_session=; .*Max-Age=0/);
    expect((await rowOf(person)).status).toBe('erased');
    expect((await call(closed.loader, { params })).status).toBe(200);
  });

  test('asks for the password first', async () => {
    const stale = { ...person, confirmedAt: NOON };
    const answer = await call(erase.action, { params, person: stale, form: { sure: 'yes' } });
    expect(answer.location).toContain('/fr/account/confirm');
    expect((await rowOf(person)).status).toBe('active');
  });

  test('names the firm that needs another owner first', async () => {
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId, organisationName: name } = owner.person.seat;
    await makeMember('sme', ['sme-member'], organisationId);
    const who = fresh(owner.person);
    const page = await call(erase.loader, { params, person: who });
    expect(page.data).toMatchObject({ obstacles: [{ name }] });
    const answer = await call(erase.action, { params, person: who, form: { sure: 'yes' } });
    expect(answer.data).toMatchObject({ errors: { sure: 'error.anotherOwner' } });
  });
});

test('the privacy page shows the table that the nightly job applies', async () => {
  const page = await call(privacy.loader, { params: { lang: 'ar' } });
  expect(page.headers.get('Set-Cookie')).toBeNull();
  expect(JSON.stringify(page.data)).toContain('24 شهرا');
});
