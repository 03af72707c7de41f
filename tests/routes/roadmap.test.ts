import { extractText, getDocumentProxy } from 'unpdf';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor, NOON } from '../factories/actors.ts';
import { aCompleted, everyItem, freshDatabase } from '../factories/drafts.ts';
import { answered } from '../factories/assessment.ts';
import { firstNeed, freshMatching, indexedOffers, withdrawIndexed } from '../factories/matching.ts';
import { FIRST_WEIGHTS } from '#domain/matching/score/weights.ts';
import { call } from './call.ts';
import { db } from '#platform/db.ts';
import * as again from '../../app/routes/_public.assess.$id.roadmap.$action.again.tsx';
import * as planned from '../../app/routes/_public.assess.$id.roadmap.$action._index.tsx';
import * as report from '../../app/routes/_public.assess.$id.report[.pdf].ts';
import * as result from '../../app/routes/_public.assess.$id.result.tsx';
import * as roadmap from '../../app/routes/_public.assess.$id.roadmap._index.tsx';
import * as whatIf from '../../app/routes/_public.assess.$id.what-if.tsx';

const owner = anActor();
const MEGABYTE = 'x'.repeat(1024 * 1024);

beforeEach(freshDatabase);

describe('the roadmap', () => {
  const COPY = 'sec-external-copy';
  const answers = everyItem(3, { 'SEC-02': answered(0) });

  test('an unknown action answers 404, read, sent or asked again', async () => {
    const id = await aCompleted(owner, { answers });
    const params = { lang: 'fr', id, action: 'no-such-action' };
    const form = { state: 'doing' };
    expect((await call(planned.loader, { params })).status).toBe(404);
    expect((await call(planned.action, { params, form })).status).toBe(404);
    expect((await call(again.loader, { params })).status).toBe(404);
    expect((await call(again.action, { params, form })).status).toBe(404);
  });

  test.each([
    [{ state: 'finished' }, 'state', 'error.unknownChoice'],
    [{ state: 'dropped', droppedReason: '' }, 'droppedReason', 'error.reason'],
    [{ state: 'dropped', droppedReason: MEGABYTE }, 'droppedReason', 'error.tooLong'],
    [{ state: 'doing', owner: MEGABYTE }, 'owner', 'error.tooLong'],
    [{ state: 'doing', dueOn: '2026-02-30' }, 'dueOn', 'error.date'],
    [{ state: 'doing', dueOn: '0000-01-01' }, 'dueOn', 'error.date'],
    [{ state: 'doing', budgetMad: '-1' }, 'budgetMad', 'error.number'],
    [{ state: 'doing', budgetMad: '100000001' }, 'budgetMad', 'error.budget'],
    [{ state: 'doing', budgetMad: '1.5' }, 'budgetMad', 'error.wholeNumber'],
    [{ state: 'doing', budgetMad: 'much' }, 'budgetMad', 'error.number'],
  ])('refuses a form at its field and gives it back (%#)', async (form, field, message) => {
    const id = await aCompleted(owner, { answers });
    const sent = await call(planned.action, { params: { lang: 'fr', id, action: COPY }, form });
    expect(sent.status).toBe(422);
    expect(sent.data).toEqual({ errors: { [field]: message }, values: form });
    expect(await db.plannedAction.findFirst({ where: { actionId: COPY } })).toMatchObject({
      state: 'planned',
      owner: null,
    });
  });

  test('refuses a state that cannot follow, at its field', async () => {
    const id = await aCompleted(owner, { answers });
    const params = { lang: 'fr', id, action: COPY };
    const done = await call(planned.action, { params, form: { state: 'done' } });
    expect(done.location).toBe(`/fr/assess/${id}/roadmap/${COPY}/again`);
    const form = { state: 'planned', owner: 'Fatima' };
    const sent = await call(planned.action, { params, form });
    expect(sent).toMatchObject({
      status: 422,
      data: { errors: { state: 'error.unknownChoice' }, values: form },
    });
  });

  test('a text with a NUL character is refused or cleaned, not an unexpected error', async () => {
    const id = await aCompleted(owner, { answers });
    const form = { state: 'doing', owner: 'Fat\u0000ima' };
    const sent = await call(planned.action, { params: { lang: 'fr', id, action: COPY }, form });
    expect([303, 422]).toContain(sent.status);
  });

  test('asking again refuses an unknown level and gives back what was chosen', async () => {
    const id = await aCompleted(owner, { answers });
    const form = { 'SEC-02': '7' };
    const sent = await call(again.action, { params: { lang: 'fr', id, action: COPY }, form });
    expect(sent).toMatchObject({
      status: 422,
      data: { errors: { 'SEC-02': 'error.unknownChoice' }, values: form },
    });
  });

  test('what if ignores actions it does not know', async () => {
    const id = await aCompleted(owner, { answers });
    const answer = await call(whatIf.loader, {
      params: { lang: 'fr', id },
      path: `/?a=${COPY}&a=no-such-action&a=${encodeURIComponent('\u0000')}`,
    });
    expect(answer).toMatchObject({ status: 200, data: { whatIf: { id } } });
  });
});

