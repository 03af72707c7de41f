import { beforeEach, describe, expect, test } from 'vitest';
import { addEvidence, getItemEvidence } from '#domain/assessment/index.server.ts';
import { loader as openLoader } from '../../app/endpoints/files.$token.ts';
import {
  action as verify,
  loader as verifyPage,
} from '../../app/routes/_space.advisor.assessments.$id.evidence._index.tsx';
import { loader as fileForAdvisor } from '../../app/routes/_space.advisor.assessments.$id.evidence.file.$evidence.ts';
import {
  action as send,
  loader as itemPage,
} from '../../app/routes/_space.sme.assessments.$id.evidence.$item.tsx';
import { loader as listPage } from '../../app/routes/_space.sme.assessments.$id.evidence._index.tsx';
import { loader as fileForFirm } from '../../app/routes/_space.sme.assessments.$id.evidence.file.$evidence.ts';
import { MAX_FILE_BYTES, type SentFile } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import { fileStore } from '#platform/stored-files.ts';
import { limitKey } from '#web/rate-limit.server.ts';
import { NOON } from '../factories/actors.ts';
import { freshDatabase } from '../factories/drafts.ts';
import { HTML, PDF, sent } from '../factories/files.ts';
import {
  aFirmResult,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../factories/firms.ts';
import { call, type Answer } from './call.ts';

beforeEach(freshDatabase);

const ITEM = 'SEC-02';
const INTENT = 'minted-with-the-page';

interface Firm {
  readonly owner: SeatedActor;
  readonly id: string;
}

async function aFirm(): Promise<Firm> {
  const owner = await makeFirmPerson('sme-owner');
  return { owner, id: await aFirmResult(owner) };
}

const at = (id: string, more: Readonly<Record<string, string>> = {}) => ({
  params: { lang: 'fr', id, item: ITEM, ...more },
});

/** A form as a browser sends it: its fields in order, the file last. */
function formWith(fields: Readonly<Record<string, string>>, file?: SentFile): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ intentId: INTENT, ...fields }))
    form.append(name, value);
  const bytes = file?.bytes ?? new Uint8Array();
  form.append('file', new File([new Uint8Array(bytes)], file?.name ?? ''));
  return form;
}

function post(firm: Firm, upload: FormData, person = firm.owner.person): Promise<Answer> {
  return call(send, { ...at(firm.id), upload, person });
}

async function withFile(firm: Firm, file = sent('plan d’août.pdf')): Promise<string> {
  await addEvidence(
    firm.owner,
    { assessmentId: firm.id, itemId: ITEM },
    { file },
    'an intent of a test',
  );
  const { item } = await getItemEvidence(firm.owner, firm.id, ITEM, 'fr');
  return item.pieces[0]?.id ?? '';
}

/** The token of a redirect to a file. */
function tokenOf({ location }: Answer): string {
  const [, token = ''] = /^\/files\/([\w.-]+)$/.exec(location ?? '') ?? [];
  return token;
}

const open = (token: string, options: Parameters<typeof call>[1] = {}) =>
  call(openLoader, { device: null, ...options, params: { token } });

describe('the pages of the firm', () => {
  test('list the answered items with what would help, and one item with its pieces', async () => {
    const firm = await aFirm();
    await withFile(firm);
    const { person } = firm.owner;
    const list = await call(listPage, { ...at(firm.id), person });
    expect(list.data).toMatchObject({
      share: { backed: '1', answered: '42' },
      completed: true,
      dimensions: expect.arrayContaining([
        expect.objectContaining({
          id: 'SEC',
          items: expect.arrayContaining([
            expect.objectContaining({ id: ITEM, grade: 2, hints: '' }),
            expect.objectContaining({ id: 'SEC-03', grade: 0, hints: expect.stringMatching(/./) }),
          ]),
        }),
      ]),
    });
    const one = await call(itemPage, { ...at(firm.id), path: '/?done=added', person });
    expect(one.data).toMatchObject({
      ...{ mayAdd: true, done: 'added' },
      pieces: [{ kind: 'file', file: { name: 'plan d’août.pdf', size: { unit: 'kb' } } }],
    });
  });

  test.each([
    ['the list', listPage],
    ['the item', itemPage],
  ])(
    '%s: 404 for another firm, another kind of organisation, an unknown item',
    async (_n, page) => {
      const firm = await aFirm();
      const other = await makeFirmPerson('sme-owner');
      const advisor = await makeAdvisor(seatOf(firm.owner));
      for (const { person } of [other, advisor])
        expect((await call(page, { ...at(firm.id), person })).status).toBe(404);
      const { status, location } = await call(page, at(firm.id));
      expect(status).toBe(303);
      expect(location).toMatch(/^\/fr\/sign-in\?next=/);
      const unknown = { ...at(firm.id, { item: 'ZZZ-01' }), person: firm.owner.person };
      expect((await call(itemPage, unknown)).status).toBe(404);
    },
  );
});

