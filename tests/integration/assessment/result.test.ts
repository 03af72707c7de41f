import {
  aCompleted,
  aDraft,
  everyItem,
  freshDatabase,
  page,
  PLANT_FORM,
} from '../../factories/drafts.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor, later } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import {
  changePath,
  completeAssessment,
  exportAssessment,
  getReview,
  saveAnswers,
  saveProfile,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { getResult } from '../../factories/results.ts';

const owner = anActor();
const MINUTE = 60_000;

beforeEach(freshDatabase);

function results() {
  return db.assessmentResult.findMany({ orderBy: { computedAt: 'asc' } });
}

describe('completing', () => {
  test('with nothing answered is refused and nothing is stored', async () => {
    const id = await aDraft(owner);
    const before = await db.assessment.findUniqueOrThrow({ where: { id } });
    await expect(completeAssessment(later(owner, MINUTE), id)).rejects.toMatchObject({
      name: 'DomainError',
      code: 'assessment.nothing-answered',
    });
    expect(await db.assessment.findUniqueOrThrow({ where: { id } })).toEqual(before);
    expect(await results()).toEqual([]);
    expect(await db.plannedAction.count()).toBe(0);
  });

  test('with nothing but "I don\'t know" is refused too', async () => {
    const id = await aDraft(owner, { answers: { 'CUS-01': { status: 'dont_know' } } });
    await expect(completeAssessment(owner, id)).rejects.toMatchObject({
      code: 'assessment.nothing-answered',
    });
    expect(await results()).toEqual([]);
  });

  test('keeps the result, what comparisons need of the firm, and the day', async () => {
    const id = await aDraft(owner, { answers: everyItem(2) });
    expect(await results()).toEqual([]);
    const finisher = later(owner, MINUTE);
    await completeAssessment(finisher, id);
    expect(await results()).toEqual([
      expect.objectContaining({
        assessmentId: id,
        score: expect.closeTo(50),
        coverage: expect.closeTo(1),
        sector: 'IND',
        sizeBand: '10-49',
        region: 'MA-06',
        computedAt: finisher.now,
      }),
    ]);
    const view = await getResult(owner, id, 'fr');
    expect(view).toMatchObject({ score: expect.closeTo(50), completedAt: finisher.now });
  });

  test('once more keeps the first day and no second result', async () => {
    const id = await aCompleted(owner);
    await completeAssessment(later(owner, MINUTE), id);
    expect(await results()).toHaveLength(1);
    const row = await db.assessment.findUniqueOrThrow({ where: { id } });
    expect(row.completedAt).toEqual(owner.now);
  });
});

describe('a change after completing', () => {
  test('keeps a second result beside the first', async () => {
    const id = await aCompleted(owner, { answers: everyItem(1) });
    const changed = page(everyItem(3), everyItem(1));
    await saveAnswers(later(owner, MINUTE), id, changed, null);
    expect((await results()).map(({ score }) => score)).toEqual([
      expect.closeTo(25),
      expect.closeTo(75),
    ]);
  });

  test('of the profile or the path keeps one, of nothing keeps none', async () => {
    const id = await aCompleted(owner);
    await saveProfile(later(owner, MINUTE), id, { ...PLANT_FORM, staff: 60 });
    expect((await results()).map(({ sizeBand }) => sizeBand)).toEqual(['10-49', '50-199']);
    await changePath(later(owner, 2 * MINUTE), id, 'express');
    expect(await results()).toHaveLength(3);
    await saveAnswers(later(owner, 3 * MINUTE), id, page(everyItem(1), everyItem(1)), null);
    await saveProfile(later(owner, 4 * MINUTE), id, { ...PLANT_FORM, staff: 60 });
    expect(await results()).toHaveLength(3);
  });

  test('and back again: the latest result is that of the answers as they are now', async () => {
    const id = await aCompleted(owner, { answers: everyItem(1) });
    await saveAnswers(later(owner, MINUTE), id, page(everyItem(3), everyItem(1)), null);
    await saveAnswers(later(owner, 2 * MINUTE), id, page(everyItem(1), everyItem(3)), null);
    expect((await getResult(owner, id, 'fr')).score).toBeCloseTo(25);
    expect((await results()).at(-1)?.score).toBeCloseTo(25);
  });

  test('before completing keeps no result', async () => {
    const id = await aDraft(owner, { answers: everyItem(1) });
    await saveAnswers(later(owner, MINUTE), id, page({ 'CUS-01': answered(3) }), null);
    await changePath(later(owner, MINUTE), id, 'express');
    expect(await results()).toEqual([]);
  });
});

describe('going on to full', () => {
  test('asks only the rest and widens the result', async () => {
    const id = await aDraft(owner, { path: 'express', answers: { 'CUS-01': answered(2) } });
    const asked = async () => {
      const { dimensions } = await getReview(owner, id, 'fr');
      return dimensions.flatMap(({ items }) => items);
    };
    expect(await asked()).toHaveLength(15);
    await changePath(owner, id, 'full');
    const full = await asked();
    expect(full).toHaveLength(42);
    expect(full.find((item) => item.id === 'CUS-01')?.status).toBe('answered');
    expect(full.filter(({ status }) => status === 'skipped')).toHaveLength(41);
  });
});

describe('the export', () => {
  test('carries facts, answers, result and plan', async () => {
    const id = await aCompleted(owner, {
      answers: everyItem(2, { 'CUS-04': { status: 'not_applicable', reason: 'forbidden' } }),
    });
    const exported = await exportAssessment(later(owner, MINUTE), id);
    expect(exported).toMatchObject({
      format: 'raqmana-assessment',
      exportedAt: '2026-11-16T11:01:00.000Z',
      assessment: {
        id,
        path: 'full',
        completedAt: owner.now.toISOString(),
        framework: { id: 'M1', version: '1.0.0' },
      },
      facts: PLANT_FORM,
      result: { score: expect.closeTo(50), published: true },
    });
    expect(Object.keys(exported.answers)).toHaveLength(42);
    expect(exported.answers['CUS-04']).toEqual({ status: 'not_applicable', reason: 'forbidden' });
    const stored = await db.plannedAction.findMany({ where: { assessmentId: id } });
    expect(exported.plan.map(({ action }) => action).sort()).toEqual(
      stored.map(({ actionId }) => actionId).sort(),
    );
    expect(stored.length).toBeGreaterThan(0);
  });
});
