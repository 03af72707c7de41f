import { beforeEach, describe, expect, test } from 'vitest';
import {
  appendAudit,
  findRecord,
  getReceipt,
  listTrail,
  sealDays,
} from '#domain/audit/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { aMember, anActor, aPerson, at, NOON } from '../factories/actors.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as openapi from '../../app/endpoints/api.openapi[.]json.ts';
import * as api from '../../app/endpoints/api.v1.transparency.ts';
import * as code from '../../app/endpoints/v.$code.ts';
import * as receipts from '../../app/routes/_space.account.receipts.$stream.$sequence.ts';
import * as trail from '../../app/routes/_space.account.trail.tsx';
import * as transparency from '../../app/routes/_public.transparency.tsx';
import * as verify from '../../app/routes/_public.verify/route.tsx';

const DAY_MS = 24 * 60 * 60 * 1000;
const YESTERDAY = at(-DAY_MS);
const DAY = YESTERDAY.toISOString().slice(0, 10);
const FIRM = 'organisation:firm';
const member = aMember({ accountId: 'amina', organisationId: 'firm' }, 'sme', 'sme-viewer');
const amina = member.person;
const stranger = aMember(
  { accountId: 'brahim', organisationId: 'other' },
  'sme',
  'sme-owner',
).person;
const params = { lang: 'fr' };

function append(stream: string, now = YESTERDAY, type = 'accounts.role-granted') {
  const actor = { ...anActor(), now };
  return inTransaction('test.append', (tx) =>
    appendAudit(tx, actor, { type, stream, subject: 'role:one' }),
  );
}

beforeEach(async () => {
  await resetDatabase();
  await append(FIRM);
  await append('account:amina');
});

async function codeOf(): Promise<string> {
  const { lines } = await listTrail(member, FIRM);
  return lines.map(({ code: own }) => own).join('');
}

function multipart(parts: readonly { name: string; content: string; file?: boolean }[]) {
  const body = parts.map(({ name, content, file }) => {
    const extra = file ? '; filename="receipt.json"\r\nContent-Type: application/json' : '';
    return `--edge\r\nContent-Disposition: form-data; name="${name}"${extra}\r\n\r\n${content}\r\n`;
  });
  return {
    params,
    body: `${body.join('')}--edge--\r\n`,
    headers: { 'Content-Type': 'multipart/form-data; boundary=edge' },
  };
}

const sent = (text: string) =>
  call(
    verify.action,
    multipart([
      { name: 'file', content: '', file: true },
      { name: 'text', content: text },
    ]),
  );
const uploaded = (text: string) =>
  call(
    verify.action,
    multipart([
      { name: 'file', content: text, file: true },
      { name: 'text', content: '' },
    ]),
  );

describe('the page of published roots', () => {
  test('is the same for everybody, and lists what was sealed', async () => {
    expect((await call(transparency.loader, { params })).data).toMatchObject({
      rows: [],
      next: null,
    });
    await sealDays(NOON);
    const { data } = await call(transparency.loader, { params });
    expect(data).toMatchObject({
      rows: [
        {
          day: DAY,
          root: expect.stringMatching(/^[0-9a-f]{64}$/),
          entries: '2',
          chains: '2',
          stamp: null,
        },
      ],
    });
    expect(transparency.headers()['Cache-Control']).toMatch(/^public/);
  });

  test.each(['2026-02-30', 'x', '', '0000-01-01'])('answers 404 to the day %j', async (before) => {
    const answer = await call(transparency.loader, {
      params,
      path: `/fr/transparency?before=${before}`,
    });
    expect(answer.status).toBe(404);
  });

  test('is open data', async () => {
    await sealDays(NOON);
    const answer = await call(api.loader);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Cache-Control')).toBe('public, max-age=300');
    expect(answer.data).toEqual({
      roots: [
        {
          day: DAY,
          root: expect.stringMatching(/^[0-9a-f]{64}$/),
          previous: '00'.repeat(32),
          leaves: 3,
          entries: 2,
          computedAt: NOON.toISOString(),
          timestamp: null,
          timestampedAt: null,
        },
      ],
      next: null,
    });
    expect((await call(api.loader, { path: `/?before=${DAY}` })).data).toEqual({
      roots: [],
      next: null,
    });
    expect((await call(api.loader, { path: '/?before=today' })).status).toBe(422);
    expect((await call(api.action, { form: {} })).status).toBe(405);
    expect((await call(openapi.loader)).data).toMatchObject({
      paths: { '/api/v1/transparency': { get: { responses: { 200: expect.any(Object) } } } },
      components: { schemas: { Roots: { type: 'object' } } },
    });
  });
});