describe('sending', () => {
  test('a file is kept and the page says so', async () => {
    const firm = await aFirm();
    const answer = await post(firm, formWith({ text: 'Le journal.', url: '' }, sent('a.pdf')));
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`/fr/sme/assessments/${firm.id}/evidence/${ITEM}?done=added`);
    expect(await db.evidence.findMany()).toMatchObject([{ kind: 'file', text: 'Le journal.' }]);
    expect(await db.storedFile.findFirst()).toMatchObject({ fileName: 'a.pdf', bytes: PDF.length });
  });

  test('an address may be typed short; without a file none is kept', async () => {
    const firm = await aFirm();
    await post(firm, formWith({ text: '', url: 'www.exemple.ma/plan' }));
    expect(await db.evidence.findMany()).toMatchObject([
      { kind: 'link', url: 'https://www.exemple.ma/plan', text: null },
    ]);
  });

  test.each([
    ['http://exemple.ma', 'error.https'],
    ['javascript:alert(1)', 'error.https'],
    ['https://user:secret@exemple.ma', 'error.https'],
    ['https://localhost', 'error.https'],
    [`https://exemple.ma/${'a'.repeat(500)}`, 'error.tooLong'],
  ])('the address %s is refused', async (url, error) => {
    const firm = await aFirm();
    const answer = await post(firm, formWith({ text: 'Ici.', url }));
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ errors: { url: error }, values: { text: 'Ici.', url } });
    expect(await db.evidence.count()).toBe(0);
  });

  test.each([
    ['a page in disguise', sent('a.pdf', HTML), 'type'],
    ['another ending', sent('a.png', PDF), 'extension'],
    ['nothing in it', sent('a.pdf', ''), 'empty'],
    ['too much', { name: 'a.pdf', bytes: new Uint8Array(MAX_FILE_BYTES + 1) }, 'too-large'],
    ['far too much', { name: 'a.pdf', bytes: new Uint8Array(20_000_000) }, 'too-large'],
  ])('a file with %s is refused and what was typed is kept', async (_what, file, error) => {
    const firm = await aFirm();
    const answer = await post(firm, formWith({ text: 'Deux\nlignes, à «garder»' }, file));
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({
      errors: { file: error },
      values: { text: expect.stringMatching(/^Deux\r?\nlignes, à «garder»$/), intentId: INTENT },
    });
    expect(await db.storedFile.count()).toBe(0);
  });

  test('nothing at all is refused beside the description', async () => {
    const answer = await post(await aFirm(), formWith({}));
    expect(answer.data).toMatchObject({ errors: { text: 'nothing' } });
  });

  test('what is no form is refused', async () => {
    const firm = await aFirm();
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const options = { ...at(firm.id), person: firm.owner.person, headers };
    expect((await call(send, { ...options, body: 'no form' })).status).toBe(400);
  });

  test('a viewer is told that they may only read, another firm finds nothing', async () => {
    const firm = await aFirm();
    const viewer = await makeFirmPerson('sme-viewer', seatOf(firm.owner));
    const form = formWith({ text: 'a' }, sent('a.pdf'));
    const answer = await post(firm, form, viewer.person);
    expect(answer).toMatchObject({ status: 422, data: { errors: { form: 'read-only' } } });
    const stranger = await makeFirmPerson('sme-owner');
    expect((await post(firm, form, stranger.person)).status).toBe(404);
    expect(await db.storedFile.count()).toBe(0);
  });

  test('a rush is slowed down', async () => {
    const firm = await aFirm();
    const key = limitKey(`evidence ${firm.owner.person.accountId}`);
    const tat = new Date(Date.now() + 3_600_000);
    await db.rateLimit.create({ data: { key, tat } });
    const answer = await post(firm, formWith({ text: 'a' }));
    expect(answer).toMatchObject({ status: 422, data: { errors: { form: 'slow' } } });
  });

  test('the button removes a piece; of another assessment it answers 404', async () => {
    const firm = await aFirm();
    const remove = await withFile(firm);
    const other = await aFirm();
    const options = { form: { remove }, person: firm.owner.person };
    const elsewhere = { ...at(other.id), form: { remove }, person: other.owner.person };
    expect((await call(send, elsewhere)).status).toBe(404);
    const { location } = await call(send, { ...at(firm.id), ...options });
    expect(location).toMatch(/\?done=removed$/);
    expect(await db.evidence.count({ where: { removedAt: null } })).toBe(0);
    const { id } = await db.storedFile.findFirstOrThrow();
    expect(await fileStore().storage.get(id)).toBeNull();
  });
});

