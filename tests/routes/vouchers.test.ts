import { beforeEach, describe, expect, test } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import { currentTerms } from '#domain/cases/vouchers/terms.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { openProgramme, type OpenProgramme } from '../factories/cases.ts';
import { makeAdvisor, makeFirmPerson } from '../factories/firms.ts';
import { makeMember } from '../factories/people.ts';
import { giveAccepted, giveVoucher, moveBack, type Given } from '../factories/vouchers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as list from '../../app/routes/_space.sme.vouchers._index.tsx';
import * as own from '../../app/routes/_space.sme.vouchers.$id._index/route.tsx';
import * as pdf from '../../app/routes/_space.sme.vouchers.$id.voucher[.pdf].ts';
import * as officers from '../../app/routes/_space.programme.vouchers._index.tsx';
import * as officer from '../../app/routes/_space.programme.vouchers.$id._index.tsx';

let programme: OpenProgramme;
let now: Date;

const { hash } = currentTerms('fr');
const paramsOf = ({ voucher: { id } }: Given, lang = 'fr') => ({ lang, id });
const open = (given: Given, { person }: MemberActor = given.firm) =>
  call(own.loader, { params: paramsOf(given), person });
const send = (given: Given, form: Readonly<Record<string, string>>, by: MemberActor = given.firm) =>
  call(own.action, {
    ...{ params: paramsOf(given), form },
    person: { ...by.person, confirmedAt: new Date() },
  });
const stateOf = async ({ voucher: { id } }: Given) =>
  (await db.voucher.findUniqueOrThrow({ where: { id } })).state;

beforeEach(async () => {
  await resetDatabase();
  now = new Date();
  programme = await openProgramme({ year: now.getUTCFullYear() });
});

describe('the vouchers of a firm', () => {
  test('are listed once their decision was opened, to its advisors too', async () => {
    const given = await giveVoucher(programme, { now });
    await giveVoucher(programme, {
      ...{ now, actor: given.firm, category: 'POS', isOpened: false, officers: given.officers },
    });
    const seen = { unopened: 1, vouchers: [{ id: given.voucher.id, state: 'issued' }] };
    const params = { lang: 'fr' };
    expect(await call(list.loader, { params, person: given.firm.person })).toMatchObject({
      ...{ status: 200, data: { ...seen, isAdvisor: false } },
    });
    const advisor = await makeAdvisor(given.firmId, { scopes: ['apply'] });
    const theirs = await call(list.loader, { params, person: advisor.person });
    expect(theirs.data).toMatchObject({ ...seen, isAdvisor: true });
    const assessor = await makeAdvisor((await giveVoucher(programme, { now })).firmId);
    expect((await call(list.loader, { params, person: assessor.person })).data).toMatchObject({
      ...{ unopened: 0, vouchers: [] },
    });
  });

  test('a closed one leads to the decision, and prints nothing', async () => {
    const given = await giveVoucher(programme, { now, isOpened: false });
    expect(await open(given)).toMatchObject({
      ...{ status: 303, location: `/fr/sme/applications/${given.applicationId}` },
    });
    const paper = await call(pdf.loader, { params: paramsOf(given), person: given.firm.person });
    expect(paper.status).toBe(404);
    const accept = await send(given, { do: 'accept', stamp: '1', terms: hash, agrees: 'yes' });
    expect(accept.status).toBe(422);
    expect(await stateOf(given)).toBe('issued');
  });
});

