import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addDays, civilDateOf } from '#domain/kernel/index.server.ts';
import { makeAdvisor, makeFirmPerson } from '../factories/firms.ts';
import { sent } from '../factories/files.ts';
import { aMarket, answer, askedMarket, quoteOf, requestOf } from '../factories/quotes.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as list from '../../app/routes/_space.sme.projects._index.tsx';
import * as ask from '../../app/routes/_space.sme.projects.new.tsx';
import * as compared from '../../app/routes/_space.sme.projects.$id.quotes._index.tsx';
import * as one from '../../app/routes/_space.sme.projects.$id.quotes.$quote._index/route.tsx';
import * as firmFile from '../../app/routes/_space.sme.projects.$id.quotes.$quote.file.$message.ts';
import * as pipeline from '../../app/routes/_space.provider.projects._index.tsx';
import * as request from '../../app/routes/_space.provider.quotes.$id._index/route.tsx';
import * as answering from '../../app/routes/_space.provider.quotes.$id.answer.tsx';
import * as providerFile from '../../app/routes/_space.provider.quotes.$id.file.$message.ts';

const INTENT = 'an-intent-of-the-tests';
let now: Date;
const dayIn = (days: number) => addDays(civilDateOf(now), days);
const person = (actor: MemberActor) => ({ ...actor.person, confirmedAt: now });

/** What a provider types for one line over one milestone. */
const typed = (stamp: number, changes: Readonly<Record<string, string>> = {}) => ({
  ...{ stamp: String(stamp), startOn: dayIn(7), note: '' },
  ...{ 'line-1-label': 'Site', 'line-1-quantity': '2', 'line-1-unit': 'forfait' },
  ...{ 'line-1-price': '4 000,00 DH', 'line-1-vat': '20', 'line-1-milestone': '1' },
  ...{ 'milestone-1-title': 'Site en ligne', 'milestone-1-acceptance': 'Un achat' },
  ...{ 'milestone-1-deliver': dayIn(40), ...changes },
});

function theFirst<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('there is none');
  return first;
}

beforeEach(async () => {
  await resetDatabase();
  now = new Date();
});

describe.each(['fr', 'ar'])('in %s', (lang) => {
  test('a firm goes from its voucher to a chosen quote', async () => {
    const market = await aMarket(2, { now });
    const by = { person: person(market.firm) };
    const before = await call(list.loader, { params: { lang }, ...by });
    expect(before.data).toMatchObject({ ready: [{ id: market.voucher.id }], acts: true });
    const path = `/${lang}/sme/projects/new?voucher=${market.voucher.id}`;
    const page = await call(ask.loader, { params: { lang }, path, ...by });
    expect(page.data).toMatchObject({
      shortlists: [{ id: market.shortlistId, offers: [{ obstacle: null }, { obstacle: null }] }],
    });
    const form = { ...requestOf(market), intentId: INTENT };
    const made = await call(ask.action, { params: { lang }, path, form, ...by });
    const { id } = await db.engagement.findFirstOrThrow();
    expect(made.location).toBe(`/${lang}/sme/projects/${id}/quotes?done=asked`);
    const asked = { ...market, engagementId: id };
    const quote = await answer(asked, theFirst(market.sellers), {}, now);
    const params = { lang, id };
    const shown = await call(compared.loader, { params, ...by });
    expect(shown.data).toMatchObject({
      project: { state: 'quoted', ball: { holder: 'firm' } },
      quotes: expect.arrayContaining([
        expect.objectContaining({
          money: expect.objectContaining({ centimes: '400000' }),
          until: expect.stringMatching(/20\d\d/),
        }),
      ]),
    });
    const at = { params: { ...params, quote: quote.id }, ...by };
    const counter = await call(one.action, { ...at, form: { do: 'counter', stamp: '2' } });
    expect(counter).toMatchObject({ status: 422, data: { errors: { counter: 'counter' } } });
    const unsure = { do: 'choose', stamp: '2', aid: '400000' };
    expect(await call(one.action, { ...at, form: unsure })).toMatchObject({
      ...{ status: 422, data: { errors: { sure: 'tick' } } },
    });
    const chosen = await call(one.action, { ...at, form: { ...unsure, sure: 'yes' } });
    expect(chosen.location).toBe(`/${lang}/sme/projects/${id}/quotes/${quote.id}?done=choose`);
    const after = await call(one.loader, at);
    expect(after.data).toMatchObject({ may: { choose: false, undo: true, write: true } });
  });

  test('a provider answers from its pipeline; what it typed stays when it is refused', async () => {
    const asked = await askedMarket(1, { now });
    const seller = theFirst(asked.sellers);
    const { id, stamp } = await quoteOf(asked, seller);
    const by = { person: person(seller.actor) };
    const todo = await call(pipeline.loader, { params: { lang }, ...by });
    expect(todo.data).toMatchObject({ groups: [{ group: 'answer', requests: [{ id }] }] });
    const at = { params: { lang, id }, ...by };
    const page = await call(answering.loader, at);
    expect(page.data).toMatchObject({
      isFirst: true,
      values: {
        'line-1-price': '9000,00',
        'line-1-vat': '20',
        'milestone-1-title': expect.stringMatching(/\S/),
      },
    });
    const wrong = typed(stamp, { 'line-1-price': '1e9', 'line-1-label': 'Mon site à moi' });
    expect(await call(answering.action, { ...at, form: wrong })).toMatchObject({
      status: 422,
      data: { errors: { 'line-1-price': 'amount' }, values: { 'line-1-label': 'Mon site à moi' } },
    });
    const dear = typed(stamp, { 'line-1-price': '4 500,01' });
    expect(await call(answering.action, { ...at, form: dear })).toMatchObject({
      ...{ status: 422, data: { errors: { lines: 'over-cap' } } },
    });
    const good = await call(answering.action, { ...at, form: typed(stamp) });
    expect(good.location).toBe(`/${lang}/provider/quotes/${id}?done=answer`);
    const shown = await call(request.loader, at);
    expect(shown.data).toMatchObject({
      request: { state: 'answered' },
      versions: [{ number: 1, lines: [{ quantity: 2 }] }],
      may: { answer: true, decline: true, undo: false },
    });
    const stale = { do: 'decline', stamp: '1', reason: 'Complet' };
    expect(await call(request.action, { ...at, form: stale })).toMatchObject({
      status: 422,
      data: { errors: { reason: 'changed-meanwhile' }, values: { reason: 'Complet' } },
    });
  });
});

