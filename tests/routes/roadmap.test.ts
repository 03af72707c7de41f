import { beforeEach, describe, expect, test } from 'vitest';
import { anActor } from '../factories/actors.ts';
import { aCompleted, everyItem, freshDatabase } from '../factories/drafts.ts';
import { answered } from '../factories/assessment.ts';
import { call } from './call.ts';
import { db } from '#platform/db.ts';
import * as again from '../../app/routes/_public.assess.$id.roadmap.$action.again.tsx';
import * as planned from '../../app/routes/_public.assess.$id.roadmap.$action._index.tsx';
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
