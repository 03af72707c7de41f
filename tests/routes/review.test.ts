import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import { takeBackOffer } from '#domain/catalogue/index.server.ts';
import {
  action as act,
  loader as queue,
} from '../../app/routes/_space.programme.offers._index.tsx';
import { action, loader } from '../../app/routes/_space.programme.offers.$version.tsx';
import { makeCertifiedProvider, makeExaminer, makeOffer } from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(resetDatabase);

type Fields = Readonly<Record<string, string>>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** A day so many days from today, as a `date` column has it. */
function aDay(days: number): Date {
  return new Date(new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10));
}

async function setting(state: 'submitted' | 'published' = 'submitted') {
  const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
  // Pages take the time from the clock: what is needed is in force now.
  await db.credential.updateMany({ data: { validFrom: aDay(-1), validTo: aDay(30) } });
  await db.certificate.updateMany({ data: { validUntil: aDay(30) } });
  const { organisationId } = owner.person.seat;
  const offer = await makeOffer(organisationId, state);
  const { person } = examiner;
  const params = { lang: 'fr', version: offer.versionId };
  return {
    ...{ owner, examiner, organisationId, ...offer },
    open: (lang = 'fr') => call(loader, { params: { ...params, lang }, person }),
    send: (form: Fields) => call(action, { params, person, form }),
  };
}

const stateOf = async (id: string) =>
  (await db.offerVersion.findUniqueOrThrow({ where: { id } })).state;

describe('the review page', () => {
  test.each(['fr', 'ar', 'zgh', 'en'])('opens in %s', async (lang) => {
    const { open } = await setting();
    const page = await open(lang);
    expect(page).toMatchObject({ status: 200, data: { state: 'submitted', obstacles: [] } });
  });

  test('is not there for a version that is not', async () => {
    const { person } = await makeExaminer();
    const params = { lang: 'fr', version: 'nobody' };
    expect((await call(loader, { params, person })).status).toBe(404);
    expect((await call(action, { params, person, form: { act: 'publish' } })).status).toBe(404);
  });
});

describe('the decision', () => {
  test('publishes and goes back to the queue, which says so', async () => {
    const { send, versionId, examiner } = await setting();
    expect(await send({ act: 'publish', title: ' ' })).toMatchObject({
      ...{ status: 303, location: '/fr/programme/offers?done=published' },
    });
    expect(await stateOf(versionId)).toBe('published');
    const { person } = examiner;
    const page = await call(queue, { path: '/x?done=published', params: { lang: 'fr' }, person });
    expect(page.data).toMatchObject({ done: 'published', lines: [] });
  });

  test('asks for changes in the fields that are filled in', async () => {
    const { send, versionId } = await setting();
    const sent = await send({ act: 'request', title: '', price: ' Trop vague. ', offer: '' });
    expect(sent.location).toBe('/fr/programme/offers?done=requested');
    expect(await db.offerChangeRequest.findMany()).toMatchObject([
      { versionId, field: 'price', text: 'Trop vague.' },
    ]);
  });

  test.each([
    [{ act: 'request' }, { offer: 'error.requestMissing' }],
    [{ act: 'publish', price: 'Trop vague.' }, { price: 'error.requestLeft' }],
    [{ act: 'request', title: 'x'.repeat(1_001) }, { title: 'error.tooLong' }],
    [{ act: 'sing' }, { act: 'error.act' }],
  ] as [Fields, Fields][])(
    'refuses %o at its field and keeps what was typed',
    async (form, errors) => {
      const { send, versionId } = await setting();
      expect(await send(form)).toMatchObject({ status: 422, data: { errors, typed: form } });
      expect(await stateOf(versionId)).toBe('submitted');
    },
  );

  test('about a version taken back says so, and what was typed is not lost', async () => {
    const { send, owner, offerId, versionId } = await setting();
    await takeBackOffer(owner, { offerId, versionId });
    expect(await send({ act: 'request', price: 'Trop vague.' })).toMatchObject({
      status: 422,
      data: { errors: { page: 'taken-back' }, typed: { price: 'Trop vague.' } },
    });
  });

  test('is refused while the certificate is not in force', async () => {
    const { send, open } = await setting();
    await db.certificate.updateMany({ data: { state: 'suspended', lapsedAt: new Date() } });
    const refused = await send({ act: 'publish' });
    expect(refused).toMatchObject({ status: 422, data: { errors: { page: 'no-certificate' } } });
    expect((await open()).data).toMatchObject({ obstacles: [{ key: 'no-certificate' }] });
  });
});

describe('removing', () => {
  test('takes a published offer out of the catalogue with a reason', async () => {
    const { send, versionId } = await setting('published');
    expect(await send({ act: 'remove', reason: 'non' })).toMatchObject({
      ...{ status: 422, data: { errors: { reason: 'error.reasonMissing' } } },
    });
    expect(await send({ act: 'remove', reason: 'Promet du matériel gratuit.' })).toMatchObject({
      ...{ status: 303, location: '/fr/programme/offers?done=removed' },
    });
    expect(await stateOf(versionId)).toBe('withdrawn');
  });
});

describe('a view of the queue', () => {
  test('is kept with its filters, replaced under its name, and removed', async () => {
    const { person } = await makeExaminer();
    const params = { lang: 'fr' };
    const send = (form: Fields) => call(act, { params, person, form });
    const kept = { do: 'save-view', name: 'Sites du Nord', query: 'page=2&category=WEB&x=1' };
    expect((await send(kept)).location).toBe('/fr/programme/offers?category=WEB');
    await send({ ...kept, query: 'region=MA-01' });
    const page = await call(queue, { params, person });
    expect(page.data).toMatchObject({ views: [{ name: 'Sites du Nord', query: 'region=MA-01' }] });
    const view = (await db.examinerView.findFirstOrThrow()).id;
    await call(act, {
      params,
      person: (await makeExaminer()).person,
      form: { do: 'remove-view', view },
    });
    expect(await db.examinerView.count()).toBe(1);
    expect((await send({ do: 'remove-view', view })).status).toBe(303);
    expect(await db.examinerView.count()).toBe(0);
  });

  test('needs a name, and keeps what was typed', async () => {
    const { person } = await makeExaminer();
    const form = { do: 'save-view', name: ' ', query: 'category=WEB' };
    const answer = await call(act, { params: { lang: 'fr' }, person, form });
    expect(answer).toMatchObject({ status: 422, data: { errors: { name: 'nameMissing' } } });
  });
});
