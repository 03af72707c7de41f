import { beforeEach, describe, expect, test } from 'vitest';
import { createOffer } from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { LANGS } from '#i18n/languages.ts';
import { db } from '#platform/db.ts';
import { recordWords } from '#web/record-words.server.ts';
import {
  action as act,
  loader as offerPage,
} from '../../app/routes/_space.provider.offers.$id._index.tsx';
import {
  action as send,
  loader as editPage,
} from '../../app/routes/_space.provider.offers.$id.edit.tsx';
import { loader as preview } from '../../app/routes/_space.provider.offers.$id.preview.tsx';
import { loader as list } from '../../app/routes/_space.provider.offers._index.tsx';
import { action as open, loader as newPage } from '../../app/routes/_space.provider.offers.new.tsx';
import { anOfferContent, makeCertifiedProvider, makeOffer } from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

let owner: MemberActor;
let person: MemberActor['person'];
let home: string;

beforeEach(async () => {
  await resetDatabase();
  owner = { ...(await makeCertifiedProvider()), now: new Date() };
  person = owner.person;
  home = person.seat.organisationId;
});

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A whole offer as its form sends it. */
const WHOLE: Fields = {
  category: 'ERP',
  'title.fr': 'Caisse et stock',
  'summary.ar': 'صندوق أداء مرتبط بالمخزون',
  'description.fr': 'Nous installons la caisse.',
  'deliverables.0.text.fr': 'Caisse installée',
  'deliverables.0.acceptance.fr': 'Une vente diminue le stock.',
  'price.kind': 'range',
  'price.min': '8 000',
  'price.max': '12 000 DH',
  durationDays: '7',
  sizes: ['4-9', '2-3'],
  deliveryLanguages: 'fr',
  mode: 'on-site',
  regions: 'MA-06',
  exitKit: 'data-export',
};

async function aDraft() {
  const id = await createOffer(owner, anOfferContent(), 'an intent of a form');
  const version = await db.offerVersion.findFirstOrThrow({ where: { offerId: id } });
  const key = { versionId: version.id, stamp: version.contentHash };
  return { id, params: { lang: 'fr', id }, key };
}
const versions = async (offerId: string) =>
  (await db.offerVersion.findMany({ where: { offerId }, orderBy: { number: 'asc' } })).map(
    ({ state }) => state,
  );

describe('a new offer', () => {
  test('is opened once by its form and goes on in the draft', async () => {
    const page = await call(newPage, { params: { lang: 'fr' }, person });
    const { intentId } = page.data as { intentId: string };
    const form = { intentId, 'title.fr': 'Caisse', category: 'ERP' };
    const answers = [
      await call(open, { params: { lang: 'fr' }, person, form }),
      await call(open, { params: { lang: 'fr' }, person, form }),
    ];
    const { id } = await db.offer.findFirstOrThrow();
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 303, location: `/fr/provider/offers/${id}/edit` });
    expect(await db.offer.count()).toBe(1);
  });

  test('gives back what was typed when it is refused', async () => {
    const form = { 'title.fr': '<b>Caisse</b>', category: 'ERP' };
    const answer = await call(open, { params: { lang: 'fr' }, person, form });
    expect(answer).toMatchObject({
      status: 422,
      data: { refusals: [{ field: 'title.fr', key: 'html' }], values: form },
    });
    expect(await db.offer.count()).toBe(0);
  });
});

