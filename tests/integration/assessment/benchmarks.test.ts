import {
  aCompleted,
  aDraft,
  everyItem,
  freshDatabase,
  page,
  PLANT_FORM,
} from '../../factories/drafts.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor, NOON, later } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import {
  completeAssessment,
  freezeBenchmarks,
  saveAnswers,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { getResult } from '../../factories/results.ts';

const owner = anActor();
const DAY = 24 * 60 * 60 * 1000;
const MONDAY = later(owner, 7 * DAY);

beforeEach(freshDatabase);

interface Others {
  readonly score?: (index: number) => number;
  readonly coverage?: number;
  readonly computedAt?: Date;
  readonly completedAt?: Date | null;
  readonly sector?: string;
}

/** Completed assessments of so many other firms of 10 to 49 people in Casablanca. */
async function otherFirms(count: number, others: Others = {}): Promise<void> {
  const { score = (index: number) => index, coverage = 1, sector = 'IND' } = others;
  const computedAt = others.computedAt ?? NOON;
  const completedAt = others.completedAt === undefined ? NOON : others.completedAt;
  const offset = await db.assessment.count();
  const firms = Array.from({ length: count }, (_, index) => ({
    id: `firm ${offset + index}`,
    index,
  }));
  await inTransaction('tests.firms', async (tx) => {
    await tx.assessment.createMany({
      data: firms.map(({ id }) => ({
        id,
        frameworkVersionId: 'M1@1.0.0',
        path: 'full',
        language: 'fr',
        resumeHash: id,
        completedAt,
        createdAt: NOON,
        updatedAt: NOON,
      })),
    });
    await tx.assessmentResult.createMany({
      data: firms.map(({ id, index }) => ({
        id,
        assessmentId: id,
        inputHash: id,
        result: {},
        score: score(index),
        coverage,
        sector,
        sizeBand: '10-49',
        region: 'MA-06',
        computedAt,
      })),
    });
  });
}

async function comparison(id: string, now = MONDAY.now) {
  return (await getResult({ ...owner, now }, id, 'fr')).comparison;
}

async function cells(period: string): Promise<unknown> {
  const snapshot = await db.benchmarkSnapshot.findFirstOrThrow({ where: { period } });
  return snapshot.cells;
}

describe('the comparison', () => {
  test('without any snapshot says how many firms are missing', async () => {
    const id = await aCompleted(owner);
    expect(await comparison(id)).toEqual({ kind: 'missing', missing: 10 });
  });

  test('with no other firm, and nobody at all, says so', async () => {
    await freezeBenchmarks('empty', NOON);
    expect(await db.benchmarkSnapshot.count()).toBe(0);
    const id = await aCompleted(owner);
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await comparison(id)).toEqual({ kind: 'missing', missing: 10 });
  });

  test('with 9 others, itself being the tenth, is still held back', async () => {
    await otherFirms(9);
    const id = await aCompleted(owner);
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await comparison(id)).toEqual({ kind: 'missing', missing: 1 });
  });

  test('from 10 others on gives quartiles of the others, and no percentile', async () => {
    await otherFirms(10, { score: (index) => index * 10 });
    const id = await aCompleted(owner, { answers: everyItem(4) });
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await comparison(id)).toEqual({
      kind: 'compared',
      period: '2026-11-23',
      level: 'region',
      cell: expect.any(String),
      n: 10,
      percentile: null,
      quartiles: [23, 45, 68],
      wider: null,
    });
  });

  test('under 30 others gives no percentile, from 30 on one rounded to 10', async () => {
    await otherFirms(29);
    const id = await aCompleted(owner, { answers: everyItem(1) });
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await comparison(id)).toMatchObject({ n: 29, percentile: null });
    await otherFirms(6, { score: () => 90 });
    const nextMonday = new Date(MONDAY.now.getTime() + 7 * DAY);
    await freezeBenchmarks('2026-11-30', nextMonday);
    expect(await comparison(id, nextMonday)).toMatchObject({
      period: '2026-11-30',
      n: 35,
      percentile: 70,
    });
  });

  test('of an assessment with too many gaps is not made', async () => {
    await otherFirms(35);
    const { 'CUS-01': only, ...rest } = everyItem(2);
    const unknown = Object.fromEntries(
      Object.keys(rest).map((item) => [item, { status: 'dont_know' } as const]),
    );
    const answers = only ? { ...unknown, 'CUS-01': only } : unknown;
    const id = await aCompleted(owner, { answers });
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await comparison(id)).toEqual({ kind: 'coverage' });
  });

  test('is not made with a snapshot frozen later than the clock of the reader', async () => {
    await otherFirms(12);
    const id = await aCompleted(owner);
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await comparison(id, NOON)).toEqual({ kind: 'missing', missing: 10 });
  });
});

