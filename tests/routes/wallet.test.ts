import { beforeEach, describe, expect, test } from 'vitest';
import { addCredential, credentialSchema } from '#domain/catalogue/index.server.ts';
import { addDays, addMonths, civilDateOf, MAX_FILE_BYTES } from '#domain/kernel/index.server.ts';
import type { MemberActor, SentFile } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { limitKey } from '#web/rate-limit.server.ts';
import { loader as openFile } from '../../app/endpoints/files.$token.ts';
import {
  action as decide,
  loader as paperPage,
} from '../../app/routes/_space.programme.credentials.$id._index.tsx';
import { loader as fileForExaminer } from '../../app/routes/_space.programme.credentials.$id.file.ts';
import {
  action as keepView,
  loader as queue,
} from '../../app/routes/_space.programme.credentials._index.tsx';
import { loader as ownFile } from '../../app/routes/_space.provider.credentials.$id.file.ts';
import {
  action as withdraw,
  loader as wallet,
} from '../../app/routes/_space.provider.credentials._index.tsx';
import {
  action as send,
  loader as form,
} from '../../app/routes/_space.provider.credentials.new.tsx';
import { HTML, PDF, sent } from '../factories/files.ts';
import { makeExaminer, makeProvider } from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(resetDatabase);

// Pages take the time from the clock.
const TODAY = civilDateOf(new Date());
const INTENT = 'an-intent-of-a-form';
const TAX = { kind: 'tax-attestation', number: 'RF-1', validFrom: TODAY };
const PARAMS = { lang: 'fr' };

type Fields = Readonly<Record<string, string | readonly string[]>>;

function formWith(fields: Fields, file?: SentFile): FormData {
  const data = new FormData();
  data.append('intentId', INTENT);
  for (const [name, value] of Object.entries(fields))
    for (const text of typeof value === 'string' ? [value] : value) data.append(name, text);
  if (file) data.append('file', new File([file.bytes?.slice() ?? ''], file.name));
  return data;
}

function post({ person }: MemberActor, fields: Fields, file?: SentFile) {
  return call(send, { params: PARAMS, person, upload: formWith(fields, file) });
}

async function aPaper(owner: MemberActor): Promise<string> {
  const given = { form: credentialSchema.parse(TAX), file: sent('attestation d’août.pdf') };
  await addCredential({ ...owner, now: new Date() }, given, INTENT);
  return (await db.credential.findFirstOrThrow()).id;
}