describe('offers beside the plan', () => {
  beforeEach(freshMatching);

  const HOSTILE = '<b>#panic("x")</b> $x$';

  /** A plan whose first action has so many offers. */
  async function planWith(count: number, title = 'Caisse pour une boutique') {
    // Offers are for a category of the plan, which another one like it tells.
    const stranger = anActor('another browser');
    const { category } = await firstNeed(stranger, await aCompleted(stranger));
    const content = () => ({ title: { fr: title, ar: title } });
    const offers = await indexedOffers(count, { category, content });
    const id = await aCompleted(owner);
    const { action } = await firstNeed(owner, id);
    return { id, action, offers };
  }

  const params = (id: string, action = '') => ({ lang: 'fr', id, action });

  /** Nothing can be matched with rules that name what nobody knows. */
  async function publishUnreadableWeights(): Promise<void> {
    const decided = { proposedById: 'one', decidedById: 'another', state: 'published' };
    const { points, criteria } = FIRST_WEIGHTS;
    const content = { points: { ...points, unknown: 0 }, criteria: { ...criteria } };
    await db.matchWeights.create({
      data: {
        ...{ id: 'unreadable', number: 99, reason: 'A test', content, contentHash: 'none' },
        ...{ ...decided, proposedAt: NOON, decidedAt: NOON },
      },
    });
  }

  async function textOf(bytes: Uint8Array): Promise<string> {
    const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
    return text.replace(/\s+/gu, ' ');
  }

  test('are in the plan, on the page of the action, in the result and in the report', async () => {
    const { id, action } = await planWith(4, HOSTILE);
    const line = { supply: '4 offres conviennent.', best: { title: HOSTILE }, near: null };
    expect(await call(roadmap.loader, { params: params(id) })).toMatchObject({
      ...{ status: 200, data: { offers: { stale: null, actions: { [action]: line } } } },
    });
    expect(await call(planned.loader, { params: params(id, action) })).toMatchObject({
      ...{ status: 200, data: { offers: line } },
    });
    expect(await call(result.loader, { params: params(id) })).toMatchObject({
      ...{ status: 200, data: { offers: { [action]: line } } },
    });
    const pdf = await call(report.loader, { params: params(id) });
    expect(await textOf(pdf.bytes)).toContain(HOSTILE);
    expect(await db.matchRun.count({ where: { assessmentId: id, shownAt: null } })).toBe(0);
  });

  test('say that nothing fits yet, action by action', async () => {
    const { id, action } = await planWith(0);
    const answer = await call(roadmap.loader, { params: params(id) });
    expect(answer).toMatchObject({
      data: { offers: { actions: { [action]: { best: null, near: null } } } },
    });
  });

  test('say in one line that they are behind', async () => {
    const { id, action, offers } = await planWith(1);
    const [offer] = offers;
    if (!offer) throw new Error('no offer');
    await withdrawIndexed(offer);
    const answer = await call(roadmap.loader, { params: params(id) });
    expect(answer).toMatchObject({
      data: {
        offers: { stale: expect.stringMatching(/changé/), actions: { [action]: { best: null } } },
      },
    });
  });

  test('are left out when they cannot be had: the plan, the result and the report stay', async () => {
    const { id, action } = await planWith(1);
    await publishUnreadableWeights();
    const { status, data } = await call(roadmap.loader, { params: params(id) });
    expect(status).toBe(200);
    expect(data).toHaveProperty('offers', { stale: null, actions: {} });
    const page = await call(planned.loader, { params: params(id, action) });
    expect(page).toMatchObject({ status: 200, data: { stale: null, offers: undefined } });
    expect((await call(result.loader, { params: params(id) })).status).toBe(200);
    const pdf = await call(report.loader, { params: params(id) });
    expect(pdf.status).toBe(200);
    expect(await textOf(pdf.bytes)).not.toContain('Offres et aides');
  });

  test('are nobody else’s, in no page and no report', async () => {
    const { id, action } = await planWith(1);
    const device = 'a third browser';
    for (const { loader } of [roadmap, planned, result, report])
      expect((await call(loader, { params: params(id, action), device })).status).toBe(404);
  });
});