describe('accepting the terms', () => {
  test('asks first to prove again who one is', async () => {
    const given = await giveVoucher(programme, { now });
    const form = { do: 'accept', stamp: '1', terms: hash, agrees: 'yes' };
    const person = { ...given.firm.person, confirmedAt: new Date(0) };
    const answer = await call(own.action, { params: paramsOf(given), person, form });
    expect(answer.location).toMatch(/^\/fr\/account\/confirm\?/);
    expect(await stateOf(given)).toBe('issued');
  });

  test('is a form with the whole text, a box and a button; then the voucher is valid', async () => {
    const given = await giveVoucher(programme, { now });
    const before = await open(given);
    expect(before.data).toMatchObject({
      may: { accept: true, extend: false, giveBack: true },
      terms: {
        hash,
        articles: expect.arrayContaining([expect.objectContaining({ code: 'time' })]),
      },
      voucher: {
        amount: '4\u202f000,00\u00a0DH',
        stamp: 1,
        until: expect.stringMatching(/20\d\d/),
      },
    });
    const answer = await send(given, { do: 'accept', stamp: '1', terms: hash, agrees: 'yes' });
    expect(answer.location).toBe(`/fr/sme/vouchers/${given.voucher.id}?done=accept`);
    expect((await open(given)).data).toMatchObject({
      ...{ voucher: { state: 'active' }, may: { accept: false, extend: false, giveBack: true } },
      extendFrom: expect.stringMatching(/20\d\d/),
    });
    // The form that was sent twice is answered alike.
    const again = await send(given, { do: 'accept', stamp: '1', terms: hash, agrees: 'yes' });
    expect(again.status).toBe(303);
  });

  test.each([
    ['without the box', { stamp: '1', terms: hash }, { agrees: 'tick' }],
    [
      'of other terms',
      { stamp: '1', terms: 'a'.repeat(64), agrees: 'yes' },
      { agrees: 'terms-changed' },
    ],
    ['with no terms', { stamp: '1', terms: 'x', agrees: 'yes' }, { form: 'reload' }],
    [
      'of an older page',
      { stamp: '0', terms: hash, agrees: 'yes' },
      { agrees: 'changed-meanwhile' },
    ],
    ['with a strange stamp', { stamp: '1e9', terms: hash, agrees: 'yes' }, { form: 'reload' }],
    ['without a stamp', { terms: hash, agrees: 'yes' }, { form: 'reload' }],
  ])('%s is refused at its field', async (_, form, errors) => {
    const given = await giveVoucher(programme, { now });
    const answer = await send(given, { do: 'accept', ...form });
    expect(answer).toMatchObject({ status: 422, data: { errors } });
    expect(await stateOf(given)).toBe('issued');
  });

  test('readers of the firm and advisors read, and cannot accept', async () => {
    const given = await giveVoucher(programme, { now });
    const form = { do: 'accept', stamp: '1', terms: hash, agrees: 'yes' };
    for (const reader of [
      await makeFirmPerson('sme-viewer', given.firmId),
      await makeAdvisor(given.firmId, { scopes: ['apply'] }),
    ]) {
      expect((await open(given, reader)).data).toMatchObject({
        ...{ acts: false, may: { accept: false, extend: false, giveBack: false } },
      });
      expect(await send(given, form, reader)).toMatchObject({
        ...{ status: 422, data: { errors: { agrees: 'firm-only' } } },
      });
    }
  });
});

describe('its other forms', () => {
  test('more time needs a reason, and its days; what was typed stays', async () => {
    const given = await giveAccepted(programme, { now });
    const empty = await send(given, { do: 'extend', stamp: '2', reason: '  ' });
    expect(empty).toMatchObject({ status: 422, data: { errors: { reason: 'reason' } } });
    const early = await send(given, { do: 'extend', stamp: '2', reason: 'En retard' });
    expect(early).toMatchObject({
      ...{
        status: 422,
        data: { errors: { reason: 'too-early' }, values: { reason: 'En retard' } },
      },
    });
    const long = await send(given, { do: 'extend', stamp: '2', reason: 'x'.repeat(501) });
    expect(long).toMatchObject({ status: 422, data: { errors: { reason: 'too-long' } } });
    // A hundred days ago it would have been given: twenty are left.
    await moveBack(given, 100);
    expect((await open(given)).data).toMatchObject({ may: { extend: true } });
    const answer = await send(given, { do: 'extend', stamp: '2', reason: 'En retard' });
    expect(answer.location).toBe(`/fr/sme/vouchers/${given.voucher.id}?done=extend`);
    expect((await open(given)).data).toMatchObject({
      ...{ may: { extend: false }, voucher: { isExtended: true } },
      history: [{ event: 'extend', words: 'En retard' }, { event: 'accept' }, { event: 'issue' }],
    });
  });

  test('giving it back asks to be sure', async () => {
    const given = await giveAccepted(programme, { now });
    const unsure = await send(given, { do: 'give-back', stamp: '2' });
    expect(unsure).toMatchObject({ status: 422, data: { errors: { sure: 'tick' } } });
    const sure = await send(given, { do: 'give-back', stamp: '2', sure: 'yes' });
    expect(sure.location).toContain('done=give-back');
    expect(await stateOf(given)).toBe('cancelled');
    const late = await send(given, { do: 'extend', stamp: '3', reason: 'En retard' });
    expect(late.status).toBe(422);
  });

  test('one whose last day has passed is said to be over before the clock comes by', async () => {
    const given = await giveAccepted(programme, { now });
    await moveBack(given, 121);
    expect((await open(given)).data).toMatchObject({
      ...{ voucher: { isPast: true }, may: { accept: false, extend: false, giveBack: false } },
    });
  });

  test('an unknown form changes nothing', async () => {
    const given = await giveAccepted(programme, { now });
    expect(await send(given, { do: 'revoke', stamp: '2' })).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'reload' } } },
    });
  });
});