describe('the form of a draft', () => {
  test('is saved half filled in, and shows it as it was kept', async () => {
    const { id, params, key } = await aDraft();
    const form = { ...key, 'title.fr': '  Une   caisse ', 'price.min': '1 200,50', do: 'save' };
    const answer = await call(send, { params, person, form });
    expect(answer.location).toBe(`/fr/provider/offers/${id}/edit?saved`);
    const page = await call(editPage, { params, person, path: '/fr/x?saved' });
    expect(page.data).toMatchObject({
      saved: true,
      draft: {
        values: { 'title.fr': 'Une caisse', 'price.min': '1200.50', category: '', sizes: [] },
      },
      served: [{ code: 'MA-06', name: 'Casablanca-Settat' }],
    });
  });

  test('shows one more row without losing anything', async () => {
    const { params, key } = await aDraft();
    const form = { ...key, ...WHOLE, rows: '1', 'title.fr': '<i>', do: 'add-row' };
    const answer = await call(send, { params, person, form });
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({
      ...{ refusals: [], stamp: key.stamp },
      values: { ...form, rows: '2' },
    });
  });

  test('names every refused field and keeps all that was typed', async () => {
    const { params, key } = await aDraft();
    const form = { ...key, ...WHOLE, 'price.min': 'cher', durationDays: '900', do: 'submit' };
    const answer = await call(send, { params, person, form });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        refusals: [
          { field: 'price.min', key: 'amount' },
          { field: 'durationDays', key: 'durationTooLong' },
        ],
        values: form,
        stamp: key.stamp,
      },
    });
    expect(await versions(params.id)).toEqual(['draft']);
  });

  test('warns of what it repeats, while it can still be changed', async () => {
    const { params, key } = await aDraft();
    const sent = await makeOffer(home, 'submitted');
    const warned = await call(editPage, { params, person });
    expect(warned.data).toMatchObject({
      duplicates: [{ offerId: sent.offerId, own: true, sameTitle: true, likeness: 'same' }],
    });
    await call(send, { params, person, form: { ...key, ...WHOLE, do: 'submit' } });
    const closed = await call(editPage, { params, person });
    expect(closed.data).toMatchObject({ draft: null, duplicates: [] });
  });

  test('sends a whole offer', async () => {
    const { id, params, key } = await aDraft();
    const answer = await call(send, { params, person, form: { ...key, ...WHOLE, do: 'submit' } });
    expect(answer.location).toBe(`/fr/provider/offers/${id}?sent`);
    const page = await call(offerPage, { params, person, path: '/fr/x?sent' });
    expect(page.data).toMatchObject({
      sent: true,
      offer: {
        working: { state: 'submitted' },
        oneSided: { fr: ['summary'], ar: ['title', 'description', 'deliverables'] },
      },
    });
  });

  test('is saved when something is missing, and says what', async () => {
    const { params, key } = await aDraft();
    const form = { ...key, ...WHOLE, 'price.min': '0', regions: ['MA-06', 'MA-01'], do: 'submit' };
    const answer = await call(send, { params, person, form });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        refusals: [
          { field: 'price.min', key: 'priceMissing' },
          { field: 'regions', key: 'regionsNotServed', codes: ['MA-01'] },
        ],
        values: null,
        stamp: null,
      },
    });
    const page = await call(editPage, { params, person });
    expect(page.data).toMatchObject({ draft: { values: { regions: ['MA-01', 'MA-06'] } } });
  });

  test('keeps what was typed into a version that was sent or saved elsewhere', async () => {
    const { params, key } = await aDraft();
    const typed = { ...key, ...WHOLE, 'title.fr': 'Tapé dans un autre onglet', do: 'save' };
    await call(send, { params, person, form: { ...key, ...WHOLE, do: 'save' } });
    const late = await call(send, { params, person, form: typed });
    const again = { refusals: [{ field: '', key: 'offer-changed' }], values: typed, stamp: null };
    expect(late).toMatchObject({ status: 422, data: again });
    const { stamp } = (
      (await call(editPage, { params, person })).data as { draft: { stamp: string } }
    ).draft;
    await call(send, { params, person, form: { ...key, ...WHOLE, stamp, do: 'submit' } });
    const frozen = await call(send, { params, person, form: { ...typed, stamp } });
    expect(frozen).toMatchObject({
      status: 422,
      data: { refusals: [{ field: '', key: 'offer-frozen' }], values: { ...typed, stamp } },
    });
    expect((await call(editPage, { params, person })).data).toMatchObject({ draft: null });
  });
});

