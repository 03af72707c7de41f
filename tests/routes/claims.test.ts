import { beforeEach, describe, expect, test } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { claimed, certified, readyToClaim, targetOf, type Claiming } from '../factories/claims.ts';
import { sent } from '../factories/files.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as own from '../../app/routes/_space.provider.projects.$id.claims.$milestone/route.tsx';
import * as money from '../../app/routes/_space.provider.money._index/route.tsx';
import * as csv from '../../app/routes/_space.provider.money.statement[.csv].ts';
import * as pdf from '../../app/routes/_space.provider.claims.$id.invoice[.pdf].ts';
import * as xml from '../../app/routes/_space.provider.claims.$id.invoice[.xml].ts';
import * as attestation from '../../app/routes/_space.provider.claims.$id.attestation[.pdf].ts';
import * as queue from '../../app/routes/_space.programme.claims._index/route.tsx';
import * as officer from '../../app/routes/_space.programme.claims.$id._index/route.tsx';
import * as orders from '../../app/routes/_space.programme.orders._index/route.tsx';
import * as transfers from '../../app/routes/_space.programme.orders.$batch.transfers[.xml].ts';

let claiming: Claiming;

beforeEach(async () => {
  await resetDatabase();
  claiming = await readyToClaim();
});

const confirmed = ({ person }: MemberActor) => ({ ...person, confirmedAt: new Date() });
const ownParams = (lang = 'fr') => {
  const { engagementId: id, milestoneId: milestone } = targetOf(claiming.milestone);
  return { lang, id, milestone };
};
const today = new Date().toISOString().slice(0, 10);
const INVOICE = {
  ...{ do: 'make', stamp: '0', number: '2026-0007', date: '2026-11-22' },
  sellerAddress: '12, rue des Tanneurs',
};
const send = (form: Readonly<Record<string, string>>, lang = 'fr') =>
  call(own.action, { params: ownParams(lang), form, person: claiming.provider.person });
const act = (id: string, form: Readonly<Record<string, string | string[]>>, by: MemberActor) =>
  call(officer.action, { params: { lang: 'fr', id }, form, person: confirmed(by) });

async function ownFile(fields: Readonly<Record<string, string>>, file: File | null) {
  const upload = new FormData();
  for (const [name, value] of Object.entries(fields)) upload.append(name, value);
  if (file) upload.append('file', file);
  return call(own.action, { params: ownParams(), upload, person: claiming.provider.person });
}

describe('the page of an invoice', () => {
  test('proposes a number, and makes the invoice as PDF and XML', async () => {
    const before = await call(own.loader, {
      params: ownParams(),
      person: claiming.provider.person,
    });
    expect(before.data).toMatchObject({
      ...{ claim: null, missing: [], may: { send: true, withdraw: false }, hasAccount: true },
      proposed: { number: expect.stringMatching(/^\d{4}-0001$/), date: today },
      amounts: { ttc: '6\u202f000,00\u00a0DH' },
    });
    const answer = await send(INVOICE);
    expect(answer).toMatchObject({ status: 303, location: expect.stringContaining('done=make') });
    const { id } = await db.claim.findFirstOrThrow();
    const params = { lang: 'fr', id };
    const { person } = claiming.provider;
    const paper = await call(pdf.loader, { params, person });
    const { text } = await extractText(await getDocumentProxy(paper.bytes), { mergePages: true });
    expect(text).toContain('2026-0007');
    expect(text).toContain('six mille dirhams');
    const file = await call(xml.loader, { params, person });
    expect(new TextDecoder().decode(file.bytes)).toContain('<cbc:ID>2026-0007</cbc:ID>');
    expect((await call(attestation.loader, { params, person })).status).toBe(404);
  });

  test.each(['fr', 'ar'])('gives back what was typed with what is wrong, in %s', async (lang) => {
    const { sellerAddress: _no, ...bare } = INVOICE;
    const refused = [
      [{ ...INVOICE, number: '' }, { number: 'number' }],
      [{ ...INVOICE, date: 'demain' }, { date: 'date' }],
      [{ ...INVOICE, date: '2020-01-01' }, { date: 'invoice-day' }],
      [{ ...INVOICE, discount: '9 999 999' }, { discount: 'discount' }],
      [bare, { sellerAddress: 'mentions-missing' }],
      [{ ...INVOICE, stamp: 'x' }, { form: 'reload' }],
      [{ ...INVOICE, stamp: '4' }, { form: 'changed-meanwhile' }],
      [{ do: 'nothing known' }, { form: 'reload' }],
    ] as const;
    for (const [form, errors] of refused) {
      const answer = await send(form, lang);
      expect(answer).toMatchObject({ status: 422, data: { errors, values: form } });
    }
    expect(await db.claim.count()).toBe(0);
  });

  test('takes a PDF of the provider whose total is right to the centime, once', async () => {
    const fields = { ...INVOICE, do: 'send' };
    const bytes = sent('facture.pdf').bytes ?? new Uint8Array();
    const file = new File([new Uint8Array(bytes)], 'facture.pdf', { type: 'application/pdf' });
    const total = { total: '6 000,00' };
    expect(await ownFile({ ...fields, ...total }, null)).toMatchObject({
      ...{ status: 422, data: { errors: { file: 'file-missing' } } },
    });
    expect(await ownFile({ ...fields, total: '6 000,01' }, file)).toMatchObject({
      ...{ status: 422, data: { errors: { total: 'total-differs' } } },
    });
    const text = new File(['x'], 'facture.txt', { type: 'text/plain' });
    expect((await ownFile({ ...fields, ...total }, text)).status).toBe(422);
    expect((await ownFile({ ...fields, ...total }, file)).status).toBe(303);
    expect(await db.claim.findFirstOrThrow()).toMatchObject({
      ...{ state: 'submitted', fileId: expect.any(String), ht: 500_000n },
    });
    // The form that was sent twice is answered alike, and its bytes are not kept again.
    expect((await ownFile({ ...fields, ...total }, file)).status).toBe(303);
    expect(await db.storedFile.count()).toBe(1);
  });
});