describe('freezing', () => {
  test('counts one result a firm, the latest', async () => {
    await otherFirms(9, { score: () => 10 });
    const id = await aCompleted(owner, { answers: everyItem(1) });
    await saveAnswers(later(owner, DAY), id, page(everyItem(3), everyItem(1)), null);
    expect(await db.assessmentResult.count()).toBe(11);
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await cells('2026-11-23')).toMatchObject({
      all: { n: 10, scores: [...Array<number>(9).fill(10), expect.closeTo(75)] },
    });
  });

  test('counts what a firm says now, also when it went back to an earlier answer', async () => {
    await otherFirms(9, { score: () => 10 });
    const id = await aCompleted(owner, { answers: everyItem(1) });
    await saveAnswers(later(owner, DAY), id, page(everyItem(3), everyItem(1)), null);
    await saveAnswers(later(owner, 2 * DAY), id, page(everyItem(1), everyItem(3)), null);
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await cells('2026-11-23')).toMatchObject({
      all: { n: 10, scores: [...Array<number>(9).fill(10), expect.closeTo(25)] },
    });
  });

  test('leaves out what is too old, too thin, unfinished, of no sector, or still to come', async () => {
    await otherFirms(10, { score: () => 50 });
    await otherFirms(10, { score: () => 1, coverage: 0.79 });
    await otherFirms(10, { score: () => 2, completedAt: null });
    await otherFirms(10, { score: () => 3, sector: '' });
    await otherFirms(10, { score: () => 4, computedAt: new Date('2024-11-01T12:00:00Z') });
    await otherFirms(10, { score: () => 5, computedAt: new Date('2026-12-01T12:00:00Z') });
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await cells('2026-11-23')).toMatchObject({
      all: { n: 10, scores: Array<number>(10).fill(50) },
    });
  });

  test('publishes no score of a cell under 10, nor one that subtraction would give away', async () => {
    await otherFirms(20, { score: () => 50 });
    await otherFirms(4, { score: () => 77, sector: 'COM' });
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    const frozen = JSON.stringify(await cells('2026-11-23'));
    expect(frozen.match(/77/g)).toHaveLength(8);
    expect(await cells('2026-11-23')).toMatchObject({
      all: { n: 24, scores: expect.any(Array) },
      'size=10-49': { n: 24, scores: expect.any(Array) },
      'size=10-49|group=commerce': { n: 4, scores: null },
      'size=10-49|group=industry': { n: 20, scores: null },
    });
  });

  test('a period once frozen is never computed again', async () => {
    await otherFirms(10, { score: () => 50 });
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    const before = await db.benchmarkSnapshot.findMany();
    await otherFirms(10, { score: () => 90 });
    await freezeBenchmarks('2026-11-23', new Date(MONDAY.now.getTime() + 1000));
    await Promise.all([
      freezeBenchmarks('2026-11-23', MONDAY.now),
      freezeBenchmarks('2026-11-23', MONDAY.now),
    ]);
    expect(await db.benchmarkSnapshot.findMany()).toEqual(before);
  });

  test('takes real assessments through every step', async () => {
    for (let firm = 0; firm < 11; firm += 1) {
      const other = anActor(`firm ${firm}`);
      const id = await aDraft(other, {
        profile: { ...PLANT_FORM, staff: 10 + firm },
        answers: everyItem(2, { 'CUS-01': answered(firm % 2 === 0 ? 0 : 4) }),
      });
      await completeAssessment(other, id);
    }
    const id = await aCompleted(owner, { answers: everyItem(4) });
    await freezeBenchmarks('2026-11-23', MONDAY.now);
    expect(await comparison(id)).toMatchObject({ kind: 'compared', n: 11, level: 'region' });
  });
});
