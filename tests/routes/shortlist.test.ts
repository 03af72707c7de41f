import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startAssessment } from '#domain/assessment/index.server.ts';
import { refreshRun } from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import * as page from '../../app/routes/_public.assess.$id.shortlist.$action/route.tsx';
import { makeAdvisor, makeFirmPerson, type SeatedActor } from '../factories/firms.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
  withdrawIndexed,
} from '../factories/matching.ts';
import { aProgrammeContent, aRuleSet, makeProgramme } from '../factories/programmes.ts';
import { call, type Answer } from './call.ts';

beforeEach(freshMatching);

const line = z.object({ text: z.string(), to: z.string().optional() });
const shown = z.object({
  heading: z.string(),
  offers: z.array(
    z.object({ offerId: z.string(), kept: z.boolean(), before: z.string().nullable() }),
  ),
  rows: z.array(z.object({ key: z.string(), same: z.boolean(), cells: z.array(z.array(line)) })),
  gone: z.array(z.object({ offerId: z.string(), title: z.string(), provider: z.string() })),
  asked: z.object({ missing: z.number() }).nullable(),
  isStale: z.boolean(),
  suggested: z.number(),
  count: z.number(),
  decision: z.object({
    mayFreeze: z.string(),
    needed: z.number(),
    providers: z.number(),
    attachable: z.boolean(),
    stamp: z.string(),
  }),
  settled: z
    .object({ date: z.string(), by: z.string().nullable(), hash: z.string().length(64) })
    .nullable(),
});
const refused = z.object({ refusal: z.string() });

const HOSTILE = '<script>alert(1)</script>';

async function choosing(count = 3) {
  const { actor, assessmentId, firm } = await matchedFirm();
  const { action, category } = await firstNeed(actor, assessmentId);
  const offers = await indexedOffers(count, {
    category,
    content: (place) =>
      place === 0 ? { title: { fr: HOSTILE, ar: HOSTILE }, excluded: { fr: HOSTILE, ar: '' } } : {},
  });
  await refreshRun(actor, assessmentId);
  const ids = offers.map(({ offerId }) => offerId);
  return { actor, firm, assessmentId, action, category, offers, ids };
}
type Choosing = Pick<Awaited<ReturnType<typeof choosing>>, 'assessmentId' | 'action'>;
type Fields = Readonly<Record<string, string | readonly string[]>>;

const params = ({ assessmentId, action }: Choosing, lang = 'fr') => ({
  ...{ lang, id: assessmentId, action },
});
const browser = { device: 'no browser of an assessment' };
const look = (who: SeatedActor, here: Choosing, query = '', lang = 'fr') =>
  call(page.loader, {
    ...{ path: `/${lang}/assess/x/shortlist/y${query}`, params: params(here, lang) },
    ...{ person: who.person, ...browser },
  });
const send = (who: SeatedActor, here: Choosing, form: Fields) =>
  call(page.action, { params: params(here), person: who.person, ...browser, form });
const read = (answer: Answer) => shown.parse(answer.data);
const row = (answer: Answer, key: string) => read(answer).rows.find((one) => one.key === key);

