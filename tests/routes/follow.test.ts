import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import { noticeRevocation } from '#domain/cases/decisions/notice-revocation.server.ts';
import { MAX_FILE_BYTES, type MemberActor } from '#domain/kernel/index.server.ts';
import texts from '#i18n/locales/fr/follow.json' with { type: 'json' };
import { db } from '#platform/db.ts';
import { loader as list } from '../../app/routes/_space.sme.applications._index.tsx';
import {
  action as onRequest,
  loader as request,
} from '../../app/routes/_space.sme.applications.$id._index.tsx';
import { action as onAppeal } from '../../app/routes/_space.sme.applications.$id.appeal.tsx';
import {
  action as onCorrections,
  loader as corrections,
} from '../../app/routes/_space.sme.applications.$id.corrections/route.tsx';
import {
  action as open,
  loader as decision,
} from '../../app/routes/_space.sme.applications.$id.decision.tsx';
import { loader as letter } from '../../app/routes/_space.sme.applications.$id.decision[.pdf].ts';
import { action as onHearing } from '../../app/routes/_space.sme.applications.$id.hearing.tsx';
import { loader as receipt } from '../../app/routes/_space.sme.applications.$id.receipt[.pdf].ts';
import { NOON } from '../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../factories/decisions.ts';
import { PDF } from '../factories/files.ts';
import { makeAdvisor, makeFirmPerson } from '../factories/firms.ts';
import { makeMember } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

type Handler = Parameters<typeof call>[0];
type Fields = Readonly<Record<string, string>>;

let office: Awaited<ReturnType<typeof openOffice>>;

/** Pages take the time from the clock, and so do the officers of these tests. */
const now = () => new Date(Math.max(Date.now(), NOON.getTime()));
const today = <T extends MemberActor>(actor: T): T => ({ ...actor, now: now() });
const stampOf = async (id: string) => String((await caseRow(id)).stamp);

function get(handler: Handler, { person }: MemberActor, id = '', lang = 'fr') {
  return call(handler, { params: { lang, id }, person });
}
function post(handler: Handler, { person }: MemberActor, id: string, form: Fields) {
  return call(handler, { params: { lang: 'fr', id }, person, form });
}

beforeEach(async () => {
  await resetDatabase();
  const { programme, officers } = await openOffice();
  const { proposes, decides } = officers;
  office = { programme, officers: { proposes: today(proposes), decides: today(decides) } };
});

async function refused() {
  const sent = await caseInHand(office, { now: now() });
  await proposeRefusal(office.officers.proposes, sent.id);
  await decideNow(office.officers.decides, sent.id);
  return sent;
}

describe('the list and the page of a request', () => {
  test('say whose turn it is in the reader’s language', async () => {
    const { id, applicant } = await caseInHand(office, { now: now() });
    const { data } = await get(list, applicant);
    expect(data).toMatchObject({
      lines: [{ id, standing: 'review', number: expect.stringMatching(/^RQ-/) as string }],
      ...{ clients: null, writes: true },
    });
    const page = await get(request, applicant, id, 'ar');
    expect(page.data).toMatchObject({
      own: {
        ball: {
          standing: 'review',
          isLate: false,
          until: expect.stringMatching(/\d{4}$/) as string,
        },
        sent: { category: 'موقع إلكتروني وحضور على الإنترنت', cost: '8.000,00\u00a0درهم' },
      },
    });
  });

  test('are for the firm’s side alone', async () => {
    const { id, firmId } = await caseInHand(office, { now: now() });
    for (const stranger of [
      await makeFirmPerson('sme-owner'),
      office.officers.decides,
      await makeMember('provider', ['provider-owner']),
    ])
      for (const page of [request, decision, corrections, receipt])
        expect((await get(page, stranger, id)).status).toBe(404);
    const advisor = await makeAdvisor(firmId, { scopes: ['apply'] });
    expect((await get(request, advisor, id)).data).toMatchObject({
      own: { onBehalfOf: expect.any(String) as string },
    });
    const { data } = await call(list, {
      params: { lang: 'fr' },
      path: `/fr/sme/applications?client=${firmId}`,
      person: advisor.person,
    });
    expect(data).toMatchObject({ client: firmId, lines: [{ id }] });
  });

  test('withdraw behind a tick; a request that moved on says so', async () => {
    const { id, applicant } = await caseInHand(office, { now: now() });
    const stamp = await stampOf(id);
    const without = await post(onRequest, applicant, id, { stamp });
    expect([without.status, without.data]).toMatchObject([422, { errors: { sure: 'sure' } }]);
    const broken = await post(onRequest, applicant, id, { stamp: 'x', sure: 'yes' });
    expect(broken.data).toMatchObject({ errors: { stamp: 'reload' } });
    await proposeNow(office.officers.proposes, id);
    const old = await post(onRequest, applicant, id, { stamp, sure: 'yes' });
    expect(old.data).toMatchObject({ errors: { standing: 'changed-meanwhile' } });
    const done = await post(onRequest, applicant, id, { stamp: await stampOf(id), sure: 'yes' });
    expect(done.location).toBe(`/fr/sme/applications/${id}?done=withdraw`);
    expect((await get(request, applicant, id)).data).toMatchObject({
      own: { ball: { standing: 'withdrawn' }, may: { withdraw: false } },
    });
  });
});

