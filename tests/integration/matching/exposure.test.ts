import { beforeEach, describe, expect, test } from 'vitest';
import { countShowing, noteShown, refreshRun } from '#domain/matching/index.server.ts';
import { placeWeight } from '#domain/matching/exposure/ledger.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  listOf,
  matchedFirm,
  matchedVisitor,
} from '../../factories/matching.ts';
import { workOff } from '../../factories/worker.ts';

beforeEach(freshMatching);

const DAY_MS = 24 * 60 * 60 * 1000;

/** A run with as many offers for its first action, the first of them a newcomer. */
async function aRun(count: number) {
  const { actor, assessmentId } = await matchedFirm();
  const need = await firstNeed(actor, assessmentId);
  const figures = (place: number) => ({ isNewcomer: place === 0, record: 500 + 10 * place });
  const offers = await indexedOffers(count, { category: need.category, figures });
  const run = await refreshRun(actor, assessmentId);
  return { actor, assessmentId, ...need, offers, run };
}

const exposures = () => db.matchExposure.findMany({ orderBy: { organisationId: 'asc' } });
const sum = (rows: readonly { due: number; had: number }[], side: 'due' | 'had') =>
  rows.reduce((all, row) => all + row[side], 0);

describe('the first showing of a run', () => {
  test('is noted once, with one job', async () => {
    const { run } = await aRun(3);
    await noteShown(NOON, run.id);
    await Promise.all([noteShown(at(5), run.id), noteShown(at(6), run.id)]);
    expect(await waitingJobs('match-shown')).toMatchObject([{ payload: { runId: run.id } }]);
    expect(await db.matchRun.findUnique({ where: { id: run.id } })).toMatchObject({
      shownAt: NOON,
      seenAt: NOON,
    });
  });

  test('by two at once is noted once as well', async () => {
    const { run } = await aRun(1);
    await Promise.all(Array.from({ length: 4 }, (_, place) => noteShown(at(place), run.id)));
    expect(await waitingJobs('match-shown')).toHaveLength(1);
  });

  test('keeps its time, while later days are remembered', async () => {
    const { run } = await aRun(1);
    await noteShown(NOON, run.id);
    await noteShown(at(2 * DAY_MS), run.id);
    expect(await db.matchRun.findUnique({ where: { id: run.id } })).toMatchObject({
      shownAt: NOON,
      seenAt: at(2 * DAY_MS),
    });
    expect(await waitingJobs('match-shown')).toHaveLength(1);
    await noteShown(NOON, 'no run');
  });

  test('is counted by the job with every place, and with what the list gave', async () => {
    const { run, action, category } = await aRun(7);
    await noteShown(NOON, run.id);
    await workOff();
    const { entries } = listOf(run, action);
    const showings = await db.matchShowing.findMany({
      where: { action },
      orderBy: { rank: 'asc' },
    });
    expect(showings.map(({ rank, offerId, total }) => [rank, offerId, total])).toEqual(
      entries.map(({ offer, total }, place) => [place + 1, offer, total]),
    );
    expect(showings[0]).toMatchObject({
      ...{ runId: run.id, category, region: 'MA-06', size: '10-49', weightsId: 'weights-1' },
      ...{ day: new Date('2026-11-16T00:00:00Z'), values: entries[0]?.values },
    });
    expect(showings.filter(({ isNewcomer }) => isNewcomer)).toHaveLength(1);
    const rows = await db.matchExposure.findMany({ where: { category } });
    expect(rows).toHaveLength(7);
    const lists = run.output.lists.filter(({ entries: some }) => some.length > 0).length;
    const given = [1, 2, 3, 4, 5].reduce((all, place) => all + placeWeight(place), 0) * lists;
    expect(sum(rows, 'had')).toBeCloseTo(given, 9);
    expect(sum(rows, 'due')).toBeCloseTo(given, 9);
  });

  test('counts once however often the job is delivered', async () => {
    const { run } = await aRun(4);
    await noteShown(NOON, run.id);
    await Promise.all([countShowing(run.id, NOON), countShowing(run.id, NOON)]);
    const before = await exposures();
    const rows = await db.matchShowing.count();
    await countShowing(run.id, at(DAY_MS));
    expect(await exposures()).toEqual(before);
    expect(await db.matchShowing.count()).toBe(rows);
    expect(rows).toBeGreaterThanOrEqual(4);
  });

  test('of a visitor without an account counts as well', async () => {
    const { actor, assessmentId } = await matchedVisitor();
    const { category } = await firstNeed(actor, assessmentId);
    await indexedOffers(2, { category });
    const run = await refreshRun(actor, assessmentId);
    await noteShown(NOON, run.id);
    await countShowing(run.id, NOON);
    expect(await exposures()).toHaveLength(2);
  });

  test('is nothing for a run that nobody saw, that shows nothing, or that is gone', async () => {
    const { run } = await aRun(2);
    await countShowing(run.id, NOON);
    await countShowing('no run', NOON);
    expect(await db.matchShowing.count()).toBe(0);
    const { actor, assessmentId } = await matchedFirm();
    await db.matchOffer.deleteMany();
    const empty = await refreshRun(actor, assessmentId);
    await noteShown(NOON, empty.id);
    await countShowing(empty.id, NOON);
    expect(await exposures()).toEqual([]);
  });
});