describe('the page of a shortlist', () => {
  test('goes from nothing to a settled choice by plain forms', async () => {
    const here = await choosing();
    const empty = read(await look(here.actor, here));
    expect(empty).toMatchObject({ offers: [], suggested: 3, count: 0 });
    const filled = await send(here.actor, here, { intent: 'suggest' });
    expect(filled).toMatchObject({
      status: 303,
      location: `/fr/assess/${here.assessmentId}/shortlist/${here.action}`,
    });
    const { offers, decision } = read(await look(here.actor, here));
    expect(new Set(offers.map(({ offerId }) => offerId))).toEqual(new Set(here.ids));
    expect(decision).toMatchObject({ mayFreeze: 'yes', needed: 3, providers: 3 });
    const form = { intent: 'freeze', stamp: decision.stamp };
    const unsure = await send(here.actor, here, form);
    expect([unsure.status, refused.parse(unsure.data).refusal]).toEqual([422, 'sure']);
    expect((await send(here.actor, here, { ...form, sure: 'yes' })).status).toBe(303);
    const settled = read(await look(here.actor, here));
    expect(settled.settled).toMatchObject({ by: 'Amina Alaoui' });
    expect(settled.offers).toHaveLength(3);
    const late = await send(here.actor, here, { intent: 'remove', offer: here.ids[0] ?? '' });
    expect([late.status, refused.parse(late.data).refusal]).toEqual([422, 'shortlist-frozen']);
  });

  test('goes back to where an offer was added from, within the same assessment', async () => {
    const here = await choosing();
    const matches = `/fr/assess/${here.assessmentId}/matches`;
    const to = async (back: string) =>
      (await send(here.actor, here, { intent: 'add', offer: here.ids[0] ?? '', back })).location;
    const own = `/fr/assess/${here.assessmentId}/shortlist/${here.action}`;
    expect(await to(matches)).toBe(matches);
    expect(await to('https://example.org/')).toBe(own);
    expect(await to('//example.org')).toBe(own);
    expect(await to('/fr/sign-out')).toBe(own);
  });

  test('compares what the address asks for, and keeps it in one step', async () => {
    const here = await choosing();
    const [one = '', two = ''] = here.ids;
    const query = `?offer=${one}&offer=${two}&offer=${encodeURIComponent("'; DROP")}&offer=none`;
    const compared = read(await look(here.actor, here, query));
    expect(compared).toMatchObject({ count: 0, asked: { missing: 1 } });
    expect(compared.offers.map(({ kept }) => kept)).toEqual([false, false]);
    await send(here.actor, here, { intent: 'add', offer: [one, two] });
    expect(read(await look(here.actor, here)).count).toBe(2);
  });

  test('says why each is there, what it costs, which aid and what is left to pay', async () => {
    const here = await choosing();
    const rules = aRuleSet({
      rule: { all: [{ id: 'staff', fact: 'staff', op: 'between', value: [1, 49] }] },
    });
    const content = aProgrammeContent({ rules, goldenCases: [], categories: [here.category] });
    await makeProgramme({ slug: 'pays', content });
    await refreshRun(here.actor, here.assessmentId);
    await send(here.actor, here, { intent: 'suggest' });
    const answer = await look(here.actor, here);
    for (const key of ['start', 'duration', 'deliverables', 'acceptance', 'languages', 'support'])
      expect(row(answer, key)).toBeDefined();
    for (const key of ['mode', 'regions', 'hosting', 'standing', 'exit', 'excluded', 'duties'])
      expect(row(answer, key)).toBeDefined();
    for (const [sentence] of row(answer, 'why')?.cells ?? [])
      expect(sentence?.text).toMatch(/^Cette offre .*\.$/);
    const cheapest = row(answer, 'cost')?.cells.findIndex(([cost]) =>
      /^12\s000/u.test(cost?.text ?? ''),
    );
    const cell = (key: string) => row(answer, key)?.cells[cheapest ?? -1];
    expect(cell('aid')).toMatchObject([
      { text: expect.stringMatching(/^6\s000/u) },
      { text: 'Chèque d’essai', to: '/fr/programmes/pays' },
    ]);
    expect(cell('rest')?.[0]?.text).toMatch(/^6\s000/u);
    expect(cell('restVat')?.[0]?.text).toMatch(/^8\s400/u);
    expect(row(answer, 'cost')?.same).toBe(false);
    expect(row(answer, 'duration')?.same).toBe(true);
  });

  test.each(['fr', 'ar', 'en'])('shows texts of providers as texts in %s', async (lang) => {
    const here = await choosing();
    await send(here.actor, here, { intent: 'suggest' });
    const answer = await look(here.actor, here, '', lang);
    expect(row(answer, 'excluded')?.cells.flat()).toContainEqual(
      expect.objectContaining({ text: HOSTILE }),
    );
    const missing = JSON.stringify(answer.data).match(
      /"(row|matching|catalogue|vocab)[.:][\w.]+"/g,
    );
    expect(missing).toBeNull();
  });

  test('says what is gone, takes it off and refuses it again', async () => {
    const here = await choosing(4);
    await send(here.actor, here, { intent: 'add', offer: here.ids });
    const [gone] = here.offers;
    if (!gone) throw new Error('offers');
    const { decision } = read(await look(here.actor, here));
    await withdrawIndexed(gone);
    const after = read(await look(here.actor, here));
    expect(after.gone).toEqual([
      { offerId: gone.offerId, title: HOSTILE, provider: 'Fournisseur 1' },
    ]);
    expect(after.isStale).toBe(true);
    const settle = { intent: 'freeze', sure: 'yes', stamp: decision.stamp };
    const tried = await send(here.actor, here, settle);
    expect([tried.status, refused.parse(tried.data).refusal]).toEqual([422, 'offer-gone']);
    await send(here.actor, here, { intent: 'remove', offer: gone.offerId });
    const again = await send(here.actor, here, { intent: 'add', offer: gone.offerId });
    expect([again.status, refused.parse(again.data).refusal]).toEqual([422, 'offer-gone']);
    expect(read(await look(here.actor, here))).toMatchObject({ count: 3, gone: [] });
  });

  test('answers odd forms and changes nothing', async () => {
    const here = await choosing();
    const reasonOf = async (form: Fields) => {
      const answer = await send(here.actor, here, form);
      expect(answer.status).toBe(422);
      return refused.parse(answer.data).refusal;
    };
    expect(await reasonOf({})).toBe('nothing');
    expect(await reasonOf({ intent: 'add' })).toBe('nothing');
    expect(await reasonOf({ intent: 'buy', offer: here.ids })).toBe('nothing');
    expect(await reasonOf({ intent: 'add', offer: 'x'.repeat(300) })).toBe('nothing');
    expect(await reasonOf({ intent: 'add', offer: 'nothing of the kind' })).toBe('offer-gone');
    expect(await reasonOf({ intent: 'add', offer: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] })).toBe(
      'shortlist-full',
    );
    expect(await reasonOf({ intent: 'freeze', sure: 'yes', stamp: '' })).toBe('shortlist-empty');
    expect(await db.shortlist.count()).toBe(0);
  });

  test('leads to the answers before there is a plan, and is not there for other actions', async () => {
    const here = await choosing();
    const draft = await startAssessment(here.actor, 'full');
    const early = await look(here.actor, { ...here, assessmentId: draft });
    expect([early.status, early.location]).toEqual([303, `/fr/assess/${draft}/review`]);
    expect((await look(here.actor, { ...here, action: 'no-such-action' })).status).toBe(404);
  });
});

