import { beforeEach, describe, expect, test } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { draftedAt, sentCode, signBoth } from '../factories/agreements.ts';
import { openProgramme } from '../factories/cases.ts';

import { makeMember } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as check from '../../app/routes/_public.agreements.$code.tsx';
import * as verify from '../../app/routes/_public.verify/route.tsx';
import * as officer from '../../app/routes/_space.programme.engagements.$id.validate.tsx';
import * as providers from '../../app/routes/_space.provider.projects.$id.agreement.tsx';
import * as firms from '../../app/routes/_space.sme.projects.$id.agreement.tsx';
import * as paperOf from '../../app/routes/_space.sme.projects.$id.agreement[.pdf].ts';
import * as change from '../../app/routes/_space.sme.projects.$id.change/route.tsx';
import * as end from '../../app/routes/_space.sme.projects.$id.terminate/route.tsx';
import * as printed from '../../app/endpoints/v.$code.ts';

type Drafted = Awaited<ReturnType<typeof draftedAt>>;
type Handler = Parameters<typeof call>[0];
type Form = Readonly<Record<string, string>>;

let drafted: Drafted;

beforeEach(async () => {
  await resetDatabase();
  const now = new Date();
  const programme = await openProgramme({ year: now.getUTCFullYear() });
  drafted = await draftedAt({ programme, now });
});

const params = (lang = 'fr') => ({ lang, id: drafted.engagement.id });
const fresh = ({ person }: MemberActor) => ({ ...person, confirmedAt: new Date() });
const open = (route: { loader: Handler }, { person }: MemberActor, lang = 'fr') =>
  call(route.loader, { params: params(lang), person });
const send = (route: { action: Handler }, by: MemberActor, form: Form) =>
  call(route.action, { params: params(), person: fresh(by), form });
const stateOf = async () =>
  (await db.engagement.findUniqueOrThrow({ where: { id: drafted.engagement.id } })).state;
const stamp = async () =>
  String((await db.engagement.findUniqueOrThrow({ where: { id: drafted.engagement.id } })).stamp);

describe('signing', () => {
  test('in two steps: the provider, then the firm with its code', async () => {
    const { firm, provider, paper } = drafted;
    expect((await open(firms, firm)).data).toMatchObject({
      ...{ waits: 'provider-first', maySign: false, channel: expect.stringContaining('•••') },
      open: { paper, state: 'draft', ttc: '9\u202f600,00\u00a0DH' },
    });
    const unread = await send(providers, provider, { do: 'sign', paper });
    expect(unread).toMatchObject({ status: 422, data: { errors: { agrees: 'tick' } } });
    const stale = await call(providers.action, {
      ...{ params: params(), form: { do: 'sign', paper, agrees: 'yes' } },
      person: { ...provider.person, confirmedAt: new Date(0) },
    });
    expect(stale.location).toMatch(/^\/fr\/account\/confirm\?/);
    const signed = await send(providers, provider, { do: 'sign', paper, agrees: 'yes' });
    expect(signed.location).toBe(`/fr/provider/projects/${params().id}/agreement?done=sign`);
    const asked = await send(firms, firm, { do: 'code', paper, agrees: 'yes' });
    expect(asked.location).toBe(`/fr/sme/projects/${params().id}/agreement?done=code`);
    const wrong = await send(firms, firm, { do: 'sign', paper, code: 'abc' });
    expect(wrong).toMatchObject({ status: 422, data: { errors: { code: 'not-a-code' } } });
    const done = await send(firms, firm, { do: 'sign', paper, code: await sentCode() });
    expect(done.status).toBe(303);
    expect(await stateOf()).toBe('copay-pending');
    expect((await open(firms, firm, 'ar')).data).toMatchObject({
      signed: { state: 'signed', signatures: [{ side: 'firm' }, { side: 'provider' }] },
    });
  });

  test('its paper is the file that was hashed, with both languages', async () => {
    const answer = await call(paperOf.loader, {
      ...{ params: params(), person: drafted.firm.person, path: '/?n=1' },
    });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const { text } = await extractText(await getDocumentProxy(answer.bytes), { mergePages: true });
    expect(text).toContain('Convention de prestation');
    expect(text).toContain('Kit de sortie');
    expect(text).toMatch(/[\u0600-\u06ff]{4}/);
    const none = await call(paperOf.loader, {
      ...{ params: params(), person: drafted.firm.person, path: '/?n=9' },
    });
    expect(none.status).toBe(404);
  });
});