describe('checking a code', () => {
  const ask = (typed: string, ip?: string) =>
    call(verify.loader, {
      params,
      path: `/fr/verify?code=${encodeURIComponent(typed)}`,
      ...(ip ? { ip } : {}),
    });

  test('tells that the entry is there, and when it is sealed', async () => {
    const typed = await codeOf();
    expect(await ask(typed)).toMatchObject({
      status: 200,
      data: { answer: { tone: 'ok', title: 'Authentique, pas encore scellé' }, refusal: null },
    });
    await sealDays(NOON);
    const { data } = await ask(typed.toLowerCase());
    expect(data).toMatchObject({
      answer: {
        title: 'Authentique et scellé',
        facts: [
          ['Acte', 'Rôle accordé'],
          ['Date', expect.any(String)],
        ],
      },
    });
    expect(JSON.stringify(data)).not.toContain('firm');
  });

  test.each([
    ['ABCD', 422, 'code'],
    ['0000-0000-0000-0000', 404, 'unknown'],
  ])('%s is answered with %i', async (typed, status, error) => {
    expect(await ask(typed)).toMatchObject({
      status,
      data: { code: typed, answer: null, refusal: { field: 'code', error } },
    });
  });

  test('is limited by address', async () => {
    const statuses = [];
    for (let tries = 0; tries < 32; tries += 1)
      statuses.push((await ask('0000-0000-0000-0000', '192.0.2.9')).status);
    expect(statuses.filter((status) => status === 404).length).toBeLessThan(32);
    expect(statuses.at(-1)).toBe(429);
    expect((await ask('0000-0000-0000-0000', '192.0.2.8')).status).toBe(404);
  });

  test.each([
    [{ Cookie: 'rq_lang=ar', 'Accept-Language': 'en' }, 'ar'],
    [{ 'Accept-Language': 'en-GB,en;q=0.9' }, 'en'],
    [{ Cookie: 'rq_lang=xx' }, 'fr'],
  ])('from a document goes to the reader’s language (%j)', async (headers, lang) => {
    const answer = await call(code.loader, { params: { code: '7K2M-90QX-4TBA-C3WE' }, headers });
    expect(answer).toMatchObject({
      status: 302,
      location: `/${lang}/verify?code=7K2M-90QX-4TBA-C3WE`,
    });
    expect(answer.headers.get('Vary')).toBe('Accept-Language, Cookie');
  });

  test('leads nowhere else than to the check', async () => {
    const answer = await call(code.loader, { params: { code: '//evil.example/?a=b&c' } });
    expect(answer.location).toBe('/fr/verify?code=%2F%2Fevil.example%2F%3Fa%3Db%26c');
  });
});

