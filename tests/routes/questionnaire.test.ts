import { beforeEach, describe, expect, test } from 'vitest';
import { anActor } from '../factories/actors.ts';
import { aDraft, freshDatabase } from '../factories/drafts.ts';
import { answered } from '../factories/assessment.ts';
import { call, deviceOf } from './call.ts';
import { db } from '#platform/db.ts';
import * as dimension from '../../app/routes/_public.assess.$id.$dimension.tsx';
import * as review from '../../app/routes/_public.assess.$id.review.tsx';
import * as start from '../../app/routes/_public.assess._index.tsx';

const owner = anActor();
const MEGABYTE = 'x'.repeat(1024 * 1024);

beforeEach(freshDatabase);

async function levels(): Promise<Record<string, number | null>> {
  const rows = await db.assessmentAnswer.findMany();
  return Object.fromEntries(rows.map(({ itemId, level }) => [itemId, level]));
}

describe('starting', () => {
  test('gives a browser its token and a draft that only it can open', async () => {
    const answer = await call(start.action, {
      params: { lang: 'ar' },
      form: { path: 'full' },
      device: null,
    });
    expect(answer.status).toBe(303);
    const { token, hash } = deviceOf(answer);
    expect(token.length).toBeGreaterThanOrEqual(43);
    const [grant, ...others] = await db.deviceGrant.findMany();
    expect(others).toEqual([]);
    expect(grant?.tokenHash).toBe(hash);
    expect(answer.location).toBe(`/ar/assess/${grant?.assessmentId ?? ''}/profile`);
    expect(answer.headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('twice makes two drafts of the same browser', async () => {
    await call(start.action, { params: { lang: 'fr' }, form: { path: 'full' } });
    await call(start.action, { params: { lang: 'fr' }, form: { path: 'nonsense' } });
    const rows = await db.assessment.findMany({ orderBy: { createdAt: 'asc' } });
    expect(rows.map(({ path }) => path)).toEqual(['full', 'express']);
    expect(new Set((await db.deviceGrant.findMany()).map(({ tokenHash }) => tokenHash))).toEqual(
      new Set([owner.deviceHash]),
    );
  });

  test('the page is public without a token and private with one', async () => {
    const cacheOf = async (device: string | null) =>
      (await call(start.loader, { params: { lang: 'fr' }, device })).headers.get('Cache-Control');
    expect(await cacheOf(null)).toMatch(/^public/);
    expect(await cacheOf('own browser')).toBe('private, no-store');
  });
});

describe('a page of questions', () => {
  test.each([
    ['an unknown dimension', { lang: 'fr', dimension: 'xyz' }],
    ['a dimension in capitals', { lang: 'fr', dimension: 'CUS' }],
    ['a name every object has', { lang: 'fr', dimension: 'constructor' }],
    ['an unknown language', { lang: 'de', dimension: 'cus' }],
    ['an unknown id', { lang: 'fr', dimension: 'cus', id: 'x' }],
    ['an id with a NUL', { lang: 'fr', dimension: 'cus', id: 'x\u0000' }],
  ])('answers 404 to %s, read or sent', async (_what, params) => {
    const id = await aDraft(owner);
    const own = { id, ...params };
    expect((await call(dimension.loader, { params: own })).status).toBe(404);
    const sent = await call(dimension.action, { params: own, form: { 'CUS-01': '2' } });
    expect(sent.status).toBe(404);
    expect(await levels()).toEqual({});
  });

  test('of somebody else answers 404 and keeps nothing', async () => {
    const params = { lang: 'fr', id: await aDraft(owner), dimension: 'cus' };
    const device = 'another browser';
    expect((await call(dimension.loader, { params, device })).status).toBe(404);
    const sent = await call(dimension.action, { params, device, form: { 'CUS-01': '2' } });
    expect(sent.status).toBe(404);
    expect(await levels()).toEqual({});
  });

  test('sends to the profile while it is missing', async () => {
    const { location } = await call(start.action, { params: { lang: 'fr' }, form: {} });
    const id = location?.split('/')[3] ?? '';
    const answer = await call(dimension.loader, { params: { lang: 'fr', id, dimension: 'cus' } });
    expect(answer).toMatchObject({ status: 303, location: `/fr/assess/${id}/profile` });
  });

  test('keeps what was chosen and goes on to the next page', async () => {
    const id = await aDraft(owner, { path: 'express' });
    const params = { lang: 'fr', id, dimension: 'cus' };
    const form = { 'CUS-01': '2', 'CUS-03': 'dk', 'CUS-04': 'na:forbidden' };
    const sent = await call(dimension.action, { params, form });
    expect(sent).toMatchObject({ status: 303, location: `/fr/assess/${id}/fin` });
    expect(await db.assessmentAnswer.findMany({ orderBy: { itemId: 'asc' } })).toMatchObject([
      { itemId: 'CUS-01', status: 'answered', level: 2 },
      { itemId: 'CUS-03', status: 'dont_know' },
      { itemId: 'CUS-04', status: 'not_applicable', reason: 'forbidden' },
    ]);
  });

  test('opens the follow-up question once its answer matters, and asks it only once', async () => {
    const id = await aDraft(owner, { path: 'express' });
    const params = { lang: 'fr', id, dimension: 'cus' };
    const form = { 'CUS-01': '3', 'CUS-03': '1', 'CUS-04': '3' };
    const first = await call(dimension.action, { params, form });
    expect(first.location).toBe(`/fr/assess/${id}/cus#FQ-1`);
    const second = await call(dimension.action, { params, form: { ...form, followShown: '1' } });
    expect(second.location).toBe(`/fr/assess/${id}/fin`);
    const answered = { ...form, followShown: '1', 'FQ-1': 'gt10' };
    await call(dimension.action, { params, form: answered });
    expect(await db.assessmentFact.findMany({ where: { fact: 'webConsumerShare' } })).toMatchObject(
      [{ value: 'gt10' }],
    );
  });

  test('refuses what no page sends: JSON instead of a form', async () => {
    const id = await aDraft(owner);
    const answer = await call(dimension.action, {
      params: { lang: 'fr', id, dimension: 'cus' },
      body: '{"CUS-01":2}',
      headers: { 'Content-Type': 'application/json' },
    });
    expect(answer.status).toBe(400);
    expect(await db.assessmentAnswer.count()).toBe(0);
  });

  test('says once what is missing, and lets the person go on anyway', async () => {
    const id = await aDraft(owner, { path: 'express' });
    const params = { lang: 'fr', id, dimension: 'cus' };
    const form = { 'CUS-01': '2' };
    const first = await call(dimension.action, { params, form });
    expect(first.location).toBe(`/fr/assess/${id}/cus?missing`);
    const shown = await call(dimension.loader, { params, path: '/?missing' });
    expect(shown.data).toMatchObject({ missing: ['CUS-03', 'CUS-04'] });
    const second = await call(dimension.action, { params, form: { ...form, anyway: '' } });
    expect(second.location).toBe(`/fr/assess/${id}/fin`);
  });

  test.each(['5', '-1', '2.5', '02', '², ', 'na:law', 'na:', 'DK', 'null', MEGABYTE])(
    'refuses the answer %j at its question and gives everything back (%#)',
    async (value) => {
      const params = { lang: 'fr', id: await aDraft(owner), dimension: 'cus' };
      const form = { 'CUS-01': value, 'CUS-02': '3' };
      const sent = await call(dimension.action, { params, form });
      expect(sent.status).toBe(422);
      expect(sent.data).toEqual({ errors: { 'CUS-01': 'error.unknownChoice' }, values: form });
      expect(await levels()).toEqual({});
    },
  );

  test('a reason not to answer is accepted only where the method has one', async () => {
    const params = { lang: 'fr', id: await aDraft(owner), dimension: 'cus' };
    const sent = await call(dimension.action, { params, form: { 'CUS-02': 'na:forbidden' } });
    expect(sent).toMatchObject({ status: 422, data: { values: { 'CUS-02': 'na:forbidden' } } });
  });

  test('keeps no answer to an item that is not of the page', async () => {
    const params = { lang: 'fr', id: await aDraft(owner, { path: 'express' }), dimension: 'cus' };
    const form = { 'CUS-01': '1', 'CUS-02': '4', 'FIN-01': '4', 'XYZ-99': '4', __proto__x: '1' };
    expect((await call(dimension.action, { params, form })).status).toBe(303);
    expect(await levels()).toEqual({ 'CUS-01': 1 });
  });

  test('hidden fields that were tampered with do no harm', async () => {
    const params = { lang: 'fr', id: await aDraft(owner), dimension: 'cus' };
    const form = {
      'CUS-01': '1',
      'was.CUS-01': '<script>',
      'ago.CUS-01': '1e999',
      'CUS-02': '2',
      'was.CUS-02': '9',
      'ago.CUS-02': '-5000000000',
      'CUS-03': '3',
      'ago.CUS-03': 'NaN',
      'was.CUS-99': '1',
      'FQ-1': 'everything',
    };
    const before = Date.now();
    expect((await call(dimension.action, { params, form })).status).toBe(303);
    expect(await levels()).toEqual({ 'CUS-01': 1, 'CUS-02': 2, 'CUS-03': 3 });
    for (const { eventAt } of await db.assessmentAnswer.findMany())
      expect(Math.abs(eventAt.getTime() - before)).toBeLessThan(60_000);
    expect(await db.assessmentFact.count({ where: { fact: 'webConsumerShare' } })).toBe(0);
  });
});

describe('the review', () => {
  test('refuses to complete with nothing answered', async () => {
    const id = await aDraft(owner);
    const sent = await call(review.action, {
      params: { lang: 'fr', id },
      form: { do: 'complete' },
    });
    expect(sent).toMatchObject({ status: 422, data: { refusal: 'nothing-answered' } });
  });

  test('sends to the profile before it completes anything', async () => {
    const started = await call(start.action, { form: { path: 'express' }, params: { lang: 'fr' } });
    const id = started.location?.split('/')[3] ?? '';
    const params = { lang: 'fr', id };
    const sent = await call(review.action, { params, form: { do: 'complete' } });
    expect(sent).toMatchObject({ status: 303, location: `/fr/assess/${id}/profile` });
    expect(await db.assessmentResult.count()).toBe(0);
  });

  test('completes, and goes on to the full path', async () => {
    const id = await aDraft(owner, { path: 'express', answers: { 'CUS-01': answered(2) } });
    const params = { lang: 'fr', id };
    const full = await call(review.action, { params, form: { do: 'full' } });
    expect(full.location).toBe(`/fr/assess/${id}/review`);
    expect(await db.assessment.findFirst()).toMatchObject({ path: 'full', completedAt: null });
    const sent = await call(review.action, { params, form: { do: 'complete' } });
    expect(sent.location).toBe(`/fr/assess/${id}/result`);
    expect(await db.assessmentResult.count()).toBe(1);
  });

  test.each([{ do: 'full' }, { do: 'complete' }])(
    'of somebody else answers 404: %j',
    async (form) => {
      const id = await aDraft(owner, { path: 'express', answers: { 'CUS-01': answered(2) } });
      const sent = await call(review.action, {
        params: { lang: 'fr', id },
        form,
        device: 'another browser',
      });
      expect(sent.status).toBe(404);
      expect(await db.assessment.findFirst()).toMatchObject({ path: 'express', completedAt: null });
    },
  );
});