describe('somebody else', () => {
  test('of the firm who only reads sees it and is told so', async () => {
    const here = await choosing();
    await send(here.actor, here, { intent: 'suggest' });
    const viewer = await makeFirmPerson('sme-viewer', here.firm);
    expect(read(await look(viewer, here)).decision.mayFreeze).toBe('read-only');
    const tried = await send(viewer, here, { intent: 'suggest' });
    expect([tried.status, refused.parse(tried.data).refusal]).toEqual([422, 'read-only']);
  });

  test('who advises the firm prepares the choice and leaves it to the firm', async () => {
    const here = await choosing();
    const advisor = await makeAdvisor(here.firm);
    expect((await send(advisor, here, { intent: 'suggest' })).status).toBe(303);
    const { decision } = read(await look(advisor, here));
    expect(decision.mayFreeze).toBe('firm-only');
    const form = { intent: 'freeze', sure: 'yes', stamp: decision.stamp };
    expect(refused.parse((await send(advisor, here, form)).data).refusal).toBe('firm-only');
  });

  test('of another firm finds nothing', async () => {
    const here = await choosing();
    const stranger = await makeFirmPerson('sme-owner');
    expect((await look(stranger, here)).status).toBe(404);
    expect((await send(stranger, here, { intent: 'suggest' })).status).toBe(404);
    expect(await db.shortlist.count()).toBe(0);
  });

  test('without an account chooses in the own browser, and is told how to go on', async () => {
    const { actor, assessmentId } = await matchedVisitor('own browser');
    const { action, category } = await firstNeed(actor, assessmentId);
    await indexedOffers(3, { category });
    const options = { params: params({ assessmentId, action }), device: 'own browser' };
    expect((await call(page.action, { ...options, form: { intent: 'suggest' } })).status).toBe(303);
    const { decision, count } = read(await call(page.loader, options));
    expect([count, decision.mayFreeze, decision.attachable]).toEqual([3, 'attach', false]);
    const form = { intent: 'freeze', sure: 'yes', stamp: decision.stamp };
    const tried = await call(page.action, { ...options, form });
    expect(refused.parse(tried.data).refusal).toBe('not-attached');
    const elsewhere = await call(page.loader, { ...options, device: 'another browser' });
    expect(elsewhere.status).toBe(404);
  });
});