describe('a decision', () => {
  test('is shown, printed and contested once it was opened', async () => {
    const { id, applicant } = await refused();
    const closed = await get(decision, applicant, id);
    expect(closed.data).toMatchObject({ opened: null, page: { standing: 'closed' } });
    expect((await get(letter, applicant, id)).status).toBe(404);
    const early = await post(onAppeal, applicant, id, {
      stamp: await stampOf(id),
      grounds: 'Non.',
    });
    expect(early.data).toMatchObject({
      errors: { form: 'not-opened' },
      values: { grounds: 'Non.' },
    });
    const opened = await post(open, applicant, id, {});
    expect(opened.location).toBe(`/fr/sme/applications/${id}/decision`);
    expect((await get(decision, applicant, id)).data).toMatchObject({
      opened: { state: 'rejected', mayAppeal: true, reasons: [{ legalRef: /règlement/i }] },
    });
    const pdf = await get(letter, applicant, id);
    expect(pdf.headers.get('Content-Type')).toBe('application/pdf');
    expect(pdf.headers.get('Content-Disposition')).toMatch(/inline; filename="RQ-\d{4}-\d{6}-/);
    expect(Buffer.from(pdf.bytes.slice(0, 5)).toString()).toBe('%PDF-');
    const empty = await post(onAppeal, applicant, id, { stamp: await stampOf(id), grounds: ' ' });
    expect([empty.status, empty.data]).toMatchObject([422, { errors: { grounds: 'grounds' } }]);
    const long = await post(onAppeal, applicant, id, {
      ...{ stamp: await stampOf(id), grounds: 'x'.repeat(4001) },
    });
    expect(long.data).toMatchObject({ errors: { grounds: 'too-long' } });
    const sent = await post(onAppeal, applicant, id, {
      ...{ stamp: await stampOf(id), grounds: 'La pièce\r\nétait jointe.' },
    });
    expect(sent.location).toBe(`/fr/sme/applications/${id}?done=appeal`);
    expect(await db.aidAppeal.findFirst()).toMatchObject({ grounds: 'La pièce\nétait jointe.' });
  });

  test('is opened by nobody who only reads', async () => {
    const { id, firmId } = await refused();
    const viewer = await makeFirmPerson('sme-viewer', firmId);
    expect((await get(decision, viewer, id)).data).toMatchObject({ page: { mayOpen: false } });
    expect((await post(open, viewer, id, {})).status).toBe(404);
    expect(await caseRow(id)).toMatchObject({ acknowledgedAt: null });
  });
});

test('the receipt is a PDF, in each language', async () => {
  const { id, applicant } = await caseInHand(office, { now: now() });
  for (const lang of ['fr', 'ar', 'zgh', 'en']) {
    const { status, headers } = await get(receipt, applicant, id, lang);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'application/pdf']);
    expect(headers.get('Cache-Control')).toContain('no-store');
  }
});