describe('the page of an offer', () => {
  test('leads from a published version to its next draft, and back', async () => {
    const { offerId, versionId } = await makeOffer(home);
    const params = { lang: 'fr', id: offerId };
    const opened = await call(act, { params, person, form: { versionId, do: 'open' } });
    expect(opened.location).toBe(`/fr/provider/offers/${offerId}/edit`);
    const draft = await db.offerVersion.findFirstOrThrow({ where: { offerId, state: 'draft' } });
    const form = { versionId: draft.id, do: 'discard' };
    const discarded = await call(act, { params, person, form });
    expect(discarded.location).toBe(`/fr/provider/offers/${offerId}`);
    await call(act, { params, person, form: { versionId, do: 'withdraw' } });
    expect(await versions(offerId)).toEqual(['withdrawn', 'withdrawn']);
  });

  test('says what each version changed against the one before it, and nothing of the first', async () => {
    const { offerId, versionId } = await makeOffer(home);
    const params = { lang: 'ar', id: offerId };
    await call(act, { params, person, form: { versionId, do: 'open' } });
    const content = anOfferContent({ durationDays: 9, regions: ['MA-01', 'MA-06'] });
    await db.offerVersion.updateMany({ where: { offerId, number: 2 }, data: { content } });
    const { data } = await call(offerPage, { params, person });
    expect(data).toMatchObject({
      offer: {
        versions: [
          {
            number: 2,
            changes: {
              since: 1,
              list: [
                { field: 'durationDays', kind: 'value', before: 7, after: 9 },
                { field: 'regions', kind: 'list' },
              ],
            },
          },
          { number: 1, changes: null },
        ],
      },
      names: { region: { 'MA-06': 'الدار البيضاء-سطات' } },
    });
  });

  test.each([
    ['take-back', 'wrong-state'],
    ['fly', 'reload'],
    ['constructor', 'reload'],
  ])('refuses %s with a message', async (what, key) => {
    const { offerId, versionId } = await makeOffer(home);
    const form = { versionId, do: what };
    const answer = await call(act, { params: { lang: 'fr', id: offerId }, person, form });
    expect(answer).toMatchObject({ status: 422, data: { refusals: [{ field: '', key }] } });
  });

  test('shows any version as clients would see it', async () => {
    const { offerId } = await makeOffer(home);
    const at = (query: string) =>
      call(preview, { params: { lang: 'ar', id: offerId }, person, path: `/ar/x${query}` });
    expect((await at('')).data).toMatchObject({ number: 1, view: { title: { lang: 'ar' } } });
    expect((await at('?version=1')).status).toBe(200);
    for (const query of ['?version=2', '?version=x', '?version=-1', '?version=9999999'])
      expect((await at(query)).status).toBe(404);
  });
});

test('the list says in words what each offer costs and where it stands', async () => {
  await makeOffer(home);
  await createOffer(owner, anOfferContent({ title: { fr: '', ar: '' } }), 'an intent of a form');
  const { data } = await call(list, { params: { lang: 'fr' }, person });
  expect(data).toMatchObject({
    groups: [
      { group: 'draft', offers: [{ title: null, views: null }] },
      { group: 'published', offers: [{ views: '0', isListed: false }] },
    ],
  });
  expect(JSON.stringify(data)).toContain('12\u202f000\u00a0DH, prix fixe');
});

test('every act on an offer has words in the trail', () => {
  const acts = ['created', 'submitted', 'taken-back', 'revised', 'draft-opened', 'discarded'];
  for (const lang of LANGS)
    for (const done of [...acts, 'withdrawn'])
      expect(recordWords(lang, `catalogue.offer-${done}`)).not.toBe(recordWords(lang, 'x.y'));
});
