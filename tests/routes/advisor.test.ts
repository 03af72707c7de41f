import { beforeEach, describe, expect, test } from 'vitest';
import { grantMandate, type MandateScope } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { aCompleted, freshDatabase } from '../factories/drafts.ts';
import { makeMember, makeOrganisation, makePerson } from '../factories/people.ts';
import { call } from './call.ts';
import * as client from '../../app/routes/_space.advisor.clients.$id.tsx';
import * as clients from '../../app/routes/_space.advisor.clients._index.tsx';
import * as newClient from '../../app/routes/_space.advisor.clients.new.tsx';
import * as home from '../../app/routes/_space.advisor._index.tsx';
import * as programme from '../../app/routes/_space.programme._index.tsx';
import * as provider from '../../app/routes/_space.provider._index.tsx';

const INTENT = 'an intent of a form';

let owner: MemberActor;
let advisor: MemberActor;
let firm: string;

beforeEach(async () => {
  await freshDatabase();
  firm = await makeOrganisation('sme', { name: 'Boulangerie Atlas' });
  owner = await makeMember('sme', ['sme-owner'], firm);
  advisor = await makeMember('advisor', ['advisor']);
});

/** Given at the time the routes live in. */
function mandate(...scopes: MandateScope[]): Promise<string> {
  const advisorBodyId = advisor.person.seat.organisationId;
  const now = new Date();
  return grantMandate({ ...owner, now }, { advisorBodyId, scopes, months: 12 }, INTENT);
}

const params = () => ({ lang: 'fr', id: firm });
const open = (actor: MemberActor) =>
  call(client.loader, { params: params(), person: actor.person });
const send = (query: string, form: Record<string, string>, actor = advisor) =>
  call(client.action, { params: params(), path: `/?${query}`, form, person: actor.person });

describe('the workspace of an advisor', () => {
  test('is for advisors', async () => {
    const nobody = await makePerson();
    for (const { loader } of [home, clients, newClient, client]) {
      expect((await call(loader, { params: params(), person: owner.person })).status).toBe(404);
      expect((await call(loader, { params: params() })).location).toMatch(/^\/fr\/sign-in/);
      const chooses = await call(loader, { params: params(), person: nobody.person });
      expect(chooses.location).toMatch(/^\/fr\/account\/organisations/);
    }
  });

  test('counts clients and names those whose mandate ends soon', async () => {
    const show = () => call(home.loader, { params: { lang: 'fr' }, person: advisor.person });
    expect(await show()).toMatchObject({ data: { count: 0, ending: [] } });
    await mandate('assess');
    expect(await show()).toMatchObject({ data: { count: 1, ending: [] } });
    const soon = new Date(Date.now() + 10 * 24 * 60 * 60 * 1000);
    await db.mandate.updateMany({ data: { expiresAt: soon } });
    expect(await show()).toMatchObject({ data: { ending: [{ name: 'Boulangerie Atlas' }] } });
  });

  test('lists clients with what they measured last', async () => {
    await mandate('assess');
    await aCompleted({ ...owner, deviceHash: 'a browser' });
    const answer = await call(clients.loader, { params: { lang: 'fr' }, person: advisor.person });
    expect(answer).toMatchObject({
      data: { clients: [{ id: firm, name: 'Boulangerie Atlas', seesLatest: true }] },
    });
    expect(answer).not.toMatchObject({ data: { clients: [{ latest: null }] } });
  });
});

describe('a client', () => {
  test('shows the firm while the mandate lasts, to its body only', async () => {
    expect((await open(advisor)).status).toBe(404);
    await mandate('assess');
    expect(await open(advisor)).toMatchObject({
      status: 200,
      data: { firm: { name: 'Boulangerie Atlas' }, scopes: ['assess'], assessments: [] },
    });
    expect((await open(await makeMember('advisor', ['advisor']))).status).toBe(404);
  });

  test('is assessed with the firm or from a paper form, once a form', async () => {
    const mandateId = await mandate('assess');
    const form = { intentId: INTENT, mode: 'paper', path: 'full' };
    const first = await send('start', form);
    const again = await send('start', form);
    const draft = await db.assessment.findFirstOrThrow();
    expect(first.location).toBe(`/fr/assess/${draft.id}/profile`);
    expect(again.location).toBe(first.location);
    expect(draft).toMatchObject({ mode: 'paper', path: 'full', mandateId, organisationId: firm });
    expect(await open(advisor)).toMatchObject({
      data: { assessments: [{ id: draft.id, mode: 'paper', completed: false }] },
    });
  });

  test.each([
    [{ mode: 'alone' }, 'mode', 'error.mode'],
    [{ path: 'short' }, 'path', 'error.path'],
    [{ intentId: 'x' }, 'intentId', 'error.reload'],
  ])('a wrong form is refused at its field (%#)', async (wrong, field, key) => {
    await mandate('assess');
    const form = { intentId: INTENT, mode: 'paper', path: 'full', ...wrong };
    expect(await send('start', form)).toMatchObject({
      status: 422,
      data: { errors: { [field]: key } },
    });
    expect(await db.assessment.count()).toBe(0);
  });

  test('is not assessed without a mandate that says so', async () => {
    const form = { intentId: INTENT, mode: 'paper', path: 'full' };
    expect((await send('start', form)).status).toBe(404);
    await mandate('follow', 'apply');
    expect((await send('start', form)).status).toBe(404);
    expect(await db.assessment.count()).toBe(0);
  });

  test('is given back, twice without harm, by its body only', async () => {
    const mandateId = await mandate('assess');
    const stranger = await makeMember('advisor', ['advisor']);
    expect((await send('end', { mandateId }, stranger)).status).toBe(404);
    expect((await send('end', { mandateId })).location).toBe('/fr/advisor/clients');
    expect((await send('end', { mandateId })).location).toBe('/fr/advisor/clients');
    expect((await open(advisor)).status).toBe(404);
  });
});

describe('the home of a programme', () => {
  test('shows the roles of the reader and the people, to its people only', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const { organisationId } = manager.person.seat;
    const regional = await makeMember('programme', ['regional-examiner'], organisationId);
    const seat = { ...regional.person.seat, regions: ['MA-03'] };
    const answer = await call(programme.loader, {
      params: { lang: 'fr' },
      person: { ...regional.person, seat },
    });
    expect(answer).toMatchObject({
      status: 200,
      data: { roles: ['regional-examiner'], regions: 'Fès-Meknès' },
    });
    expect(answer.data).toMatchObject({ people: { length: 2 } });
    const others = await call(programme.loader, { params: { lang: 'fr' }, person: owner.person });
    expect(others.status).toBe(404);
  });
});

describe('the home of a provider', () => {
  test('says what is missing from the profile', async () => {
    const member = await makeMember('provider', ['provider-owner']);
    const show = () => call(provider.loader, { params: { lang: 'fr' }, person: member.person });
    const before = await show();
    expect(before).toMatchObject({ status: 200, data: { total: 10, edits: true } });
    expect(before.data).toMatchObject({ missing: { length: 9 } });
    await db.organisation.update({
      where: { id: member.person.seat.organisationId },
      data: { sector: 'NUM', taxId: '1234567' },
    });
    expect((await show()).data).toMatchObject({ missing: { length: 7 } });
    const others = await call(provider.loader, { params: { lang: 'fr' }, person: owner.person });
    expect(others.status).toBe(404);
  });
});