describe('downloading', () => {
  test('the firm and its advisor get an address that saves the file and reads no cookie', async () => {
    const firm = await aFirm();
    const evidence = await withFile(firm);
    const advisor = await makeAdvisor(seatOf(firm.owner));
    const target = at(firm.id, { evidence });
    for (const [loader, { person }] of [
      [fileForFirm, firm.owner],
      [fileForAdvisor, advisor],
    ] as const) {
      const answer = await open(tokenOf(await call(loader, { ...target, person })));
      expect(answer.status).toBe(200);
      expect(answer.bytes).toEqual(PDF);
      const header = (name: string) => answer.headers.get(name);
      expect(header('Content-Disposition')).toBe(
        `attachment; filename="plan d_ao_t.pdf"; filename*=UTF-8''plan%20d%E2%80%99ao%C3%BBt.pdf`,
      );
      expect(header('X-Content-Type-Options')).toBe('nosniff');
      expect(header('Content-Security-Policy')).toBe("sandbox; default-src 'none'");
      expect(header('Cache-Control')).toBe('private, no-store');
      expect(header('Content-Type')).toBe('application/pdf');
      expect(header('Set-Cookie')).toBeNull();
    }
  });

  test('nobody else gets an address', async () => {
    const firm = await aFirm();
    const evidence = await withFile(firm);
    const other = await aFirm();
    const target = at(firm.id, { evidence });
    const { person } = other.owner;
    expect((await call(fileForFirm, { ...target, person })).status).toBe(404);
    expect((await call(fileForFirm, { ...at(other.id, { evidence }), person })).status).toBe(404);
    const advisor = await makeAdvisor(seatOf(other.owner));
    expect((await call(fileForAdvisor, { ...target, person: advisor.person })).status).toBe(404);
    expect((await call(fileForFirm, { ...target, person: advisor.person })).status).toBe(404);
    expect((await call(fileForFirm, target)).location).toMatch(/^\/fr\/sign-in/);
  });

  test('an address that is over, altered or unknown says so in the reader’s language', async () => {
    const firm = await aFirm();
    await withFile(firm);
    const { id } = await db.storedFile.findFirstOrThrow();
    const headers = { 'Accept-Language': 'en' };
    const expired = await open(mintFileToken(id, new Date('2026-01-01')), { headers });
    expect(expired).toMatchObject({ status: 410, data: expect.stringMatching(/has expired/) });
    const token = mintFileToken(id, new Date());
    const altered = await open(token.replace(/^./, (one) => (one === '0' ? '1' : '0')));
    expect(altered).toMatchObject({ status: 404, data: expect.stringMatching(/aucun fichier/) });
    expect(altered.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
    expect((await open('nonsense')).status).toBe(404);
    await db.storedFile.update({ where: { id }, data: { state: 'quarantined' } });
    expect((await open(token)).status).toBe(404);
    await db.storedFile.update({ where: { id }, data: { state: 'infected', erasedAt: NOON } });
    expect((await open(token)).status).toBe(410);
  });

  test('a HEAD request gets the headers and no byte', async () => {
    const firm = await aFirm();
    await withFile(firm);
    const { id } = await db.storedFile.findFirstOrThrow();
    const answer = await open(mintFileToken(id, new Date()), { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Length')).toBe(String(PDF.length));
    expect(answer.bytes).toHaveLength(0);
  });
});

describe('the page of the advisor', () => {
  test('shows what was added and records what was seen', async () => {
    const firm = await aFirm();
    const evidence = await withFile(firm);
    const { person } = await makeAdvisor(seatOf(firm.owner));
    const shown = await call(verifyPage, { ...at(firm.id), person });
    expect(shown.data).toMatchObject({ items: [{ id: ITEM, pieces: [{ id: evidence }] }] });
    const nothing = await call(verify, { ...at(firm.id), person, form: {} });
    expect(nothing).toMatchObject({ status: 422, data: { errors: { items: 'nothing-chosen' } } });
    const { location } = await call(verify, { ...at(firm.id), person, form: { evidence } });
    expect(location).toBe(`/fr/advisor/assessments/${firm.id}/evidence?done=verified`);
    const { item } = await getItemEvidence(firm.owner, firm.id, ITEM, 'fr');
    expect(item.grade).toBe(4);
  });

  test('is not there without a mandate, nor for the firm', async () => {
    const firm = await aFirm();
    const evidence = await withFile(firm);
    const elsewhere = await makeAdvisor(seatOf((await aFirm()).owner));
    for (const { person } of [elsewhere, firm.owner]) {
      expect((await call(verifyPage, { ...at(firm.id), person })).status).toBe(404);
      expect((await call(verify, { ...at(firm.id), person, form: { evidence } })).status).toBe(404);
    }
  });
});