test('readers and advisors read and do not act', async () => {
  const asked = await askedMarket(1, { now });
  const quote = await answer(asked, theFirst(asked.sellers), {}, now);
  const params = { lang: 'fr', id: asked.engagementId, quote: quote.id };
  for (const reader of [
    await makeFirmPerson('sme-viewer', asked.firmId),
    await makeAdvisor(asked.firmId, { scopes: ['apply'] }),
  ]) {
    const by = { params, person: person(reader) };
    expect((await call(one.loader, by)).data).toMatchObject({
      ...{ project: { acts: false }, may: { choose: false, counter: false, write: false } },
    });
    expect((await call(compared.loader, by)).data).toMatchObject({ project: { acts: false } });
    const form = { do: 'choose', stamp: '2', aid: '400000', sure: 'yes' };
    expect((await call(one.action, { ...by, form })).status).toBeGreaterThanOrEqual(404);
  }
  expect((await db.quote.findFirst())?.state).toBe('answered');
});

test('a message carries a file that both sides open, and nobody else', async () => {
  const asked = await askedMarket(2, { now });
  const [seller, other] = asked.sellers;
  if (!seller || !other) throw new Error('nobody sells');
  const { id: quote } = await quoteOf(asked, seller);
  const { name, bytes } = sent('plan.pdf');
  const upload = new FormData();
  for (const [field, value] of [
    ['do', 'message'],
    ['text', 'Voici le plan'],
    ['intentId', INTENT],
  ] as const)
    upload.set(field, value);
  upload.set('file', new File([new Uint8Array(bytes ?? [])], name));
  const firm = {
    params: { lang: 'fr', id: asked.engagementId, quote },
    person: person(asked.firm),
  };
  const answerOf = await call(one.action, { ...firm, upload });
  expect(answerOf.location).toMatch(/done=message$/);
  const { id: message } = await db.engagementMessage.findFirstOrThrow();
  const shown = await call(request.loader, {
    ...{ params: { lang: 'fr', id: quote }, person: person(seller.actor) },
  });
  expect(shown.data).toMatchObject({
    conversation: [{ side: 'firm', text: 'Voici le plan', file: { name: 'plan.pdf' } }],
  });
  const open = (actor: MemberActor) =>
    call(providerFile.loader, {
      params: { lang: 'fr', id: quote, message },
      person: person(actor),
    });
  expect((await open(seller.actor)).location).toMatch(/^\/files\//);
  expect((await open(other.actor)).status).toBe(404);
  const own = await call(firmFile.loader, { ...firm, params: { ...firm.params, message } });
  expect(own.location).toMatch(/^\/files\//);
  const empty = { do: 'message', text: ' ', intentId: INTENT };
  expect(await call(one.action, { ...firm, form: empty })).toMatchObject({
    ...{ status: 422, data: { errors: { text: 'message' } } },
  });
  const long = { do: 'message', text: 'x'.repeat(2001), intentId: INTENT };
  expect((await call(one.action, { ...firm, form: long })).status).toBe(422);
});
