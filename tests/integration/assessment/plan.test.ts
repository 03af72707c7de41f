import { aCompleted, everyItem, freshDatabase, page } from '../../factories/drafts.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor, later } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import {
  getReassessment,
  getRoadmap,
  getWhatIf,
  saveAnswers,
  updatePlannedAction,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';

const owner = anActor();
const MINUTE = 60_000;

/** Raises SEC-02, a foundation item, from 0 to 1 and from 1 to 2. */
const COPY = 'sec-external-copy';
/** At level 3 but for what `COPY` raises, so that it is planned first. */
const COPY_MISSING = everyItem(3, { 'SEC-02': answered(0) });

beforeEach(freshDatabase);

function plan(assessmentId: string) {
  return db.plannedAction.findMany({
    where: { assessmentId },
    orderBy: [{ wave: 'asc' }, { position: 'asc' }],
  });
}

async function planned(assessmentId: string, actionId: string) {
  return (await plan(assessmentId)).find((row) => row.actionId === actionId);
}

describe('the plan', () => {
  test('is stored with every part of the priority, weak foundations in the first wave', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    const [first] = await plan(id);
    expect(first).toMatchObject({
      actionId: COPY,
      state: 'planned',
      wave: 1,
      position: 1,
      owner: null,
      priority: {
        need: 1.5,
        reasonForWave: 'foundation',
        gains: [expect.objectContaining({ item: 'SEC-02', from: 0, to: 1 })],
      },
    });
    const roadmap = await getRoadmap(owner, id, 'en');
    expect(roadmap.actions.filter(({ wave }) => wave === 1).length).toBeLessThanOrEqual(3);
    expect(roadmap.actions[0]?.id).toBe(COPY);
    expect(roadmap.completed).toBe(true);
  });

  test('drops proposals nobody touched when the answers no longer call for them', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    const changed = page({ 'SEC-02': answered(4) }, { 'SEC-02': answered(0) });
    await saveAnswers(later(owner, MINUTE), id, changed, null);
    expect(await planned(id, COPY)).toBeUndefined();
  });

  test.each([
    ['an owner', { state: 'planned', owner: 'Fatima' }],
    ['a date', { state: 'planned', dueOn: '2027-01-31' }],
    ['a budget', { state: 'planned', budgetMad: 0 }],
    ['another state', { state: 'doing' }],
    ['a reason not to', { state: 'dropped', droppedReason: 'We sell the firm.' }],
  ] as const)('keeps an action that the firm gave %s', async (_what, form) => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    await updatePlannedAction(owner, id, COPY, form);
    const changed = page({ 'SEC-02': answered(4) }, { 'SEC-02': answered(0) });
    await saveAnswers(later(owner, MINUTE), id, changed, null);
    const row = await planned(id, COPY);
    expect(row).toMatchObject({
      state: form.state,
      owner: 'owner' in form ? form.owner : null,
      dueOn: 'dueOn' in form ? new Date('2027-01-31T00:00:00Z') : null,
      budgetMad: 'budgetMad' in form ? 0 : null,
      droppedReason: 'droppedReason' in form ? form.droppedReason : null,
    });
  });

  test('keeps what the firm wrote when the plan is made anew', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    const form = {
      state: 'planned',
      owner: 'Fatima',
      dueOn: '2027-01-31',
      budgetMad: 500,
    } as const;
    await updatePlannedAction(owner, id, COPY, form);
    const changed = page({ 'CUS-01': answered(1) }, { 'CUS-01': answered(3) });
    await saveAnswers(later(owner, MINUTE), id, changed, null);
    expect(await planned(id, COPY)).toMatchObject({ owner: 'Fatima', budgetMad: 500, wave: 1 });
  });
});

