import { beforeEach, describe, expect, test } from 'vitest';
import { giveFirmConsent, giveOwnConsents, hasConsent } from '#domain/accounts/index.server.ts';
import type { MemberActor, PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import * as receipt from '../../app/routes/_space.account.consents.$id._index.tsx';
import * as json from '../../app/routes/_space.account.consents.$id.receipt[.json].ts';
import * as consents from '../../app/routes/_space.account.consents._index.tsx';
import * as firm from '../../app/routes/_space.sme.consents.tsx';
import { makeMember, makePerson } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

const params = { lang: 'fr' };
let actor: PersonActor;

beforeEach(async () => {
  await resetDatabase();
  actor = await makePerson();
});

const page = async ({ person }: PersonActor) => {
  const { data } = await call(consents.loader, { params, person });
  return data as {
    choices: { purpose: string }[];
    consents: { id: string; purpose: string; withdrawnAt: string | null }[];
  };
};

describe('the page of one’s consents', () => {
  const send = (form: Readonly<Record<string, string | readonly string[]>>, query = '') =>
    call(consents.action, {
      params,
      person: actor.person,
      form,
      path: `/fr/account/consents${query}`,
    });

  test('offers what is not given, one box each', async () => {
    expect((await page(actor)).choices.map(({ purpose }) => purpose)).toEqual([
      'statistics',
      'messages',
    ]);
    expect((await send({ purposes: 'messages' })).status).toBe(303);
    const after = await page(actor);
    expect(after.choices.map(({ purpose }) => purpose)).toEqual(['statistics']);
    expect(after.consents.map(({ purpose }) => purpose)).toEqual(['messages']);
  });

  test('records both when both are ticked', async () => {
    await send({ purposes: ['statistics', 'messages'] });
    expect(await db.consent.count()).toBe(2);
  });

  test.each([
    ['nothing ticked', {}],
    ['a purpose that is not asked here', { purposes: 'account' }],
    ['a purpose that does not exist', { purposes: 'everything' }],
  ])('%s is refused', async (_, form) => {
    const answer = await send(form);
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ errors: { purposes: 'error.tick' } });
    expect(await db.consent.count()).toBe(0);
  });

  test('withdraws at once; the one of the account is refused in words', async () => {
    await giveOwnConsents(actor, ['messages', 'account']);
    const { consents: given } = await page(actor);
    const idOf = (purpose: string) => given.find((one) => one.purpose === purpose)?.id ?? '';
    const done = await send({}, `?withdraw=${idOf('messages')}`);
    expect([done.status, done.location]).toEqual([303, '/fr/account/consents']);
    const refused = await send({}, `?withdraw=${idOf('account')}`);
    expect(refused.data).toMatchObject({ errors: { list: 'error.account' } });
    const asked = { accountId: actor.person.accountId };
    expect(await hasConsent(db, { ...asked, purpose: 'messages' })).toBe(false);
    expect(await hasConsent(db, { ...asked, purpose: 'account' })).toBe(true);
  });

  test('withdraws nothing of somebody else', async () => {
    const other = await makePerson();
    await giveOwnConsents(other, ['messages']);
    const { id } = await db.consent.findFirstOrThrow();
    expect((await send({}, `?withdraw=${id}`)).status).toBe(404);
  });
});

describe('a receipt', () => {
  test('is read on a page and as a file, by whoever gave it', async () => {
    await giveOwnConsents({ ...actor, lang: 'ar' }, ['messages']);
    const { id } = await db.consent.findFirstOrThrow();
    const open = { params: { lang: 'fr', id }, person: actor.person };
    const read = await call(receipt.loader, open);
    expect(read.data).toMatchObject({
      receipt: { id, language: 'ar', textVersion: '1', withdrawnAt: null },
    });
    const file = await call(json.loader, open);
    expect(file.headers.get('Content-Disposition')).toMatch(/^attachment/);
    expect(file.headers.get('Cache-Control')).toBe('private, no-store');
    expect(file.data).toMatchObject({
      format: 'raqmana-consent-receipt',
      grantedAt: '2026-11-16T11:00:00.000Z',
      givenBy: 'Amina Alaoui',
    });
  });

  test('is not there for anybody else', async () => {
    await giveOwnConsents(actor, ['messages']);
    const { id } = await db.consent.findFirstOrThrow();
    for (const who of [await makePerson(), await makeMember('sme', ['sme-owner'])])
      for (const { loader } of [receipt, json])
        expect(
          (await call(loader, { params: { lang: 'fr', id }, person: who.person })).status,
        ).toBe(404);
  });
});

describe('the page of a firm’s consents', () => {
  let owner: MemberActor;
  beforeEach(async () => {
    owner = await makeMember('sme', ['sme-owner']);
  });
  const open = async ({ person }: PersonActor) =>
    (await call(firm.loader, { params, person })).data as {
      isOwner: boolean;
      choices: unknown[];
      consents: { id: string; canWithdraw: boolean; givenBy: string }[];
    };
  const send = ({ person }: PersonActor, form: Readonly<Record<string, string>>, query = '') =>
    call(firm.action, { params, person, form, path: `/fr/sme/consents${query}` });

  test('lets an owner enter the statistics and leave them', async () => {
    expect(await open(owner)).toMatchObject({ isOwner: true, consents: [] });
    expect((await send(owner, { purposes: 'statistics' })).location).toBe('/fr/sme/consents');
    const given = await open(owner);
    expect(given.choices).toEqual([]);
    expect(given.consents).toMatchObject([{ canWithdraw: true, givenBy: 'Amina Alaoui' }]);
    await send(owner, {}, `?withdraw=${given.consents[0]?.id ?? ''}`);
    expect((await open(owner)).choices).toHaveLength(1);
  });

  test('shows members what stands and lets them change nothing', async () => {
    await giveFirmConsent(owner, { purpose: 'statistics' });
    const viewer = await makeMember('sme', ['sme-viewer'], owner.person.seat.organisationId);
    const shown = await open(viewer);
    expect(shown).toMatchObject({
      isOwner: false,
      choices: [],
      consents: [{ canWithdraw: false }],
    });
    const withdraw = `?withdraw=${shown.consents[0]?.id ?? ''}`;
    expect((await send(viewer, {}, withdraw)).status).toBe(404);
    expect((await send(viewer, { purposes: 'statistics' })).status).toBe(404);
    expect(await db.consent.count({ where: { withdrawnAt: null } })).toBe(1);
  });

  test('nothing ticked, or sharing without a name, is refused', async () => {
    for (const form of [{}, { purposes: 'share-with-provider' }])
      expect((await send(owner, form)).data).toMatchObject({ errors: { purposes: 'error.tick' } });
  });

  test('another firm’s consents are not there', async () => {
    await giveFirmConsent(owner, { purpose: 'statistics' });
    const { id } = await db.consent.findFirstOrThrow();
    const stranger = await makeMember('sme', ['sme-owner']);
    expect(await open(stranger)).toMatchObject({ consents: [] });
    expect((await send(stranger, {}, `?withdraw=${id}`)).status).toBe(404);
  });
});