describe('after both signed', () => {
  beforeEach(() => signBoth(drafted, drafted.paper));

  test('anybody verifies it, and a tampered file is not ours', async () => {
    const { code } = await db.agreement.findFirstOrThrow();
    const look = (path: string, typed = code) =>
      call(check.loader, { params: { lang: 'fr', code: typed }, path });
    expect((await look('/')).data).toMatchObject({ agreement: { isValid: true }, compared: null });
    expect((await look(`/?hash=${drafted.paper}`)).data).toMatchObject({ compared: 'same' });
    expect((await look(`/?hash=${'c'.repeat(64)}`)).data).toMatchObject({ compared: 'none' });
    expect((await look('/?hash=short')).data).toMatchObject({ compared: 'bad' });
    expect((await look('/', 'RA-0000-0000-0000')).status).toBe(404);
    expect((await look('/', code.toLowerCase())).location).toBe(`/fr/agreements/${code}`);
    const asked = await call(verify.loader, { params: { lang: 'fr' }, path: `/?code=${code}` });
    expect(asked.location).toBe(`/fr/agreements/${code}`);
    const scanned = await call(printed.loader, { params: { code } });
    expect(scanned.location).toBe(`/fr/agreements/${code}`);
  });

  test('an amendment gives back what was typed, and says what is wrong', async () => {
    await db.engagement.update({
      where: { id: params().id },
      data: { createdAt: new Date() },
    });
    const page = await open(change, drafted.firm);
    expect(page.data).toMatchObject({
      mayPropose: false,
      milestones: [{ place: 1 }, { place: 2 }],
    });
    const answer = await send(change, drafted.firm, {
      ...{ do: 'propose', stamp: await stamp(), reason: '', 'title-1': 'Site', 'price-1': 'x' },
      ...{ 'acceptance-1': 'Un achat', 'deliverBy-1': 'demain' },
    });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        errors: { reason: 'required', 'deliverBy-1': 'date', 'price-1': 'price' },
        values: { 'title-1': 'Site' },
      },
    });
  });

  test('the firm ends it before anything was delivered, and may go on with another', async () => {
    const before = await open(end, drafted.firm);
    expect(before.data).toMatchObject({
      mayEnd: true,
      isAlone: true,
      backSubsidy: '4\u202f000,00\u00a0DH',
    });
    const form = { do: 'end', stamp: await stamp(), words: 'Nous arrêtons', sure: 'yes' };
    const empty = await send(end, drafted.firm, { ...form, words: ' ' });
    expect(empty).toMatchObject({ status: 422, data: { errors: { words: 'required' } } });
    const answer = await send(end, drafted.firm, form);
    expect(answer.location).toBe(`/fr/sme/projects/${params().id}/terminate?done=ended`);
    expect((await open(end, drafted.firm)).data).toMatchObject({
      ...{ ended: { reason: 'firm', words: 'Nous arrêtons' }, mayEnd: false },
    });
  });
});

describe('the programme', () => {
  test('validates what waits, by the officer of the case', async () => {
    await db.accreditation.updateMany({ data: { state: 'probation' } });
    await signBoth(drafted, drafted.paper);
    const { proposes } = drafted.officers;
    expect((await open(officer, proposes)).data).toMatchObject({
      ...{ reasons: ['probation'], mayValidate: true, whyNot: null },
    });
    const auditor = await makeMember('programme', ['auditor'], proposes.person.seat.organisationId);
    expect((await open(officer, auditor)).data).toMatchObject({
      ...{ mayValidate: false, whyNot: 'not-yours' },
    });
    const form = { do: 'validate', stamp: await stamp(), words: '' };
    const not = await send(officer, auditor, form);
    expect(not).toMatchObject({ status: 422, data: { errors: { form: 'not-yours' } } });
    const refused = await send(officer, proposes, { ...form, do: 'refuse' });
    expect(refused).toMatchObject({ status: 422, data: { errors: { words: 'required' } } });
    expect((await send(officer, proposes, form)).status).toBe(303);
    expect(await stateOf()).toBe('copay-pending');
  });
});