describe('corrections', () => {
  async function asked() {
    const sent = await caseInHand(office, { now: now() });
    await askCorrection(office.officers.proposes, sent.id, {
      stamp: Number(await stampOf(sent.id)),
      items: ['cost', 'document:tax-attestation'].map((field) => ({
        ...{ field, reason: 'outdated' as const, note: 'Trop ancien.' },
      })),
    });
    return sent;
  }

  function attach({ person }: MemberActor, id: string, fields: Fields, file: File | null) {
    const upload = new FormData();
    for (const [name, value] of Object.entries(fields)) upload.append(name, value);
    upload.append('file-tax-attestation', file ?? new File([], ''));
    return call(onCorrections, {
      ...{ params: { lang: 'fr', id }, person, upload },
      path: `/fr/sme/applications/${id}/corrections?paper=tax-attestation`,
    });
  }
  const PAPER = { do: 'paper', code: 'tax-attestation', intentId: 'an-intent-of-a-paper' };
  const file = new File([Buffer.from(PDF)], 'attestation.pdf');

  test('are made paper by paper, then sent back with the fields', async () => {
    const { id, applicant } = await asked();
    expect((await get(corrections, applicant, id)).data).toMatchObject({
      fields: [{ field: 'cost', value: '8000', note: 'Trop ancien.' }],
      papers: [{ code: 'tax-attestation', hasEnd: true, replacedOn: null }],
    });
    const stamp = await stampOf(id);
    const early = await post(onCorrections, applicant, id, { do: 'send', stamp, cost: 'douze' });
    expect([early.status, early.data]).toMatchObject([
      422,
      {
        errors: { cost: 'amount', 'document-tax-attestation': 'paper' },
        values: { cost: 'douze' },
      },
    ]);
    const joined = await attach(
      applicant,
      id,
      { ...PAPER, 'validUntil-tax-attestation': '2099-12-31' },
      file,
    );
    expect(joined.location).toBe(`/fr/sme/applications/${id}/corrections?done=paper`);
    const sent = await post(onCorrections, applicant, id, {
      ...{ do: 'send', stamp, cost: '6 000,50 DH', title: 'Volé' },
    });
    expect(sent.location).toBe(`/fr/sme/applications/${id}?done=correct`);
    const row = await caseRow(id);
    expect(row).toMatchObject({ state: 'under-review', cost: 600_050n, asked: 300_000n });
    expect(row.content).toMatchObject({ title: 'Un site pour le four' });
  });

  test('keep what was typed beside a paper that is joined', async () => {
    const { id, applicant } = await asked();
    const fields = { ...PAPER, 'validUntil-tax-attestation': '2099-12-31' };
    const kept = await attach(applicant, id, { ...fields, cost: '6 000,50' }, file);
    expect([kept.status, kept.data]).toEqual([
      200,
      { errors: {}, values: { cost: '6 000,50' }, done: 'paper' },
    ]);
    expect(await db.caseDocument.count()).toBe(1);
    // Nothing of it waits: the page is gone to, and can be loaded again.
    const same = await attach(applicant, id, { ...fields, cost: '8000' }, file);
    expect(same.location).toBe(`/fr/sme/applications/${id}/corrections?done=paper`);
    const bad = await attach(applicant, id, { ...PAPER, cost: '6 000,50' }, file);
    expect(bad.data).toMatchObject({ values: { cost: '6 000,50' } });
  });

  test('a file that is too long is told at its field, and takes nothing typed along', async () => {
    const { id, applicant } = await asked();
    const long = new File([Buffer.alloc(MAX_FILE_BYTES + 600 * 1024)], 'attestation.pdf');
    const { do: _, ...paper } = PAPER;
    const fields = { ...paper, 'validUntil-tax-attestation': '2099-12-31' };
    const refusal = await attach(applicant, id, { ...fields, cost: '6 000,50' }, long);
    expect([refusal.status, refusal.data]).toMatchObject([
      422,
      { errors: { 'file-tax-attestation': 'too-large' }, values: { cost: '6 000,50' } },
    ]);
  });

  test('tell what is wrong with a paper at its field, and keep what was typed', async () => {
    const { id, applicant } = await asked();
    const errorsOf = async (fields: Fields, sent: File | null) =>
      (await attach(applicant, id, { ...PAPER, ...fields }, sent)).data;
    const until = 'validUntil-tax-attestation';
    expect(await errorsOf({}, null)).toMatchObject({
      errors: { 'file-tax-attestation': 'file-missing' },
    });
    expect(await errorsOf({ [until]: '31/02/2099' }, file)).toMatchObject({
      ...{ errors: { [until]: 'date' }, values: { [until]: '31/02/2099' } },
    });
    expect(await errorsOf({}, file)).toMatchObject({ errors: { [until]: 'end-missing' } });
    expect(await errorsOf({ [until]: '2020-01-01' }, file)).toMatchObject({
      errors: { [until]: 'expired' },
    });
    const fake = new File(['<script>'], 'attestation.pdf');
    expect(await errorsOf({ [until]: '2099-12-31' }, fake)).toMatchObject({
      errors: { 'file-tax-attestation': expect.stringMatching(/^(?:type|extension)$/) as string },
    });
    expect(await db.caseDocument.count()).toBe(0);
  });

  test('are not for a request that goes on, nor for another paper', async () => {
    const { id, applicant } = await caseInHand(office, { now: now() });
    const stamp = await stampOf(id);
    const sent = await post(onCorrections, applicant, id, { do: 'send', stamp, cost: '1' });
    expect(sent.data).toMatchObject({ errors: { form: 'wrong-state' } });
    const paper = await attach(
      applicant,
      id,
      { ...PAPER, 'validUntil-tax-attestation': '2099-12-31' },
      file,
    );
    expect(paper.data).toMatchObject({ errors: { form: 'wrong-state' } });
    const reopened = await post(onCorrections, applicant, id, { do: 'reopen', stamp });
    expect(reopened.data).toMatchObject({ errors: { form: 'wrong-state' } });
  });
});