describe('a finished action', () => {
  test('stays done, and is planned anew only after its level is reached', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    await updatePlannedAction(owner, id, COPY, { state: 'done', owner: 'Fatima' });
    expect(await planned(id, COPY)).toMatchObject({ state: 'done', owner: 'Fatima' });

    const unrelated = page({ 'CUS-01': answered(1) }, { 'CUS-01': answered(3) });
    await saveAnswers(later(owner, MINUTE), id, unrelated, null);
    expect(await planned(id, COPY)).toMatchObject({ state: 'done', owner: 'Fatima' });

    const again = await getReassessment(owner, id, COPY, 'fr');
    expect(again.questions.map((question) => question.id)).toEqual(['SEC-02']);
    const reached = page({ 'SEC-02': answered(1) }, { 'SEC-02': answered(0) });
    await saveAnswers(later(owner, 2 * MINUTE), id, reached, null);
    expect(await planned(id, COPY)).toMatchObject({
      state: 'planned',
      owner: null,
      priority: { gains: [expect.objectContaining({ item: 'SEC-02', from: 1, to: 2 })] },
    });

    await updatePlannedAction(later(owner, 3 * MINUTE), id, COPY, { state: 'done' });
    const top = page({ 'SEC-02': answered(2) }, { 'SEC-02': answered(1) });
    await saveAnswers(later(owner, 4 * MINUTE), id, top, null);
    expect(await planned(id, COPY)).toMatchObject({ state: 'done' });
  });

  test('is not proposed a second time under a running one', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    await updatePlannedAction(owner, id, COPY, { state: 'doing' });
    const rows = await plan(id);
    const gains = rows.filter(({ actionId }) => actionId !== COPY).map(({ priority }) => priority);
    expect(JSON.stringify(gains)).not.toContain('"to":1,"item":"SEC-02"');
    expect(rows.filter(({ actionId }) => actionId === COPY)).toHaveLength(1);
  });
});

describe('moving an action', () => {
  test('to dropped needs a reason', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    for (const droppedReason of [undefined, '']) {
      const form = {
        state: 'dropped',
        ...(droppedReason === '' ? { droppedReason } : {}),
      } as const;
      await expect(updatePlannedAction(owner, id, COPY, form)).rejects.toMatchObject({
        code: 'assessment.reason',
      });
    }
    expect(await planned(id, COPY)).toMatchObject({ state: 'planned', droppedReason: null });
  });

  test('to dropped makes room for another in its wave', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    const firstWave = async () =>
      (await plan(id)).filter(({ wave, state }) => wave === 1 && state !== 'dropped');
    expect(await firstWave()).toHaveLength(3);
    await updatePlannedAction(owner, id, COPY, { state: 'dropped', droppedReason: 'Too dear' });
    const rows = await firstWave();
    expect(rows).toHaveLength(3);
    expect(rows.map(({ actionId }) => actionId)).not.toContain(COPY);
  });

  test('forgets the reason when the action is taken up again', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    const dropped = { state: 'dropped', droppedReason: 'Too dear' } as const;
    await updatePlannedAction(owner, id, COPY, dropped);
    expect(await planned(id, COPY)).toMatchObject(dropped);
    const again = { state: 'planned', droppedReason: 'Too dear' } as const;
    await updatePlannedAction(later(owner, MINUTE), id, COPY, again);
    expect(await planned(id, COPY)).toMatchObject({ state: 'planned', droppedReason: null });
  });

  test.each([
    [['done'], 'planned'],
    [['done'], 'dropped'],
    [['dropped'], 'doing'],
    [['dropped'], 'done'],
    [['doing', 'done'], 'planned'],
  ] as const)('from %j to %s is refused and changes nothing', async (through, to) => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    for (const state of through)
      await updatePlannedAction(owner, id, COPY, { state, droppedReason: 'x' });
    const before = await plan(id);
    const refused = updatePlannedAction(later(owner, MINUTE), id, COPY, {
      state: to,
      droppedReason: 'x',
    });
    await expect(refused).rejects.toMatchObject({ code: 'assessment.wrong-state' });
    expect(await plan(id)).toEqual(before);
  });

  test('that is not in the plan is answered as not found', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    for (const actionId of ['no-such-action', 'sec-auto-backup', '']) {
      await expect(
        updatePlannedAction(owner, id, actionId, { state: 'doing' }),
      ).rejects.toMatchObject({ code: 'assessment.not-found' });
    }
  });
});

describe('what if', () => {
  test('projects the chosen actions and stores nothing', async () => {
    const id = await aCompleted(owner, { answers: COPY_MISSING });
    const before = await plan(id);
    const none = await getWhatIf(owner, id, ['no-such-action'], 'en');
    expect(none.after.score).toBe(none.before.score);
    const view = await getWhatIf(owner, id, [COPY], 'en');
    expect(view.choices.filter(({ chosen }) => chosen).map((choice) => choice.id)).toEqual([COPY]);
    expect(view.after.score).toBeGreaterThan(view.before.score ?? 100);
    expect(await plan(id)).toEqual(before);
    expect(await db.assessmentResult.count()).toBe(1);
  });
});
