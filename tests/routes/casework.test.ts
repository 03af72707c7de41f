import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { action as declare, loader } from '../../app/routes/_space.programme.cases.$id._index.tsx';
import {
  action as check,
  loader as checkPage,
} from '../../app/routes/_space.programme.cases.$id.check.tsx';
import {
  action as correct,
  loader as correctPage,
} from '../../app/routes/_space.programme.cases.$id.correct.tsx';
import { loader as paper } from '../../app/routes/_space.programme.cases.$id.file.$document.ts';
import {
  action as talk,
  loader as talkPage,
} from '../../app/routes/_space.programme.cases.$id.opinions.tsx';
import { aCaseGiven, aCaseInHand, caseRow, type CaseInHand } from '../factories/casework.ts';
import { makeMember } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(resetDatabase);

type Handler = Parameters<typeof call>[0];
type Form = Readonly<Record<string, string>>;
const LONG = 'x'.repeat(2001);

const send = (handler: Handler, { person }: MemberActor, id: string, form: Form) =>
  call(handler, { params: { lang: 'fr', id }, person, form });
const open = (handler: Handler, { person }: MemberActor, id: string, path = '/x', lang = 'fr') =>
  call(handler, { params: { lang, id }, person, path });

describe('the page of a case', () => {
  test.each(['fr', 'ar', 'zgh', 'en'])('opens in %s, whole', async (lang) => {
    const { id, proposes } = await aCaseInHand();
    const page = await open(loader, proposes, id, '/x?replay=1', lang);
    expect(page).toMatchObject({
      status: 200,
      data: {
        replayed: true,
        page: {
          header: { state: 'under-review', cost: expect.stringContaining('8') },
          file: { facts: { sent: { replay: { same: true } } } },
        },
      },
    });
    for (const other of [checkPage, correctPage, talkPage])
      expect((await open(other, proposes, id, '/x', lang)).status).toBe(200);
  });

  test('shows the head alone until the officer declared their links', async () => {
    const { id, proposes } = await aCaseGiven();
    for (const handler of [loader, checkPage, correctPage, talkPage]) {
      const page = await open(handler, proposes, id);
      expect(page).toMatchObject({ status: 200, data: { page: { file: null } } });
      expect(JSON.stringify(page.data)).not.toContain('Vendre en ligne');
    }
    const nothing = await send(declare, proposes, id, { do: 'declare' });
    expect(nothing).toMatchObject({
      ...{ status: 422, data: { errors: { declaration: 'error.choose' } } },
    });
    const sent = await send(declare, proposes, id, { do: 'declare', declaration: 'none' });
    expect(sent.location).toBe(`/fr/programme/cases/${id}?done=declared`);
    const conflict = await send(declare, proposes, id, { declaration: 'conflict' });
    expect(conflict.location).toBe(`/fr/programme/cases/${id}?done=recused`);
    const again = await send(declare, proposes, id, { declaration: 'none' });
    expect(again).toMatchObject({ status: 422, data: { errors: { form: 'not-yours' } } });
  });

  test('is not there for the firm, for strangers, and for a case that is not', async () => {
    const { id, applicant, proposes } = await aCaseInHand();
    const stranger = await makeMember('programme', ['auditor']);
    expect((await open(loader, applicant, id)).status).toBe(404);
    expect((await open(loader, stranger, id)).status).toBe(404);
    expect((await open(loader, proposes, 'nobody')).status).toBe(404);
  });
});

describe('the checklist', () => {
  test('is kept line by line or whole, and goes back to its line', async () => {
    const { id, proposes } = await aCaseInHand();
    const fields = {
      ...{ 'outcome-identity': 'ok', 'note-identity': 'Seen' },
      ...{ 'outcome-cost': 'problem', 'note-cost': '' },
    };
    const one = await send(check, proposes, id, { ...fields, only: 'identity' });
    expect(one.location).toBe(`/fr/programme/cases/${id}/check?saved=1#identity`);
    const all = await send(check, proposes, id, fields);
    expect(all).toMatchObject({
      status: 422,
      data: { errors: { 'note-cost': 'error.problem' }, values: { 'note-identity': 'Seen' } },
    });
    const whole = await send(check, proposes, id, { ...fields, 'note-cost': 'Too dear' });
    expect(whole.location).toBe(`/fr/programme/cases/${id}/check?saved=1`);
    expect(await db.caseCheck.count()).toBe(2);
  });

  test.each<[string, Form, Form]>([
    ['nothing chosen', { only: 'identity' }, { 'outcome-identity': 'error.choose' }],
    [
      'a text too long',
      { 'outcome-identity': 'ok', 'note-identity': LONG },
      { 'note-identity': 'error.tooLong' },
    ],
    ['a line that is not', { 'outcome-paper:quote': 'ok' }, { form: 'unknown-check' }],
    [
      'an outcome that is not',
      { only: 'cost', 'outcome-cost': 'maybe' },
      { 'outcome-cost': 'error.choose' },
    ],
  ])('refuses %s', async (_what, form, errors) => {
    const { id, proposes } = await aCaseInHand();
    expect(await send(check, proposes, id, form)).toMatchObject({ status: 422, data: { errors } });
    expect(await db.caseCheck.count()).toBe(0);
  });
});

