import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { loader as casePage } from '../../app/routes/_space.programme.cases.$id._index.tsx';
import {
  action as prove,
  loader as provePage,
} from '../../app/routes/_space.programme.cases.$id.fact.tsx';
import {
  action as contest,
  loader as ownPage,
} from '../../app/routes/_space.sme.applications.$id.facts.tsx';
import { loader as firmStep } from '../../app/routes/_space.sme.applications.$id.edit.firm/route.tsx';
import { loader as questions } from '../../app/routes/_public.eligibility._index/route.tsx';
import { loader as results } from '../../app/routes/_public.eligibility.results/route.tsx';
import { readyDraft } from '../factories/cases.ts';
import { aCaseGiven, aCaseInHand, type CaseInHand } from '../factories/casework.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

type Handler = Parameters<typeof call>[0];
const INTENT = 'an-intent-of-this-form';
type Form = Readonly<Record<string, string>>;

let inHand: CaseInHand;
beforeEach(async () => {
  await resetDatabase();
  inHand = await aCaseInHand();
});

const get = (handler: Handler, { person }: MemberActor, id: string, path = '/x', lang = 'fr') =>
  call(handler, { params: { lang, id }, person, path });
const send = (handler: Handler, { person }: MemberActor, id: string, form: Form) =>
  call(handler, { params: { lang: 'fr', id }, person, form: { intentId: INTENT, ...form } });

const STAFF = { fact: 'staff', staff: '60', trueOn: '01/11/2026', note: 'Compté à l’atelier' };
const proveStaff = (form: Form = {}) =>
  send(prove, inHand.proposes, inHand.id, { ...STAFF, ...form });

describe('the page on which a fact is stated', () => {
  test.each(['fr', 'ar', 'zgh', 'en'])('asks which one, then for it, in %s', async (lang) => {
    const { id, proposes } = inHand;
    const first = await get(provePage, proposes, id, '/x', lang);
    expect(first).toMatchObject({ status: 200, data: { page: { file: { chosen: null } } } });
    const then = await get(provePage, proposes, id, '/x?fact=staff', lang);
    expect(then).toMatchObject({
      status: 200,
      data: {
        page: {
          may: { prove: true },
          file: { chosen: { fact: 'staff', said: { source: 'self' }, proven: null } },
        },
      },
    });
    const unknown = await get(provePage, proposes, id, '/x?fact=region', lang);
    expect(unknown).toMatchObject({ status: 200, data: { page: { file: { chosen: null } } } });
  });

  test('keeps it, goes back to the case and shows it there', async () => {
    const { id, proposes } = inHand;
    expect((await proveStaff()).location).toBe(`/fr/programme/cases/${id}?done=proven#facts`);
    const page = await get(casePage, proposes, id, '/x?done=proven');
    expect(page.data).toMatchObject({ done: 'proven' });
    expect(JSON.stringify(page.data)).toContain('"source":"officer"');
    const back = await send(prove, proposes, id, { do: 'take-back', fact: 'staff' });
    expect(back.location).toBe(`/fr/programme/cases/${id}?done=unproven#facts`);
    expect(await db.provenFact.count({ where: { endedAt: null } })).toBe(0);
  });

  test.each<[string, Form, Form]>([
    ['no fact', { fact: '' }, { fact: 'error.choose' }],
    ['what follows from another fact', { fact: 'region' }, { fact: 'error.choose' }],
    ['no value', { staff: '' }, { staff: 'error.value' }],
    ['a text', { staff: 'beaucoup' }, { staff: 'value.number' }],
    ['half a person', { staff: '2,5' }, { staff: 'value.whole' }],
    ['too many', { staff: '99999999' }, { staff: 'value.bounds' }],
    ['no day', { trueOn: '' }, { trueOn: 'error.day' }],
    ['a day that is none', { trueOn: '31/02/2026' }, { trueOn: 'error.day' }],
    ['a day to come', { trueOn: '2999-01-01' }, { trueOn: 'error.future' }],
    ['an end that is past', { until: '2020-01-01' }, { until: 'error.past' }],
    ['an end that is none', { until: 'bientôt' }, { until: 'error.day' }],
    ['no paper and no word', { note: ' ' }, { note: 'error.noPaper' }],
    ['a text too long', { note: 'x'.repeat(2001) }, { note: 'error.tooLong' }],
    ['a paper of elsewhere', { paper: 'nobody' }, { paper: 'unknown-paper' }],
    ['a form that is no form', { intentId: '' }, { form: 'error.reload' }],
  ])('refuses %s at its field, with what was typed', async (_what, form, errors) => {
    const refused = await proveStaff(form);
    expect(refused).toMatchObject({
      status: 422,
      data: { errors, values: { trueOn: form['trueOn'] ?? STAFF.trueOn } },
    });
    if ('staff' in errors)
      expect(refused.data).toMatchObject({ question: { values: { staff: form['staff'] } } });
    expect(await db.provenFact.count()).toBe(0);
  });

  test('says so to colleagues, to who declares first, and is not there for the firm', async () => {
    const { id, applicant, decides } = inHand;
    expect((await get(provePage, decides, id)).data).toMatchObject({
      page: { may: { prove: false } },
    });
    expect(await send(prove, decides, id, STAFF)).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'not-yours' } } },
    });
    const given = await aCaseGiven();
    expect((await get(provePage, given.proposes, given.id)).data).toMatchObject({
      page: { file: null },
    });
    expect((await get(provePage, applicant, id)).status).toBe(404);
    expect((await send(prove, applicant, id, STAFF)).status).toBe(404);
  });
});