describe('checking a receipt', () => {
  test('answers in words, whether it was pasted or sent as a file', async () => {
    await sealDays(NOON);
    const receipt = JSON.stringify(await getReceipt(member, FIRM), null, 2);
    for (const answer of [await sent(receipt), await uploaded(receipt)])
      expect(answer).toMatchObject({
        status: 200,
        data: { answer: { tone: 'ok', title: 'Authentique et scellé' }, refusal: null },
      });
  });

  test('says which part was altered, and what is no receipt', async () => {
    const receipt = JSON.stringify(await getReceipt(member, FIRM));
    expect(await sent(receipt)).toMatchObject({
      status: 200,
      data: { answer: { title: 'Authentique, pas encore scellé' } },
    });
    await sealDays(NOON);
    expect((await sent(receipt)).data).toMatchObject({
      answer: { title: 'Authentique, et scellé depuis' },
    });
    expect(await sent(receipt.replace('role:one', 'role:two'))).toMatchObject({
      status: 422,
      data: {
        answer: {
          tone: 'warn',
          title: 'Ce reçu a été modifié',
          text: expect.stringContaining('ligne elle-même'),
        },
      },
    });
    expect((await uploaded('{"a":1}')).data).toMatchObject({
      answer: { title: 'Ce n’est pas un reçu' },
    });
    const elsewhere = JSON.stringify(await getReceipt(member, FIRM));
    await resetDatabase();
    expect((await sent(receipt)).data).toMatchObject({ answer: { title: 'Ligne inconnue' } });
    expect((await sent(elsewhere)).data).toMatchObject({ answer: { title: 'Empreinte inconnue' } });
  });

  test('refuses nothing at all, and more than 256 kB', async () => {
    expect(await sent('  ')).toMatchObject({
      status: 422,
      data: { refusal: { error: 'missing' } },
    });
    const large = 'x'.repeat(256 * 1024 + 1);
    for (const answer of [await sent(large), await uploaded(large)])
      expect(answer).toMatchObject({ status: 413, data: { refusal: { error: 'tooLarge' } } });
    expect((await sent(large.slice(1))).status).toBe(422);
  });
});

describe('the trail of a person', () => {
  test('shows the own chain and that of the organisation chosen', async () => {
    const { data } = await call(trail.loader, { params, person: amina });
    expect(data).toMatchObject({
      chains: [
        { id: 'account', lines: [{ what: 'Rôle accordé', doer: 'system', sealed: false }] },
        {
          id: 'organisation',
          name: 'An organisation',
          lines: [{ receipt: '/fr/account/receipts/organisation%3Afirm/1' }],
        },
      ],
    });
    const alone = await call(trail.loader, { params, person: aPerson({ accountId: 'amina' }) });
    expect(alone.data).toMatchObject({ chains: [{ id: 'account' }] });
    expect(trail.headers()['Cache-Control']).toBe('private, no-store');
  });

  test('goes on with older lines, chain by chain', async () => {
    for (let index = 0; index < 26; index += 1) await append(FIRM, NOON, 'x.y');
    const path = '/fr/account/trail';
    const first = await call(trail.loader, { params, person: amina, path });
    expect(first.data).toMatchObject({ chains: [{ older: null }, { older: 3, isFirst: true }] });
    const second = await call(trail.loader, {
      params,
      person: amina,
      path: `${path}?organisation=3`,
    });
    expect(second.data).toMatchObject({
      chains: [
        { isFirst: true, lines: [{ number: '1' }] },
        { isFirst: false, lines: [{ number: '2', what: 'Autre acte' }, { number: '1' }] },
      ],
    });
  });

  test('is for who is signed in', async () => {
    const answer = await call(trail.loader, { params, path: '/fr/account/trail' });
    expect(answer).toMatchObject({
      status: 303,
      location: '/fr/sign-in?next=%2Ffr%2Faccount%2Ftrail',
    });
  });
});

describe('a receipt', () => {
  const download = (stream: string, sequence: string, person = amina) =>
    call(receipts.loader, { params: { ...params, stream, sequence }, person });

  test('is a file that the check accepts', async () => {
    const answer = await download(FIRM, '1');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="raqmana-[0-9a-f]{12}\.json"$/,
    );
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const text = new TextDecoder().decode(answer.bytes);
    expect((await uploaded(text)).status).toBe(200);
  });

  test.each([
    [FIRM, '2'],
    [FIRM, '0'],
    [FIRM, '-1'],
    [FIRM, '1e3'],
    [FIRM, '99999999999'],
    ['organisation:other', '1'],
    ['account:brahim', '1'],
    ['platform', '1'],
  ])('of %s %s is answered with 404', async (stream, sequence) => {
    await append('organisation:other');
    await append('account:brahim');
    await append('platform');
    expect((await download(stream, sequence)).status).toBe(404);
  });

  test('of somebody else’s chain is answered with 404', async () => {
    expect((await download(FIRM, '1', stranger)).status).toBe(404);
    expect((await download('account:amina', '1', stranger)).status).toBe(404);
  });
});

test('a code is found however its entry was written', async () => {
  expect(await findRecord(await codeOf())).toMatchObject({ type: 'accounts.role-granted' });
});