test('what a firm is reproached with is answered on its page', async () => {
  const { id, applicant } = await caseInHand(office, { now: now() });
  await proposeNow(office.officers.proposes, id);
  await decideNow(office.officers.decides, id);
  const risk = today(await makeMember('programme', ['risk-officer'], office.programme.ownerId));
  const stamp = Number(await stampOf(id));
  await noticeRevocation(risk, id, { stamp, grounds: 'Le devis est faux.' });
  const empty = await post(onHearing, applicant, id, { answer: '' });
  expect([empty.status, empty.data]).toMatchObject([422, { errors: { answer: 'missing' } }]);
  const sent = await post(onHearing, applicant, id, { answer: 'Voici l’original.' });
  expect(sent.location).toBe(`/fr/sme/applications/${id}?done=hearing`);
  const again = await post(onHearing, applicant, id, { answer: 'Autre.' });
  expect(again.data).toMatchObject({
    errors: { form: 'already-answered' },
    values: { answer: 'Autre.' },
  });
});

test('every refusal of these pages has its words', () => {
  const files = globSync(
    [
      'app/domain/cases/applications/{correct,withdraw}*.ts',
      'app/domain/cases/appeals/open-appeal.server.ts',
      'app/domain/cases/decisions/answer-hearing.server.ts',
      'app/domain/cases/documents/{records,rules,add-document.server,reuse-document.server}*.ts',
      'app/platform/stored-files.ts',
    ],
    { cwd: path.resolve(import.meta.dirname, '../..') },
  );
  const codes = files.flatMap((one) =>
    [
      ...readFileSync(path.resolve(import.meta.dirname, '../..', one), 'utf8').matchAll(
        /DomainError\('(?:cases|files)\.([a-z-]+)'|code: '([a-z-]+)'/g,
      ),
    ].map(([, thrown, told]) => thrown ?? told ?? ''),
  );
  expect(new Set(codes).size).toBeGreaterThan(15);
  const unsaid = ['not-found'];
  expect(
    [...new Set(codes)].filter((code) => !(code in texts.error) && !unsaid.includes(code)),
  ).toEqual([]);
});