describe('the firm', () => {
  test.each(['fr', 'ar', 'zgh', 'en'])(
    'reads what was proven and contests it, in %s',
    async (lang) => {
      await proveStaff();
      const { id, applicant, proposes } = inHand;
      const { id: proof } = await db.provenFact.findFirstOrThrow();
      const page = await get(ownPage, applicant, id, `/x?contest=${proof}`, lang);
      expect(page).toMatchObject({
        status: 200,
        data: {
          contest: proof,
          page: { mayContest: true, proofs: [{ id: proof, contest: null }] },
        },
      });
      expect(JSON.stringify(page.data)).not.toContain(proposes.person.name);
      const sent = await send(contest, applicant, id, { proof, words: 'Nous sommes 7' });
      expect(sent.location).toBe(`/fr/sme/applications/${id}/facts?done`);
      expect((await get(ownPage, applicant, id, '/x', lang)).data).toMatchObject({
        page: { proofs: [{ contest: 'Nous sommes 7' }] },
      });
    },
  );

  test('is told what is wrong with its words', async () => {
    await proveStaff();
    const { id, applicant } = inHand;
    const { id: proof } = await db.provenFact.findFirstOrThrow();
    for (const [form, errors] of [
      [{ proof, words: ' ' }, { words: 'missing' }],
      [{ proof, words: 'x'.repeat(4001) }, { words: 'too-long' }],
      [{ proof: 'nobody', words: 'Non' }, { form: 'no-proof' }],
    ] as const)
      expect(await send(contest, applicant, id, form)).toMatchObject({
        status: 422,
        data: { errors, values: { words: form.words } },
      });
  });

  test('sees it, and no way to write over it, in its request and among its facts', async () => {
    await proveStaff();
    const { applicant, programme } = inHand;
    await db.aidApplication.updateMany({ data: { category: 'SHOP' } });
    const draft = await readyDraft(programme, applicant);
    const step = await get(firmStep, applicant, draft, '/x?change=staff');
    const line = {
      fact: 'staff',
      isOwn: false,
      contestAt: expect.stringContaining('/facts?contest='),
    };
    expect(step.data).toMatchObject({
      lines: expect.arrayContaining([expect.objectContaining({ ...line, source: 'officer' })]),
    });
    expect(JSON.stringify(step.data)).not.toContain('"fact":"staff","kind"');
    const { person } = applicant;
    const known = await call(results, { params: { lang: 'fr' }, person });
    expect(JSON.stringify(known.data)).toContain('/facts?contest=');
    const asked = await call(questions, { params: { lang: 'fr' }, person, path: '/x?all=yes' });
    expect(JSON.stringify(asked.data)).not.toContain('"fact":"staff","kind"');
  });
});
