import { http } from 'msw';
import { setupServer } from 'msw/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyStripeEvent } from '#domain/engagements/index.server.ts';
import { db } from '#platform/db.ts';
import { stripeHandlers } from '#platform/stripe-stand-in/handlers.ts';
import { databaseStore } from '#platform/stripe-stand-in/store.ts';
import { action as webhook } from '../../app/endpoints/webhooks.stripe.ts';
import {
  action as treasuryAction,
  loader as treasury,
} from '../../app/routes/_space.programme.treasury._index.tsx';
import {
  action as payAction,
  loader as payPage,
} from '../../app/routes/_public.demo.pay.$session.tsx';
import {
  action as shareAction,
  loader as shareLoader,
} from '../../app/routes/_space.sme.projects.$id.share._index/route.tsx';
import { waitingJobs } from '../factories/jobs.ts';
import { askedShare, cashOf, system, type Asked } from '../factories/payments.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

let asked: Asked;

beforeEach(async () => {
  await resetDatabase();
  asked = await askedShare();
});

describe('the own share', () => {
  test('shows amount, reference and the programme’s account to copy', async () => {
    const answer = await call(shareLoader, {
      ...{ path: '/fr/sme/projects/x/share', params: { lang: 'fr', id: asked.engagement.id } },
      person: asked.firm.person,
    });
    expect(answer.status).toBe(200);
    const { reference } = asked.request;
    const shown = JSON.stringify(answer.data);
    expect(shown).toContain(reference.replace(/(\d{4})(?=\d)/g, '$1 ').replace('RQ', 'RQ '));
    expect(shown).toContain(`MA64${asked.account.rib}`);
  });
});

describe('treasury', () => {
  test('shows what is to be matched, and names the line of a file that is wrong', async () => {
    const person = asked.treasury.person;
    const path = '/fr/programme/treasury';
    expect((await call(treasury, { path, params: { lang: 'fr' }, person })).status).toBe(200);
    const empty = await call(treasuryAction, { path, params: { lang: 'fr' }, person, form: {} });
    expect(empty).toMatchObject({ status: 422, data: { problem: 'missing' } });
  });

  test('lets an authorising officer say how a contested share was settled, with a note', async () => {
    const { id } = asked.request;
    await db.shareRequest.update({ where: { id }, data: { isDisputed: true } });
    const path = '/fr/programme/treasury';
    const person = { ...asked.treasury.person, confirmedAt: new Date() };
    const about = { path, params: { lang: 'fr' }, person };
    expect((await call(treasury, about)).data).toMatchObject({ page: { disputed: [{ id }] } });
    const form = { do: 'settle', request: id, note: '' };
    expect(await call(treasuryAction, { ...about, form })).toMatchObject({
      ...{ status: 422, data: { errors: { note: 'note' }, values: { request: id } } },
    });
    const said = { ...form, note: 'Payée une seconde fois' };
    expect(await call(treasuryAction, { ...about, form: said })).toMatchObject({
      ...{ status: 303, location: `${path}?settled=1` },
    });
    expect((await call(treasury, about)).data).toMatchObject({ page: { disputed: [] } });
  });
});

test('what nobody signed is refused, and nothing is kept', async () => {
  const answer = await call(webhook, { path: '/webhooks/stripe', method: 'POST', body: '{}' });
  expect(answer.status).toBe(400);
  expect(await db.stripeEvent.count()).toBe(0);
});

describe('by card, in the demonstration', () => {
  const server = setupServer(
    ...stripeHandlers(databaseStore, (id) => `http://localhost:3000/fr/demo/pay/${id}`),
    http.post('http://localhost:3000/webhooks/stripe', ({ request }) => webhook({ request })),
  );
  beforeEach(() => {
    server.listen({ onUnhandledFrame: 'bypass' });
  });
  afterEach(() => {
    server.close();
  });

  test('the page that stands in tells the webhook, and its job starts the work', async () => {
    const { id } = asked.engagement;
    const about = { params: { lang: 'fr', id }, person: asked.firm.person };
    const path = `/fr/sme/projects/${id}/share`;
    const sent = await call(shareAction, { ...about, path, form: { do: 'card' } });
    expect(sent).toMatchObject({ status: 303, location: `${path}?card=go` });
    const { id: session, url } = await db.stripeCheckout.findFirstOrThrow();
    const shown = await call(shareLoader, { ...about, path: `${path}?card=go` });
    expect(shown.data).toMatchObject({ goTo: url });
    const page = { path: `/fr/demo/pay/${session}`, params: { lang: 'fr', session } };
    expect((await call(payPage, page)).data).toMatchObject({ isOpen: true });
    const paid = await call(payAction, { ...page, form: { do: 'pay' } });
    expect(paid).toMatchObject({ status: 303, location: expect.stringContaining('card=done') });
    // Coming back proves nothing: the job does.
    expect(await cashOf(asked.programme.programmeId)).toEqual({});
    const [job] = await waitingJobs('stripe-event');
    await applyStripeEvent(String(job?.payload['eventId']), system());
    expect(await db.engagement.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'started',
    });
  });
});