describe('what is owed', () => {
  test('is nothing all together, after many runs counted at once', async () => {
    const first = await aRun(6);
    const others = await Promise.all([matchedFirm(), matchedFirm(), matchedFirm()]);
    const runs = [first.run];
    for (const { actor, assessmentId } of others) runs.push(await refreshRun(actor, assessmentId));
    for (const { id } of runs) await noteShown(NOON, id);
    await Promise.all(runs.map(({ id }) => countShowing(id, NOON)));
    const rows = await exposures();
    expect(sum(rows, 'due') - sum(rows, 'had')).toBeCloseTo(0, 9);
    expect(await db.matchShowing.groupBy({ by: ['runId'] })).toHaveLength(4);
  });

  test.each([
    ['to', 19.99],
    ['by', -19.99],
  ])('never passes twenty first places: owed %s both of a list', async (_way, debt) => {
    const { actor, assessmentId } = await matchedFirm();
    const { category, action } = await firstNeed(actor, assessmentId);
    const offers = await indexedOffers(2, {
      category,
      figures: (place) => ({ record: 500 + 50 * place }),
    });
    await db.matchExposure.createMany({
      data: offers.map(({ organisationId }) => ({
        ...{ category, organisationId, due: 500 + debt, had: 500, updatedAt: NOON },
      })),
    });
    const run = await refreshRun(actor, assessmentId);
    // Both are at the same end, so that the better one comes first and what is owed grows.
    expect(listOf(run, action).entries[0]?.offer).toBe(offers[1]?.offerId);
    await noteShown(NOON, run.id);
    await countShowing(run.id, NOON);
    const debts = (await exposures()).map(({ due, had }) => due - had);
    const largest = Math.max(...debts.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(20 + 1e-9);
    expect(largest).toBeGreaterThan(19.999);
  });

  test('brings another provider first, among those that are as good', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { category, action } = await firstNeed(actor, assessmentId);
    await indexedOffers(2, { category, figures: (place) => ({ record: 500 + 50 * place }) });
    const firsts: (string | undefined)[] = [];
    for (let visit = 0; visit < 12; visit += 1) {
      const firm = await matchedFirm();
      const run = await refreshRun(firm.actor, firm.assessmentId);
      firsts.push(listOf(run, action).entries[0]?.offer);
      await noteShown(NOON, run.id);
      await countShowing(run.id, NOON);
    }
    expect(new Set(firsts).size).toBe(2);
  });
});
