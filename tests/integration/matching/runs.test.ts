import { beforeEach, describe, expect, test } from 'vitest';
import { attachAssessment, updatePlannedAction } from '#domain/assessment/index.server.ts';
import {
  currentRun,
  matchAssessment,
  NO_WISH,
  refreshRun,
  saveWish,
} from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, later } from '../../factories/actors.ts';
import { makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { holding } from '../../factories/interleaving.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  listOf,
  matchedFirm,
  matchedVisitor,
  publishWeights,
  raiseEdition,
} from '../../factories/matching.ts';
import { makeProgramme } from '../../factories/programmes.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { workOff } from '../../factories/worker.ts';

beforeEach(freshMatching);

const presentRuns = (assessmentId: string) =>
  db.matchRun.findMany({ where: { assessmentId, replacedAt: null } });

/** A change of the firm's own: the first action of its plan is taken up. */
async function takeUp(actor: Awaited<ReturnType<typeof matchedFirm>>['actor'], id: string) {
  const { action } = await firstNeed(actor, id);
  const form = { state: 'doing' as const, owner: undefined, dueOn: undefined, budgetMad: 40_000 };
  await updatePlannedAction(actor, id, action, { ...form, droppedReason: undefined });
  return action;
}

describe('the matches of an assessment', () => {
  test('are made when they are first asked for, and then those', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { category, action } = await firstNeed(actor, assessmentId);
    const offers = await indexedOffers(4, { category });
    const run = await refreshRun(actor, assessmentId);
    const list = listOf(run, action);
    expect(list.entries.map(({ offer }) => offer).sort()).toEqual(
      offers.map(({ offerId }) => offerId).sort(),
    );
    expect((await currentRun(actor, assessmentId)).id).toBe(run.id);
    expect(await presentRuns(assessmentId)).toMatchObject([{ id: run.id, hash: run.hash }]);
    expect(await db.matchNeed.findMany({ where: { assessmentId, category } })).toMatchObject([
      { matches: 4, providers: 4, near: 0, region: 'MA-06' },
    ]);
  });

  test('follow at once what the firm itself changes', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const before = await currentRun(actor, assessmentId);
    const action = await takeUp(actor, assessmentId);
    const after = await currentRun(actor, assessmentId);
    expect(after.id).not.toBe(before.id);
    expect(after.inputs.lists.find(({ need }) => need.action === action)?.need.budgetMAD).toBe(
      40_000,
    );
    expect(await presentRuns(assessmentId)).toHaveLength(1);
  });

  test('say that offers, programmes or weights changed, and stay until they are made again', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { id } = await currentRun(actor, assessmentId);
    await raiseEdition();
    expect(await currentRun(actor, assessmentId)).toMatchObject({ id, stale: ['offers'] });
    await makeProgramme();
    expect((await currentRun(actor, assessmentId)).stale).toEqual(['offers', 'programmes']);
    await publishWeights({ need: 30, price: 15 });
    expect(await currentRun(actor, assessmentId)).toMatchObject({
      ...{ id, stale: ['offers', 'programmes', 'weights'] },
    });
    const fresh = await refreshRun(actor, assessmentId);
    expect(fresh).toMatchObject({ stale: [], inputs: { weights: { number: 2 } } });
    expect((await refreshRun(actor, assessmentId)).id).toBe(fresh.id);
  });

  test('are the same whatever order the offers were written in', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { category } = await firstNeed(actor, assessmentId);
    await indexedOffers(9, { category, figures: (place) => ({ record: 500 + (place % 3) }) });
    const before = await refreshRun(actor, assessmentId);
    const rows = await db.matchOffer.findMany({ orderBy: { number: 'desc' } });
    await db.matchOffer.deleteMany();
    for (const row of rows) await db.matchOffer.create({ data: row });
    await raiseEdition();
    const after = await refreshRun(actor, assessmentId);
    expect(after.id).not.toBe(before.id);
    expect(after.hash).toBe(before.hash);
  });

  test('asked for by two at once are made once', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => currentRun(actor, assessmentId)),
    );
    expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    expect(await db.matchRun.count()).toBe(1);
  });

  test('keep no wish of a visitor whose assessment a firm takes over meanwhile', async () => {
    const visitor = await matchedVisitor();
    const { firm } = await matchedFirm();
    const { assessmentId } = visitor;
    const { saved } = await holding(async ({ query, somebodyWaits }) => {
      await query('UPDATE assessment SET organisation_id = $2 WHERE id = $1', [assessmentId, firm]);
      const wish = { ...NO_WISH, restMAD: 1 };
      const saving = refusalCode(saveWish(visitor.actor, assessmentId, wish));
      await somebodyWaits();
      return { saved: saving };
    });
    expect(await saved).toBe('assessment.not-found');
    expect(await db.matchWish.count()).toBe(0);
  });

  test('are nobody else’s', async () => {
    const { assessmentId } = await matchedFirm();
    const stranger = await makeFirmPerson('sme-owner');
    await expect(currentRun(stranger, assessmentId)).rejects.toThrow('assessment.not-found');
    await expect(currentRun(anActor('other'), assessmentId)).rejects.toThrow(
      'assessment.not-found',
    );
  });
});

describe('the job after a firm completed its assessment', () => {
  test('counts what the firm needs before anybody opens a page', async () => {
    const { firm, assessmentId } = await matchedFirm();
    expect(await waitingJobs('match-assessment')).toMatchObject([{ payload: { assessmentId } }]);
    await workOff();
    const needs = await db.matchNeed.findMany({ where: { assessmentId } });
    expect(needs.length).toBeGreaterThan(3);
    expect(new Set(needs.map(({ organisationId }) => organisationId))).toEqual(new Set([firm]));
    expect(await presentRuns(assessmentId)).toMatchObject([{ shownAt: null }]);
  });

  test('changes nothing again, after a page, for a visitor, or for an assessment that is gone', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { id } = await currentRun(actor, assessmentId);
    await matchAssessment(assessmentId, actor);
    expect(await presentRuns(assessmentId)).toMatchObject([{ id }]);
    const visitor = await matchedVisitor();
    await matchAssessment(visitor.assessmentId, actor);
    await matchAssessment('nothing', actor);
    expect(await db.matchRun.count()).toBe(1);
  });

  test('comes after a visitor’s assessment was taken to a firm, whose run it is then', async () => {
    const { actor: visitor, assessmentId } = await matchedVisitor();
    await currentRun(visitor, assessmentId);
    expect(await waitingJobs('match-assessment')).toEqual([]);
    const owner = await makeFirmPerson('sme-owner');
    await attachAssessment({ ...owner, deviceHash: visitor.deviceHash }, assessmentId);
    expect(await waitingJobs('match-assessment')).toMatchObject([{ payload: { assessmentId } }]);
    await matchAssessment(assessmentId, owner);
    const firm = seatOf(owner);
    const runs = await db.matchRun.findMany({ where: { assessmentId } });
    expect(new Set(runs.map(({ organisationId }) => organisationId))).toEqual(new Set([firm]));
    const needs = await db.matchNeed.findMany({ where: { assessmentId } });
    expect(new Set(needs.map(({ organisationId }) => organisationId))).toEqual(new Set([firm]));
    const tomorrow = { ...owner, ...later(owner, 30 * 60 * 60 * 1000), person: owner.person };
    expect((await currentRun(tomorrow, assessmentId)).id).toBe(
      runs.find(({ replacedAt }) => replacedAt === null)?.id,
    );
  });
});
