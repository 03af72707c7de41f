import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { LANGS } from '#i18n/languages.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { db } from '#platform/db.ts';
import * as detail from '../../app/routes/_space.provider.ranking.$offer.tsx';
import * as main from '../../app/routes/_space.provider.ranking._index.tsx';
import { freshMatching, indexedOfferOf, type IndexedOffer } from '../factories/matching.ts';
import { makeMember } from '../factories/people.ts';
import { makeCertifiedProvider, makeOffer } from '../factories/providers.ts';
import { call } from './call.ts';

let offer: IndexedOffer;
let owner: MemberActor;

beforeEach(async () => {
  await freshMatching();
  owner = await makeCertifiedProvider();
  offer = await indexedOfferOf(owner);
  const { offerId, organisationId } = offer;
  await db.matchShowing.create({
    data: {
      ...{ runId: randomUUID(), action: 'an-action', rank: 2, region: 'MA-06', size: '4-9' },
      ...{ category: 'ERP', offerId, organisationId, isNewcomer: false, total: 70_000 },
      ...{ day: new Date(new Date().toISOString().slice(0, 10)), weightsId: 'weights-1' },
      values: [700, 800, 500, 600, 500, 500],
    },
  });
});

type Handler = Parameters<typeof call>[0];
type Fields = Readonly<Record<string, string>>;

const read = (loader: Handler, { person }: MemberActor = owner, params: Fields = {}, query = '') =>
  call(loader, { params: { lang: 'fr', ...params }, person, path: `/fr/x${query}` });
const send = (
  action: Handler,
  form: Fields,
  { person }: MemberActor = owner,
  params: Fields = {},
) => call(action, { params: { lang: 'fr', ...params }, person, form });
const at = (id = offer.offerId) => ({ offer: id });

async function refOfShowing(): Promise<string> {
  const { data } = await read(detail.loader, owner, at());
  return (data as { offer: { showings: { ref: string }[] } }).offer.showings[0]?.ref ?? '';
}
const formOf = async (changes: Fields = {}) => ({
  ...{ intentId: 'an-intent-of-a-form', ground: 'need', showing: await refOfShowing() },
  ...{ text: 'Notre offre nomme le résultat attendu.', ...changes },
});

describe('the page of the ranking', () => {
  test('shows the period asked for, thirty days for any other', async () => {
    for (const [query, period] of [
      ['', 30],
      ['?days=90', 90],
      ['?days=9999', 30],
      ["?days=1'--", 30],
    ] as const)
      expect((await read(main.loader, owner, {}, query)).data).toMatchObject({
        period,
        ranking: { shown: [{ id: offer.offerId, lists: 1, medianPlace: 2 }] },
      });
  });

  test('is kept by no cache and is for providers alone', async () => {
    expect(main.headers()).toEqual({ 'Cache-Control': 'private, no-store' });
    for (const stranger of [
      await makeMember('sme', ['sme-owner']),
      await makeMember('programme', ['programme-manager']),
    ]) {
      expect((await read(main.loader, stranger)).status).toBe(404);
      expect((await read(detail.loader, stranger, at())).status).toBe(404);
      expect((await send(detail.action, await formOf(), stranger, at())).status).toBe(404);
    }
  });

  test('is for members of the provider too', async () => {
    const { organisationId } = owner.person.seat;
    const member = await makeMember('provider', ['provider-member'], organisationId);
    expect((await read(main.loader, member)).status).toBe(200);
    expect((await send(detail.action, await formOf(), member, at())).status).toBe(303);
  });
});

