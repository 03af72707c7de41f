import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { runEngagementsClock } from '#domain/engagements/clock.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { openProgramme, type OpenProgramme } from '../factories/cases.ts';
import { completeNow, deliverNow, milestoneNow } from '../factories/deliveries.ts';
import { engagementAt, makeLaterOfficers, type Engaged } from '../factories/engagements.ts';
import { PDF } from '../factories/files.ts';
import { makeFirmPerson } from '../factories/firms.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as firmHome from '../../app/routes/_space.sme.projects.$id._index/route.tsx';
import * as providerHome from '../../app/routes/_space.provider.projects.$id._index.tsx';
import * as firmMilestone from '../../app/routes/_space.sme.projects.$id.milestones.$milestone/route.tsx';
import * as providerMilestone from '../../app/routes/_space.provider.projects.$id.milestones.$milestone.tsx';
import * as firmReview from '../../app/routes/_space.sme.projects.$id.review/route.tsx';
import * as inspections from '../../app/routes/_space.programme.inspections._index.tsx';
import * as inspection from '../../app/routes/_space.programme.inspections.$id._index.tsx';
import * as disputes from '../../app/routes/_space.programme.disputes._index.tsx';
import * as dispute from '../../app/routes/_space.programme.disputes.$id.tsx';

type Form = Readonly<Record<string, string>>;
type Handler = Parameters<typeof call>[0];

let programme: OpenProgramme;
let engaged: Engaged;
let now: Date;

const WORDS = 'La page de paiement ne répond pas.';
const LANGS = ['fr', 'ar'] as const;

const at = (lang: string, more: Form = {}) => ({ lang, id: engaged.engagement.id, ...more });
const milestoneParams = async (lang: string, sequence = 1) =>
  at(lang, { milestone: (await milestoneNow(engaged, sequence)).id });
const open = (loader: Handler, params: Form, { person }: MemberActor) =>
  call(loader, { params, person });
const send = (action: Handler, params: Form, form: Form, { person }: MemberActor) =>
  call(action, { params, person, form });

beforeEach(async () => {
  await resetDatabase();
  now = new Date();
  programme = await openProgramme({ year: now.getUTCFullYear() });
  engaged = await engagementAt('in-delivery', { programme, now });
});

describe.each(LANGS)('the pages of a project in %s', (lang) => {
  test('say the one thing to do, the money and the milestones', async () => {
    const own = await open(firmHome.loader, at(lang), engaged.firm);
    expect(own).toMatchObject({
      status: 200,
      data: {
        project: { side: 'firm', step: { code: 'wait-delivery' }, milestones: [{}, {}] },
      },
    });
    const theirs = await open(providerHome.loader, at(lang), engaged.provider);
    expect(theirs.data).toMatchObject({
      project: {
        side: 'provider',
        step: { code: 'deliver' },
        money: { subsidy: expect.stringContaining('000,00') },
      },
    });
  });

  test('take a delivery from evidence to acceptance', async () => {
    const params = await milestoneParams(lang);
    const early = await send(
      providerMilestone.action,
      params,
      { do: 'deliver', stamp: '1', sure: 'yes' },
      engaged.provider,
    );
    expect(early).toMatchObject({ status: 422, data: { errors: { form: 'incomplete' } } });
    await deliverNow(engaged, 1, now);
    const shown = await open(firmMilestone.loader, params, engaged.firm);
    expect(shown.data).toMatchObject({
      may: { accept: true, changes: true },
      milestone: { checks: [{ isMet: true }, { isMet: true }] },
    });
    const form = { do: 'accept', stamp: '2' };
    const unsure = await send(firmMilestone.action, params, form, engaged.firm);
    expect(unsure).toMatchObject({ status: 422, data: { errors: { agrees: 'tick' } } });
    const sure = { ...form, agrees: 'yes' };
    // The provider has no such form, and no such page.
    const byProvider = await send(providerMilestone.action, params, sure, engaged.provider);
    expect(byProvider).toMatchObject({ status: 422, data: { errors: { form: 'reload' } } });
    const elsewhere = await send(firmMilestone.action, params, sure, engaged.provider);
    expect(elsewhere.status).toBe(404);
    const viewer = await makeFirmPerson('sme-viewer', engaged.firmId);
    expect(await send(firmMilestone.action, params, sure, viewer)).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'firm-only' } } },
    });
    const done = await send(firmMilestone.action, params, sure, engaged.firm);
    expect(done.location).toMatch(new RegExp(`^/${lang}/sme/projects/.*done=accept$`));
    expect((await milestoneNow(engaged)).state).toBe('accepted');
  });

  test('keep what was typed when it is refused', async () => {
    await deliverNow(engaged, 1, now);
    const params = await milestoneParams(lang);
    const short = { do: 'changes', stamp: '2', words: 'Non.' };
    expect(await send(firmMilestone.action, params, short, engaged.firm)).toMatchObject({
      ...{ status: 422, data: { errors: { words: 'words' }, values: { words: 'Non.' } } },
    });
    const stale = { do: 'changes', stamp: '0', words: WORDS };
    expect(await send(firmMilestone.action, params, stale, engaged.firm)).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'changed-meanwhile' } } },
    });
  });
});