describe('the form', () => {
  test('asks which paper first, and knows no other', async () => {
    const { person } = await makeProvider();
    const kindAt = async (query: string) =>
      (await call(form, { params: PARAMS, person, path: `/fr/x${query}` })).data;
    expect(await kindAt('')).toMatchObject({ kind: null });
    expect(await kindAt('?kind=passport')).toMatchObject({ kind: null });
    expect(await kindAt('?kind=passi')).toMatchObject({ kind: 'passi' });
  });

  test('keeps the paper and says so', async () => {
    const owner = await makeProvider();
    const answer = await post(owner, { ...TAX, validTo: '' }, sent('a.pdf'));
    expect(answer.status).toBe(303);
    expect(answer.location).toBe('/fr/provider/credentials?done=added');
    expect(await db.credential.findMany()).toMatchObject([
      { issuer: 'DGI', number: 'RF-1', validTo: new Date(addMonths(TODAY, 6)) },
    ]);
    expect(await db.storedFile.findFirst()).toMatchObject({ bytes: PDF.length });
  });

  test('says that a paper which begins later will count later', async () => {
    const owner = await makeProvider();
    const answer = await post(owner, { ...TAX, validFrom: addDays(TODAY, 1) }, sent('a.pdf'));
    expect(answer.location).toBe('/fr/provider/credentials?done=added-later');
  });

  test('refuses everything at once beside its field and gives back what was typed', async () => {
    const owner = await makeProvider();
    const typed = { kind: 'passi', scopes: ['pentest', 'code'], validTo: '31/02/2026' };
    const answer = await post(owner, typed);
    expect(answer).toMatchObject({
      status: 422,
      data: {
        errors: {
          ...{ number: 'error.number', grade: 'error.grade', validFrom: 'error.start' },
          ...{ validTo: 'error.day', file: 'file-missing' },
        },
        values: typed,
      },
    });
    expect(await db.credential.count()).toBe(0);
  });

  test.each([
    [
      'an attestation that is over',
      { validFrom: addDays(TODAY, -100), validTo: addDays(TODAY, -1) },
      'validTo',
      'expired',
    ],
    [
      'more than six months',
      { validTo: addDays(addMonths(TODAY, 6), 1) },
      'validTo',
      'tax-too-long',
    ],
    ['a first day far away', { validFrom: addDays(TODAY, 400) }, 'validFrom', 'too-far'],
  ])('%s is refused at its field', async (_what, days, field, error) => {
    const owner = await makeProvider();
    const answer = await post(owner, { ...TAX, ...days }, sent('a.pdf'));
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: { [field]: error }, values: { number: 'RF-1', ...days } },
    });
    expect(await db.storedFile.count()).toBe(0);
  });

  test.each([
    ['a page in disguise', sent('a.pdf', HTML), 'type'],
    ['a text', sent('a.txt', 'Bonjour'), 'type'],
    ['another ending', sent('a.png', PDF), 'extension'],
    ['nothing in it', sent('a.pdf', ''), 'empty'],
    ['too much', { name: 'a.pdf', bytes: new Uint8Array(MAX_FILE_BYTES + 1) }, 'too-large'],
    ['far too much', { name: 'a.pdf', bytes: new Uint8Array(20_000_000) }, 'too-large'],
  ])('a file with %s is refused and what was typed is kept', async (_what, file, error) => {
    const owner = await makeProvider();
    const answer = await post(owner, TAX, file);
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: { file: error }, values: { number: 'RF-1', intentId: INTENT } },
    });
    expect(await db.credential.count()).toBe(0);
  });

  test('a rush is slowed down', async () => {
    const owner = await makeProvider();
    const key = limitKey(`wallet ${owner.person.accountId}`);
    await db.rateLimit.create({ data: { key, tat: new Date(Date.now() + 3_600_000) } });
    const answer = await post(owner, TAX, sent('a.pdf'));
    expect(answer).toMatchObject({ status: 422, data: { errors: { form: 'slow' } } });
  });
});

describe('the wallet', () => {
  test('shows what is missing and what waits, and withdraws it', async () => {
    const owner = await makeProvider();
    const { person } = owner;
    const id = await aPaper(owner);
    const page = await call(wallet, { params: PARAMS, person });
    expect(page.headers.get('Cache-Control')).toBeNull();
    expect(page.data).toMatchObject({
      done: null,
      sections: expect.arrayContaining([
        expect.objectContaining({
          ...{ kind: 'tax-attestation', required: true, missing: true },
          papers: [expect.objectContaining({ id, standing: 'pending' })],
        }),
        expect.objectContaining({ kind: 'cnss-attestation', missing: true, papers: [] }),
      ]),
    });
    const answer = await call(withdraw, { params: PARAMS, person, form: { withdraw: id } });
    expect(answer.location).toBe('/fr/provider/credentials?done=withdrawn');
    expect(await db.credential.findFirst()).toMatchObject({ state: 'withdrawn' });
  });

  test('a paper that was refused meanwhile is not withdrawn', async () => {
    const owner = await makeProvider();
    const id = await aPaper(owner);
    const decided = { state: 'refused', decidedById: 'x', decidedAt: new Date() };
    await db.credential.update({ where: { id }, data: decided });
    const { person } = owner;
    const answer = await call(withdraw, { params: PARAMS, person, form: { withdraw: id } });
    expect(answer).toMatchObject({ status: 422, data: { errors: { wallet: 'wrong-state' } } });
  });
});