describe('corrections', () => {
  const TITLE = { 'reason-title': 'incorrect', 'note-title': 'Say what for' };
  const stampOf = async (id: string) => String((await caseRow(id)).stamp);

  test('are asked, and the page of the case says so', async () => {
    const { id, proposes } = await aCaseInHand();
    const sent = await send(correct, proposes, id, { stamp: await stampOf(id), ...TITLE });
    expect(sent.location).toBe(`/fr/programme/cases/${id}?done=corrections`);
    const page = await open(correctPage, proposes, id);
    expect(page.data).toMatchObject({
      page: {
        may: { correct: false },
        file: {
          corrections: { left: 1, lines: [{ field: 'title', was: 'Un site pour le four' }] },
        },
      },
    });
  });

  test.each<[string, Form, Form]>([
    ['nothing', {}, { form: 'error.nothing' }],
    ['a reason alone', { 'reason-cost': 'missing' }, { 'note-cost': 'error.note' }],
    ['a note alone', { 'reason-cost': '', 'note-cost': 'x' }, { 'reason-cost': 'error.reason' }],
    ['a text too long', { ...TITLE, 'note-title': LONG }, { 'note-title': 'error.tooLong' }],
    ['what is no field', { 'reason-x': 'missing', 'note-x': 'x' }, { form: 'unknown-field' }],
    ['an older page', { ...TITLE, stamp: '1' }, { form: 'changed-meanwhile' }],
    ['no stamp', { ...TITLE, stamp: '' }, { form: 'error.reload' }],
    ['an odd stamp', { ...TITLE, stamp: '1e9' }, { form: 'error.reload' }],
  ])('of %s are refused, with what was typed', async (_what, form, errors) => {
    const { id, proposes } = await aCaseInHand();
    const stamp = await stampOf(id);
    expect(await send(correct, proposes, id, { stamp, ...form })).toMatchObject({
      status: 422,
      data: { errors, values: form },
    });
    expect(await caseRow(id)).toMatchObject({ state: 'under-review' });
  });
});

describe('notes and opinions', () => {
  const intentId = 'an-intent-of-this-form';
  let inHand: CaseInHand;
  beforeEach(async () => {
    inHand = await aCaseInHand();
  });

  test('a question is asked and answered on the same page', async () => {
    const { id, proposes, decides } = inHand;
    const question = { do: 'ask', intentId, question: 'Feasible?' };
    const colleague = decides.person.accountId;
    const asked = await send(talk, proposes, id, { ...question, colleague });
    expect(asked.location).toBe(`/fr/programme/cases/${id}/opinions?done=ask`);
    const again = await send(talk, proposes, id, {
      ...{ ...question, colleague, intentId: 'another-intent-of-it' },
    });
    expect(again).toMatchObject({ status: 422, data: { errors: { colleague: 'opinion-open' } } });
    const opinionId = (await db.caseOpinion.findFirstOrThrow()).id;
    const form = { do: 'answer', opinionId, answer: 'Yes' };
    expect(await send(talk, decides, id, form)).toMatchObject({
      ...{ status: 422, data: { errors: { verdict: 'error.choose' }, values: { answer: 'Yes' } } },
    });
    const given = await send(talk, decides, id, { ...form, verdict: 'for' });
    expect(given.location).toBe(`/fr/programme/cases/${id}/opinions?done=answer`);
  });

  test.each<[Form, Form]>([
    [{ do: 'note', intentId, note: ' ' }, { note: 'error.missing' }],
    [{ do: 'note', intentId, note: LONG }, { note: 'error.tooLong' }],
    [{ do: 'note', note: 'Fine' }, { form: 'error.reload' }],
    [{ do: 'ask', intentId, question: '', colleague: '' }, { question: 'error.missing' }],
    [
      { do: 'ask', intentId, question: 'x', colleague: 'nobody' },
      { colleague: 'unknown-colleague' },
    ],
    [{ do: 'dance', intentId }, { form: 'error.reload' }],
  ])('%j is refused', async (form, errors) => {
    const { id, proposes } = inHand;
    expect(await send(talk, proposes, id, form)).toMatchObject({ status: 422, data: { errors } });
    expect((await db.caseNote.count()) + (await db.caseOpinion.count())).toBe(0);
  });

  test('an auditor reads and does not write', async () => {
    const auditor = await makeMember('programme', ['auditor'], inHand.programme.ownerId);
    const page = await open(talkPage, auditor, inHand.id);
    expect(page.data).toMatchObject({ page: { may: { write: false, ask: false }, file: {} } });
    const form = { do: 'note', intentId, note: 'Mine' };
    expect(await send(talk, auditor, inHand.id, form)).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'not-yours' } } },
    });
  });
});

test('a paper opens at an address of its own', async () => {
  const { id, proposes } = await aCaseInHand();
  await db.caseDocument.create({
    data: {
      ...{ applicationId: id, code: 'tax-attestation', documentId: 'a paper' },
      ...{ fileId: 'a-file', sha256: 'f'.repeat(64), joinedAt: proposes.now, joinedById: 'firm' },
    },
  });
  const { person } = proposes;
  const opened = await call(paper, { params: { lang: 'fr', id, document: 'a paper' }, person });
  expect(opened.status).toBe(303);
  expect(opened.location).toMatch(/^\/files\/./);
  const none = await call(paper, { params: { lang: 'fr', id, document: 'none' }, person });
  expect(none.status).toBe(404);
});
