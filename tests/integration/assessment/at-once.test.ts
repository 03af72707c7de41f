import {
  PLANT_FORM,
  aCompleted,
  aDraft,
  codeFor,
  everyItem,
  freshDatabase,
  page,
} from '../../factories/drafts.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor, later } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import { holding } from '../../factories/interleaving.ts';
import {
  completeAssessment,
  createShareLink,
  getProfile,
  resumeAssessment,
  saveAnswers,
  saveProfile,
  startAssessment,
  updatePlannedAction,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { getResult } from '../../factories/results.ts';

const owner = anActor();
const MINUTE = 60_000;
const LOCK_ASSESSMENT = 'UPDATE assessment SET updated_at = updated_at WHERE id = $1';

beforeEach(freshDatabase);

async function levels(assessmentId: string): Promise<Record<string, number | null>> {
  const rows = await db.assessmentAnswer.findMany({ where: { assessmentId } });
  return Object.fromEntries(rows.map(({ itemId, level }) => [itemId, level]));
}

describe('two requests at once', () => {
  test('both keep their answers', async () => {
    const id = await aDraft(owner);
    await Promise.all([
      saveAnswers(owner, id, page({ 'CUS-01': answered(1) }), null),
      saveAnswers(owner, id, page({ 'CUS-02': answered(2) }), null),
      saveProfile(later(owner, MINUTE), id, { ...PLANT_FORM, staff: 30 }),
    ]);
    expect(await levels(id)).toEqual({ 'CUS-01': 1, 'CUS-02': 2 });
    expect((await getProfile(owner, id)).facts.staff).toBe(30);
  });

  test('about the same item: the later choice wins in whatever order they come through', async () => {
    const id = await aDraft(owner);
    const newer = later(owner, MINUTE);
    await Promise.all([
      saveAnswers(newer, id, page({ 'CUS-01': answered(4) }), null),
      saveAnswers(owner, id, page({ 'CUS-01': answered(1) }), null),
      saveAnswers(owner, id, page({ 'CUS-01': answered(2) }), null),
    ]);
    expect(await levels(id)).toEqual({ 'CUS-01': 4 });
  });

  test('on a completed assessment leave the result of both changes', async () => {
    const id = await aCompleted(owner, { answers: everyItem(1) });
    const change = later(owner, MINUTE);
    await Promise.all([
      saveAnswers(change, id, page({ 'CUS-01': answered(4) }, { 'CUS-01': answered(1) }), null),
      saveAnswers(change, id, page({ 'FIN-01': answered(4) }, { 'FIN-01': answered(1) }), null),
    ]);
    const { score } = await getResult(owner, id, 'fr');
    const stored = await db.assessmentResult.findMany({ where: { assessmentId: id } });
    expect(Math.max(...stored.map((row) => row.score ?? 0))).toBeCloseTo(score ?? -1);
  });

  test('completing twice keeps one result and one plan', async () => {
    const id = await aDraft(owner, { answers: everyItem(1) });
    await Promise.all([completeAssessment(owner, id), completeAssessment(owner, id)]);
    expect(await db.assessmentResult.count()).toBe(1);
    const rows = await db.plannedAction.findMany({ where: { assessmentId: id } });
    expect(new Set(rows.map(({ wave, position }) => `${wave}.${position}`)).size).toBe(rows.length);
  });

  test('moving an action to the same state twice is carried out once and never refused', async () => {
    const id = await aCompleted(owner, { answers: everyItem(3, { 'SEC-02': answered(0) }) });
    const move = () => updatePlannedAction(owner, id, 'sec-external-copy', { state: 'doing' });
    await Promise.all([move(), move(), move()]);
    expect(
      await db.plannedAction.count({ where: { actionId: 'sec-external-copy', state: 'doing' } }),
    ).toBe(1);
  });

  test('opening by code twice gives one grant', async () => {
    const id = await aDraft(owner);
    const code = await codeFor(owner, id);
    const second = anActor('another browser');
    await Promise.all([1, 2, 3].map(() => resumeAssessment(second, code)));
    expect(await db.deviceGrant.count({ where: { assessmentId: id } })).toBe(2);
  });

  test('starting twice makes two drafts', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => startAssessment(owner, 'express')));
    expect(new Set(ids).size).toBe(3);
  });

  test('an answer saved while the assessment is being completed is in its result', async () => {
    const id = await aDraft(owner, { answers: everyItem(1) });
    const completing = await holding(async ({ query, somebodyWaits }) => {
      await query(LOCK_ASSESSMENT, [id]);
      await query(
        `UPDATE assessment_answer SET level = 4 WHERE assessment_id = $1 AND item_id = 'FIN-01'`,
        [id],
      );
      const running = completeAssessment(owner, id);
      await somebodyWaits();
      return { running };
    });
    await completing.running;
    const { score } = await getResult(owner, id, 'fr');
    const [stored] = await db.assessmentResult.findMany();
    expect(stored?.score).toBeCloseTo(score ?? -1);
  });
});

/** Everything stored but what the database keeps for itself. */
async function everything() {
  return {
    assessments: await db.assessment.findMany({ orderBy: { id: 'asc' } }),
    facts: await db.assessmentFact.findMany({ orderBy: { fact: 'asc' } }),
    answers: await db.assessmentAnswer.findMany({ orderBy: { itemId: 'asc' } }),
    grants: await db.deviceGrant.findMany(),
    shares: await db.shareLink.findMany(),
    results: await db.assessmentResult.findMany({ orderBy: { id: 'asc' } }),
    plan: await db.plannedAction.findMany({ orderBy: { actionId: 'asc' } }),
  };
}

describe('a use-case that breaks off in the middle leaves nothing half done', () => {
  const broken = {
    ...later(owner, MINUTE),
    randomBytes: () => {
      throw new Error('no more randomness');
    },
  };

  test('because of an error after the answers were written', async () => {
    const id = await aCompleted(owner, { answers: everyItem(1) });
    const before = await everything();
    const changed = page(everyItem(3), everyItem(1));
    await expect(saveAnswers(broken, id, changed, 'le10')).rejects.toThrow('no more randomness');
    await expect(saveProfile(broken, id, { ...PLANT_FORM, staff: 50 })).rejects.toThrow();
    expect(await everything()).toEqual(before);
    await saveAnswers(later(owner, MINUTE), id, changed, null);
    expect(await everything()).not.toEqual(before);
  });

  test('because of an error while completing', async () => {
    const id = await aDraft(owner, { answers: everyItem(1) });
    const before = await everything();
    await expect(completeAssessment(broken, id)).rejects.toThrow('no more randomness');
    expect(await everything()).toEqual(before);
  });

  test('because the database cut the connection after the answers were written', async () => {
    const id = await aDraft(owner, { answers: everyItem(1) });
    const before = await everything();
    const changed = page(everyItem(3), everyItem(1));
    const outcome = await holding(async ({ query, somebodyWaits, kill }) => {
      await query(LOCK_ASSESSMENT, [id]);
      const running = Promise.allSettled([saveAnswers(later(owner, MINUTE), id, changed, 'le10')]);
      await kill(await somebodyWaits());
      const [outcome] = await running;
      return outcome.status;
    });
    expect(outcome).toBe('rejected');
    expect(await everything()).toEqual(before);
    await expect(createShareLink(owner, id)).resolves.toBeDefined();
  });
});