describe('the file', () => {
  test('opens for its provider and for examiners, at an address of its own', async () => {
    const owner = await makeProvider();
    const params = { ...PARAMS, id: await aPaper(owner) };
    for (const [loader, { person }] of [
      [ownFile, owner],
      [fileForExaminer, await makeExaminer()],
    ] as const) {
      const { location } = await call(loader, { params, person });
      const token = location?.replace('/files/', '') ?? '';
      const answer = await call(openFile, { params: { token }, path: `/files/${token}` });
      expect(answer.status).toBe(200);
      expect(answer.bytes).toEqual(PDF);
    }
  });

  test('is not there for another provider', async () => {
    const params = { ...PARAMS, id: await aPaper(await makeProvider()) };
    const { person } = await makeProvider();
    expect((await call(ownFile, { params, person })).status).toBe(404);
  });
});

describe('examining', () => {
  const QUEUE = '/fr/programme/credentials';

  test('the queue shows what waits and keeps its filters', async () => {
    const id = await aPaper(await makeProvider());
    const { person } = await makeExaminer();
    const read = async (query: string) =>
      (await call(queue, { params: PARAMS, person, path: `${QUEUE}${query}` })).data;
    expect(await read('')).toMatchObject({ lines: [{ id, kind: 'tax-attestation' }], pages: 1 });
    expect(await read('?kind=passi&region=MA-06&q=x&show=nothing&page=-1')).toMatchObject({
      filter: { show: 'pending', kind: 'passi', region: 'MA-06', q: 'x' },
      lines: [],
    });
  });

  test('an examiner keeps the filters under a name and forgets them', async () => {
    const { person } = await makeExaminer();
    const query = 'show=expiring&kind=&region=MA-06&q=';
    const form = { do: 'save-view', name: 'Casablanca', query };
    const kept = await call(keepView, { params: PARAMS, person, form });
    expect(kept.location).toBe(`${QUEUE}?${query}`);
    const views = async () =>
      (await call(queue, { params: PARAMS, person, path: QUEUE })).data as {
        readonly views: readonly { readonly id: string; readonly query: string }[];
      };
    const [view] = (await views()).views;
    expect(view).toMatchObject({ name: 'Casablanca', query: 'show=expiring&region=MA-06' });
    const nameless = await call(keepView, { params: PARAMS, person, form: { ...form, name: '' } });
    expect(nameless).toMatchObject({ status: 422, data: { errors: { name: 'error.missing' } } });
    const remove = { do: 'remove-view', view: view?.id ?? '' };
    expect((await call(keepView, { params: PARAMS, person, form: remove })).location).toBe(QUEUE);
    expect(await views()).toMatchObject({ views: [] });
  });

  test('verifies, refuses with a reason, and keeps what was typed', async () => {
    const id = await aPaper(await makeProvider());
    const { person } = await makeExaminer();
    const params = { ...PARAMS, id };
    const page = await call(paperPage, { params, person });
    expect(page.data).toMatchObject({ decidable: true, paper: { id, number: 'RF-1' } });
    const nothing = await call(decide, { params, person, form: { reason: 'a' } });
    expect(nothing).toMatchObject({
      ...{ status: 422, data: { errors: { verdict: 'error.verdict' }, values: { reason: 'a' } } },
    });
    const short = await call(decide, { params, person, form: { verdict: 'refuse', reason: 'a' } });
    expect(short).toMatchObject({ status: 422, data: { errors: { reason: 'error.reason' } } });
    const done = await call(decide, { params, person, form: { verdict: 'verify' } });
    expect(done.location).toBe(`${QUEUE}?done=verified`);
    const { person: other } = await makeExaminer();
    const late = await call(decide, { params, person: other, form: { verdict: 'verify' } });
    expect(late).toMatchObject({ status: 422, data: { errors: { form: 'wrong-state' } } });
  });

  test('what is not there answers 404, whatever is sent', async () => {
    const { person } = await makeExaminer();
    const params = { ...PARAMS, id: 'nothing' };
    for (const sentForm of [{ verdict: 'verify' }, { x: 'y' }])
      expect((await call(decide, { params, person, form: sentForm })).status).toBe(404);
    for (const loader of [paperPage, fileForExaminer])
      expect((await call(loader, { params, person })).status).toBe(404);
  });
});
