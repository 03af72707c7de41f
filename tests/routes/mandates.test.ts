import { beforeEach, describe, expect, test } from 'vitest';
import { grantMandate } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anIce, makeMember, makeOrganisation } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as mandates from '../../app/routes/_space.sme.mandates.tsx';
import * as propose from '../../app/routes/_space.advisor.clients.new.tsx';

const INTENT = 'an intent of a form';
const ICE = anIce(4243);
const params = { lang: 'fr' };
const GIVE = '/fr/sme/mandates?give';

let owner: MemberActor;
let advisor: MemberActor;
let body: string;

beforeEach(async () => {
  await resetDatabase();
  const firm = await makeOrganisation('sme', { ice: ICE, name: 'Boulangerie Atlas' });
  owner = await makeMember('sme', ['sme-owner'], firm);
  advisor = await makeMember('advisor', ['advisor']);
  body = advisor.person.seat.organisationId;
});

const form = () => ({ intentId: INTENT, advisorBodyId: body, scopes: ['assess'], months: '12' });
const give = (fields: Record<string, string | readonly string[]>, actor = owner) =>
  call(mandates.action, { params, path: GIVE, form: fields, person: actor.person });
const act = (fields: Record<string, string>, actor = owner) =>
  call(mandates.action, { params, form: fields, person: actor.person });
const page = (actor: MemberActor) => call(mandates.loader, { params, person: actor.person });

describe('the mandates of a firm', () => {
  test('are for its people; others get 404 and strangers sign in', async () => {
    expect((await page(advisor)).status).toBe(404);
    expect((await call(mandates.loader, { params })).location).toMatch(/^\/fr\/sign-in/);
    const { organisationId } = owner.person.seat;
    for (const role of ['sme-member', 'sme-viewer'] as const) {
      const colleague = await makeMember('sme', [role], organisationId);
      expect(await page(colleague)).toMatchObject({ status: 200, data: { gives: false } });
      expect((await give(form(), colleague)).status).toBe(404);
    }
    expect(await db.mandate.count()).toBe(0);
  });

  test('are given, listed and ended by an owner', async () => {
    expect((await give(form())).location).toBe('/fr/sme/mandates');
    const given = await db.mandate.findFirstOrThrow();
    expect(await page(owner)).toMatchObject({
      data: { gives: true, mandates: [{ id: given.id, state: 'active', scopes: ['assess'] }] },
    });
    expect((await act({ mandateId: given.id, act: 'end' })).location).toBe('/fr/sme/mandates');
    expect(await page(owner)).toMatchObject({ data: { mandates: [{ state: 'ended' }] } });
  });

  test.each([
    [{ advisorBodyId: '' }, 'advisorBodyId', 'error.body'],
    [{ scopes: [] }, 'scopes', 'error.scopes'],
    [{ scopes: ['sell'] }, 'scopes[0]', 'error.scopes'],
    [{ months: '25' }, 'months', 'error.months'],
    [{ months: '0' }, 'months', 'error.months'],
    [{ months: '1.5' }, 'months', 'error.months'],
    [{ months: 'twelve' }, 'months', 'error.months'],
    [{ intentId: '' }, 'intentId', 'error.reload'],
  ])(
    'refuses a form at its field and gives back what was typed (%#)',
    async (wrong, field, key) => {
      const typed = { ...form(), ...wrong };
      const sent = await give(typed);
      expect(sent).toMatchObject({ status: 422, data: { errors: { [field]: key } } });
      expect(sent.data).toMatchObject({ values: { intentId: typed.intentId } });
      expect(await db.mandate.count()).toBe(0);
    },
  );

  test('a second one with the same body is refused at the choice of the body', async () => {
    await give(form());
    const again = await give({ ...form(), intentId: 'another intent of a form' });
    expect(again).toMatchObject({
      status: 422,
      data: { errors: { advisorBodyId: 'error.exists' }, values: { months: '12' } },
    });
  });

  test('what is no body, and a mandate of another firm, answer 404', async () => {
    expect((await give({ ...form(), advisorBodyId: 'nobody' })).status).toBe(404);
    const stranger = await makeMember('sme', ['sme-owner']);
    await give(form());
    const { id } = await db.mandate.findFirstOrThrow();
    for (const wanted of ['end', 'accept', 'refuse'])
      expect((await act({ mandateId: id, act: wanted }, stranger)).status).toBe(404);
    expect((await act({ mandateId: id, act: 'sell' })).status).toBe(422);
    expect(await db.mandate.count({ where: { status: 'active' } })).toBe(1);
  });
});

describe('proposing a mandate', () => {
  const send = (fields: Record<string, string | readonly string[]>, actor = advisor) =>
    call(propose.action, { params, form: fields, person: actor.person });
  const proposal = (ice: string, intentId = INTENT) => ({
    ...{ intentId, ice },
    scopes: ['assess', 'follow'],
    months: '6',
  });

  test('answers the same whether the firm is registered or not', async () => {
    const known = await send(proposal(ICE));
    const unknown = await send(proposal(anIce(999), 'another intent of a form'));
    const { status, location, data } = known;
    expect({ status, location, data }).toEqual({
      status: unknown.status,
      location: unknown.location,
      data: unknown.data,
    });
    expect(location).toBe('/fr/advisor/clients/new?sent');
    expect(await db.mandate.count()).toBe(1);
  });

  test('reaches the owner, who accepts or refuses', async () => {
    await send(proposal(ICE));
    const { id } = await db.mandate.findFirstOrThrow();
    expect(await page(owner)).toMatchObject({ data: { mandates: [{ state: 'proposed' }] } });
    expect((await act({ mandateId: id, act: 'accept' })).location).toBe('/fr/sme/mandates');
    expect(await page(owner)).toMatchObject({ data: { mandates: [{ state: 'active' }] } });
    expect(await act({ mandateId: id, act: 'refuse' })).toMatchObject({
      status: 422,
      data: { errors: { mandates: 'error.closed' } },
    });
  });

  test.each([
    ['', 'error.iceMissing'],
    ['12', 'error.iceLength'],
    ['99abc', 'error.iceCharacters'],
    [`${ICE.slice(0, 13)}${ICE.endsWith('11') ? '12' : '11'}`, 'error.iceKey'],
  ])('refuses the ICE "%s" at its field', async (ice, key) => {
    const sent = await send(proposal(ice));
    expect(sent).toMatchObject({ status: 422, data: { errors: { ice: key } } });
  });

  test('is for advisors and not without end', async () => {
    expect((await send(proposal(ICE), owner)).status).toBe(404);
    const statuses: number[] = [];
    for (let count = 0; count < 11; count += 1)
      statuses.push((await send(proposal(anIce(count), `an intent of form ${count}`))).status);
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 303));
    expect(statuses.at(-1)).toBe(429);
  });
});

test('a mandate given elsewhere meanwhile is not given twice by a form sent twice', async () => {
  const same = { advisorBodyId: body, scopes: ['assess' as const], months: 12 };
  await grantMandate(owner, same, INTENT);
  expect((await give(form())).location).toBe('/fr/sme/mandates');
  expect(await db.mandate.count()).toBe(1);
});