describe('the page of one offer', () => {
  test("is there for own offers alone; another's and none are the same", async () => {
    const other = await indexedOfferOf(await makeCertifiedProvider());
    for (const id of [other.offerId, randomUUID(), 'x', "' OR 1=1"]) {
      expect((await read(detail.loader, owner, at(id))).status).toBe(404);
      expect((await send(detail.action, await formOf(), owner, at(id))).status).toBe(404);
    }
    expect(await db.matchAppeal.count()).toBe(0);
  });

  test('chooses the showing somebody came for, and only one of its own', async () => {
    const ref = await refOfShowing();
    const own = await read(detail.loader, owner, at(), `?showing=${ref}`);
    expect(own.data).toMatchObject({ chosen: ref });
    const none = await read(detail.loader, owner, at(), '?showing=%3Cscript%3E');
    expect(none.data).toMatchObject({ chosen: '' });
  });

  test('an appeal is sent once and leads to the list of appeals', async () => {
    const form = await formOf();
    for (let times = 0; times < 2; times += 1)
      expect(await send(detail.action, form, owner, at())).toMatchObject({
        ...{ status: 303, location: '/fr/provider/ranking?sent#appeals' },
      });
    expect(await db.matchAppeal.count()).toBe(1);
    expect((await read(main.loader, owner, {}, '?sent')).data).toMatchObject({
      done: 'sent',
      ranking: { appeals: [{ state: 'open', ground: 'need' }] },
    });
    const again = await formOf({ intentId: 'another-intent-of-it' });
    expect(await send(detail.action, again, owner, at())).toMatchObject({
      ...{ status: 422, data: { errors: { '': 'error.open' }, values: again } },
    });
  });

  test.each([
    ['text', { text: 'Trop court' }, 'error.short'],
    ['text', { text: '<img src=x onerror=alert(1)> et encore du texte' }, 'error.html'],
    ['ground', { ground: 'money' }, 'error.ground'],
    ['showing', { showing: '' }, 'error.showing'],
    ['', { intentId: '' }, 'error.reload'],
  ])('gives back what was typed when %s is wrong', async (field, changes, message) => {
    const form = await formOf(changes);
    expect(await send(detail.action, form, owner, at())).toMatchObject({
      ...{ status: 422, data: { errors: { [field]: message }, values: form } },
    });
    expect(await db.matchAppeal.count()).toBe(0);
  });

  test('a draft cannot be missing from lists', async () => {
    const draft = await makeOffer(offer.organisationId, 'draft');
    const form = await formOf({ ground: 'missing', showing: '' });
    expect(await send(detail.action, form, owner, at(draft.offerId))).toMatchObject({
      ...{ status: 422, data: { errors: { ground: 'error.unpublished' }, values: form } },
    });
  });

  test('a showing of another offer is not there', async () => {
    const form = await formOf({ showing: 'a0'.repeat(32) });
    expect((await send(detail.action, form, owner, at())).status).toBe(404);
  });
});

describe('an appeal taken back', () => {
  test('is said so, and what was answered meanwhile stays', async () => {
    await send(detail.action, await formOf(), owner, at());
    const { id } = await db.matchAppeal.findFirstOrThrow();
    expect(await send(main.action, { withdraw: id })).toMatchObject({
      ...{ status: 303, location: '/fr/provider/ranking?withdrawn' },
    });
    await send(detail.action, await formOf({ intentId: 'an-intent-of-another' }), owner, at());
    const [answeredById, answeredAt] = ['a manager', new Date()];
    const other = await db.matchAppeal.update({
      where: { id: (await db.matchAppeal.findFirstOrThrow({ where: { state: 'open' } })).id },
      data: { state: 'dismissed', answer: 'Non.', answeredById, answeredAt },
    });
    expect(await send(main.action, { withdraw: other.id })).toMatchObject({
      ...{ status: 422, data: { errors: { appeals: 'error.answered' } } },
    });
    expect((await send(main.action, {})).status).toBe(404);
  });
});

test('every message has its words in every language', () => {
  const keys = ['ground', 'showing', 'short', 'tooLong', 'html', 'reload', 'open', 'tooMany'];
  for (const lang of LANGS)
    for (const key of [...keys, 'unpublished', 'answered'])
      expect(i18nFor(lang).exists(`error.${key}`, { ns: 'ranking' }), key).toBe(true);
});