describe('the voucher on paper', () => {
  test.each([
    ['fr', ['Chèque numérique', 'Valable', '4 000,00', 'Ses conditions']],
    ['ar', ['الشيك', 'الرقمي', '4.000,00']],
    ['en', ['Digital voucher', 'Its terms']],
  ])('is a tagged PDF of one page in %s that leads to its check', async (lang, texts) => {
    const given = await giveAccepted(programme, { now });
    const { person } = given.firm;
    const answer = await call(pdf.loader, { params: paramsOf(given, lang), person });
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const document = await getDocumentProxy(new Uint8Array(answer.bytes));
    expect(document.numPages).toBe(1);
    const { text } = await extractText(document, { mergePages: true });
    const plain = text.replace(/[\u2066-\u2069\u200e\u200f]/g, '').replace(/\s+/g, ' ');
    for (const one of [...texts, given.voucher.code, `/v/${given.voucher.code}`])
      expect(plain).toContain(one);
  });

  test('one that cannot be used bears its state', async () => {
    const given = await giveAccepted(programme, { now });
    await send(given, { do: 'give-back', stamp: '2', sure: 'yes' });
    const { person } = given.firm;
    const answer = await call(pdf.loader, { params: paramsOf(given), person });
    const document = await getDocumentProxy(new Uint8Array(answer.bytes));
    expect((await extractText(document, { mergePages: true })).text).toContain('Annulé');
  });
});

describe('the officers', () => {
  const seek = (person: MemberActor['person'], query = '') =>
    call(officers.loader, { params: { lang: 'fr' }, path: `/fr/x?${query}`, person });

  test('see the vouchers of their programmes, filtered', async () => {
    const [one, other] = [
      await giveVoucher(programme, { now }),
      await giveAccepted(programme, { now, category: 'POS' }),
    ];
    await giveVoucher(await openProgramme({ year: now.getUTCFullYear() }), { now });
    const { person } = one.officers.proposes;
    const idsFor = async (query: string) =>
      ((await seek(person, query)).data as { lines: { id: string }[] }).lines.map(({ id }) => id);
    expect((await idsFor('')).toSorted()).toEqual([one.voucher.id, other.voucher.id].toSorted());
    expect(await idsFor('state=active')).toEqual([other.voucher.id]);
    expect(await idsFor(`q=${one.voucher.code}`)).toEqual([one.voucher.id]);
    const { number } = await db.aidApplication.findUniqueOrThrow({
      where: { id: other.applicationId },
    });
    expect(await idsFor(`q=${String(number)}`)).toEqual([other.voucher.id]);
    expect(await idsFor('soon=yes')).toEqual([one.voucher.id]);
    for (const nothing of ['q=%25', 'q=RQ-0000-0000-0000', 'programme=none', 'state=used'])
      expect(await idsFor(nothing)).toEqual([]);
    // What is no state, and no page, is as if it had not been said.
    expect(await idsFor('state=none&page=99999')).toHaveLength(2);
    expect((await seek(person)).data).toMatchObject({
      counts: { issued: '1', active: '1', used: null },
    });
  });

  test('a regional examiner sees those of its regions', async () => {
    const here = await giveVoucher(programme, { now, region: '06' });
    await giveVoucher(programme, { now, region: '01' });
    const examiner = await makeMember('programme', ['regional-examiner'], programme.ownerId);
    const seat = { ...examiner.person.seat, regions: ['06'] };
    const answer = await seek({ ...examiner.person, seat });
    expect(answer.data).toMatchObject({
      ...{ lines: [{ id: here.voucher.id }], counts: { issued: '1' } },
    });
  });

  test('the risk officer suspends with a reason and lifts it; the others read', async () => {
    const given = await giveAccepted(programme, { now });
    const risk = await makeMember('programme', ['risk-officer'], programme.ownerId);
    const params = paramsOf(given);
    const act = (form: Readonly<Record<string, string>>, { person }: MemberActor = risk) =>
      call(officer.action, { params, person, form });
    const silent = await act({ do: 'suspend', stamp: '2', reason: ' ' });
    expect(silent).toMatchObject({ status: 422, data: { errors: { reason: 'reason' } } });
    const other = await act(
      { do: 'suspend', stamp: '2', reason: 'Un doute' },
      given.officers.decides,
    );
    expect(other).toMatchObject({ status: 422, data: { errors: { form: 'not-yours' } } });
    expect((await act({ do: 'suspend', stamp: '2', reason: 'Un doute' })).status).toBe(303);
    const seen = await call(officer.loader, { params, person: risk.person });
    expect(seen.data).toMatchObject({
      ...{ voucher: { state: 'suspended' }, may: { suspend: false, resume: true } },
      history: [{ event: 'suspend', words: 'Un doute', by: 'Amina Alaoui' }, {}, {}],
    });
    // The firm reads why, and not who.
    const { data } = await open(given);
    expect(data).toMatchObject({ suspendedBecause: 'Un doute' });
    expect(JSON.stringify(data)).not.toContain(risk.person.accountId);
    expect((data as { history: { by: unknown }[] }).history.every(({ by }) => by === null)).toBe(
      true,
    );
    const older = await act({ do: 'resume', stamp: '2', reason: 'Bien' });
    expect(older).toMatchObject({ status: 422, data: { errors: { form: 'changed-meanwhile' } } });
    expect((await act({ do: 'resume', stamp: '3', reason: 'Bien' })).location).toContain('resume');
    expect(await stateOf(given)).toBe('active');
  });
});