describe('officers', () => {
  test('certify, order, make the file and hand it over, each on their page', async () => {
    const { officers, provider } = claiming;
    const claim = await claimed(claiming);
    const { certifies, authorises } = officers;
    const list = await call(queue.loader, { params: { lang: 'ar' }, person: certifies.person });
    expect(list.data).toMatchObject({ lines: [{ id: claim.id, lane: expect.any(String) }] });
    const params = { lang: 'fr', id: claim.id };
    const page = await call(officer.loader, { params, person: confirmed(certifies) });
    expect(page.data).toMatchObject({ acts: { certify: true, return: true, hold: false } });
    const stamp = String(claim.stamp);
    expect(await act(claim.id, { do: 'certify', stamp }, certifies)).toMatchObject({
      ...{ status: 422, data: { errors: { sure: 'tick' } } },
    });
    expect(await act(claim.id, { do: 'return', stamp }, certifies)).toMatchObject({
      ...{ status: 422, data: { errors: { codes: 'remarks', words: 'words' } } },
    });
    const sure = { do: 'certify', stamp, sure: 'yes' };
    expect((await act(claim.id, sure, certifies)).status).toBe(303);
    const order = (form: Readonly<Record<string, string>>) =>
      call(orders.action, { params: { lang: 'fr' }, form, person: confirmed(authorises) });
    expect(await order({ do: 'order' })).toMatchObject({
      ...{ status: 422, data: { errors: { claims: 'choose' } } },
    });
    expect(await order({ do: 'order', claims: claim.id })).toMatchObject({
      ...{ status: 200, data: { reports: [{ refusal: null }] } },
    });
    const { id } = await db.paymentOrder.findFirstOrThrow();
    expect((await order({ do: 'batch', orders: id })).location).toContain('done=batch');
    const batch = await db.paymentBatch.findFirstOrThrow();
    const file = await call(transfers.loader, {
      ...{ params: { lang: 'fr', batch: batch.id }, person: authorises.person },
    });
    expect(new TextDecoder().decode(file.bytes)).toBe(batch.document);
    expect(batch.document).toContain('<CtrlSum>5000.00</CtrlSum>');
    expect((await order({ do: 'sent', batch: batch.id })).location).toContain('done=sent');
    expect(await db.claim.findFirstOrThrow()).toMatchObject({ state: 'sent' });
    const mine = await call(money.loader, { params: { lang: 'ar' }, person: provider.person });
    expect(mine.data).toMatchObject({ lines: [{ state: 'sent', net: expect.any(String) }] });
    const sheet = await call(csv.loader, { params: { lang: 'fr' }, person: provider.person });
    expect(new TextDecoder().decode(sheet.bytes)).toContain('750.00');
  });

  test('prove again who they are before they certify or order', async () => {
    const { certifies, authorises } = claiming.officers;
    const claim = await claimed(claiming);
    const old = ({ person }: MemberActor) => ({ ...person, confirmedAt: new Date(0) });
    const form = { do: 'certify', stamp: String(claim.stamp), sure: 'yes' };
    const params = { lang: 'fr', id: claim.id };
    const certify = await call(officer.action, { params, form, person: old(certifies) });
    expect(certify.location).toMatch(/^\/fr\/account\/confirm\?/);
    const order = await call(orders.action, {
      ...{ params: { lang: 'fr' }, form: { do: 'order', claims: claim.id } },
      person: old(authorises),
    });
    expect(order.location).toMatch(/^\/fr\/account\/confirm\?/);
  });

  test('the attestation of a certified claim is in the reader’s language', async () => {
    const { id } = await certified(claiming);
    for (const [lang, words] of [
      ['fr', 'créance'],
      ['en', 'receivable'],
    ] as const) {
      const params = { lang, id };
      const { person } = claiming.provider;
      const { bytes } = await call(attestation.loader, { params, person });
      const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
      expect(text).toContain(words);
    }
  });
});