test('evidence is sent with its file, and what is wrong is said at the field', async () => {
  const params = await milestoneParams('fr');
  const { person } = engaged.provider;
  const upload = (fields: Form, file: Uint8Array | null) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    if (file) form.append('file', new File([new Uint8Array(file)], 'site.pdf'));
    return call(providerMilestone.action, { params, person, upload: form });
  };
  const intentId = randomBytes(12).toString('hex');
  const add = { do: 'add', kind: 'file', text: '', url: '', intentId };
  expect(await upload(add, null)).toMatchObject({
    ...{ status: 422, data: { errors: { file: 'file-missing' } } },
  });
  expect(await upload({ ...add, kind: '' }, PDF)).toMatchObject({
    ...{ status: 422, data: { errors: { kind: 'kind' } } },
  });
  for (const url of ['javascript:alert(1)', 'ftp://x.ma', 'https://u:p@x.ma', 'x'])
    expect(await upload({ ...add, kind: 'address', url }, null)).toMatchObject({
      ...{ status: 422, data: { errors: { url: 'url-wrong' }, values: { url } } },
    });
  expect((await upload(add, PDF)).location).toContain('done=add');
  expect(await db.milestoneEvidence.count()).toBe(1);
});

test('a certifier inspects what nobody answered, from the list to the decision', async () => {
  await deliverNow(engaged, 1, now);
  const row = await milestoneNow(engaged);
  await db.milestone.update({ where: { id: row.id }, data: { dueOn: new Date('2026-01-01') } });
  await runEngagementsClock({ now, randomBytes });
  const { certifies } = await makeLaterOfficers(programme.ownerId);
  for (const lang of LANGS)
    expect(await open(inspections.loader, { lang }, certifies)).toMatchObject({
      ...{ status: 200, data: { lines: [{ id: row.id }], rise: null } },
    });
  const params = { lang: 'fr', id: row.id };
  expect((await open(inspection.loader, params, certifies)).data).toMatchObject({
    mayInspect: true,
  });
  const back = { do: 'return', stamp: '3', words: 'Non' };
  expect(await send(inspection.action, params, back, certifies)).toMatchObject({
    ...{ status: 422, data: { errors: { words: 'words' } } },
  });
  const accept = { do: 'accept', stamp: '3', agrees: 'yes' };
  const { location } = await send(inspection.action, params, accept, certifies);
  expect(location).toBe(`/fr/programme/inspections/${row.id}?done=inspect`);
  expect((await milestoneNow(engaged)).state).toBe('accepted');
});

test('a mediator settles, and a part needs its percentage', async () => {
  await deliverNow(engaged, 1, now);
  const params = await milestoneParams('fr');
  const open1 = { do: 'dispute', stamp: '2', grounds: WORDS };
  expect((await send(providerMilestone.action, params, open1, engaged.provider)).status).toBe(303);
  const { mediates } = await makeLaterOfficers(programme.ownerId);
  const { id } = await db.engagementDispute.findFirstOrThrow();
  const list = await open(disputes.loader, { lang: 'ar' }, mediates);
  expect(list.data).toMatchObject({ lines: [{ id }] });
  const place = { lang: 'fr', id };
  expect((await open(dispute.loader, place, mediates)).data).toMatchObject({ maySettle: true });
  const settle = { do: 'settle', stamp: '1', decision: WORDS };
  expect(await send(dispute.action, place, settle, mediates)).toMatchObject({
    ...{ status: 422, data: { errors: { outcome: 'outcome' } } },
  });
  const reduce = { ...settle, outcome: 'reduce', percent: '100' };
  expect(await send(dispute.action, place, reduce, mediates)).toMatchObject({
    ...{ status: 422, data: { errors: { percent: 'percent' } } },
  });
  const done = await send(dispute.action, place, { ...reduce, percent: '50' }, mediates);
  expect(done.location).toContain('done=settle');
});

test('a firm reviews once the work is complete', async () => {
  await completeNow(engaged, now);
  expect((await open(firmReview.loader, at('ar'), engaged.firm)).data).toMatchObject({
    ...{ side: 'firm', open: 'end', own: [], others: [] },
  });
  const form = { do: 'review', moment: 'end', onTime: 'yes', asAgreed: 'yes', text: '' };
  expect(await send(firmReview.action, at('fr'), form, engaged.firm)).toMatchObject({
    ...{ status: 422, data: { errors: { trained: 'choose', again: 'choose' } } },
  });
  const whole = { ...form, trained: 'none', again: 'yes' };
  const { location } = await send(firmReview.action, at('fr'), whole, engaged.firm);
  expect(location).toContain('review?done=review');
});
