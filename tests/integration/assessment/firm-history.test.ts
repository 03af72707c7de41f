import { beforeEach, describe, expect, test } from 'vitest';
import {
  findFirmProgress,
  freezeBenchmarks,
  getSmeOverview,
  getWhatIf,
  listFirmAssessments,
  startAssisted,
  startSecond,
  updatePlannedAction,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { answered } from '../../factories/assessment.ts';
import { aCompleted, everyItem, freshDatabase } from '../../factories/drafts.ts';
import { anActor } from '../../factories/actors.ts';
import {
  aFirmDraft,
  agreeToStatistics,
  aFirmResult,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../../factories/firms.ts';

const day = (text: string) => new Date(`${text}T10:00:00Z`);
const [MARCH, JUNE, NOVEMBER] = [day('2026-03-02'), day('2026-06-02'), day('2026-11-02')];

let owner: SeatedActor;

beforeEach(async () => {
  await freshDatabase();
  owner = await makeFirmPerson('sme-owner');
});

describe('the list of a firm’s assessments', () => {
  test('numbers the completed ones in time and says who opened them', async () => {
    const member = await makeFirmPerson('sme-member', seatOf(owner));
    const advisor = await makeAdvisor(seatOf(owner));
    const first = await aFirmResult(member, everyItem(1), MARCH);
    const second = await aFirmResult(owner, everyItem(2), JUNE);
    const draft = await startAssisted(
      { ...advisor, now: NOVEMBER },
      { organisationId: seatOf(owner), mode: 'paper', path: 'express' },
    );
    await startSecond(owner, first);
    await aFirmResult(await makeFirmPerson('sme-owner'), everyItem(4), JUNE);
    await aCompleted(anActor());
    const listed = await listFirmAssessments(owner, 'fr');
    expect(listed.map(({ id, t, openedBy, mode }) => ({ id, t, openedBy, mode }))).toEqual([
      { id: draft, t: null, openedBy: 'advisor', mode: 'paper' },
      { id: second, t: 1, openedBy: 'you', mode: 'self' },
      { id: first, t: 0, openedBy: 'colleague', mode: 'self' },
    ]);
    expect(listed[0]).toMatchObject({ score: null, stage: null });
    expect(listed[1]?.score).toBeCloseTo(50, 9);
    expect(listed[2]?.second.openId).not.toBeNull();
  });
});

describe('what changed', () => {
  test('is between the first and the latest unless said, on common items only', async () => {
    const first = await aFirmResult(owner, everyItem(1), MARCH);
    const middle = await aFirmResult(owner, { 'CUS-01': answered(4) }, JUNE);
    const last = await aFirmResult(
      owner,
      everyItem(2, { 'SEC-01': { status: 'dont_know' } }),
      NOVEMBER,
    );
    const whole = await findFirmProgress(owner, { from: null, to: null }, 'fr');
    expect([whole?.from, whole?.to]).toMatchObject([
      { id: first, t: 0 },
      { id: last, t: 2 },
    ]);
    expect(whole?.overall).toMatchObject({ items: 41, clear: true });
    expect(whole?.overall?.change).toBeCloseTo(25, 9);
    const part = await findFirmProgress(owner, { from: last, to: middle }, 'fr');
    expect(part).toMatchObject({ from: { id: middle }, to: { id: last } });
    expect(part?.dimensions.map(({ id }) => id)).toEqual(['CUS']);
    expect(part?.overall?.change).toBeCloseTo(-50, 9);
  });

  test('is nothing to say before the second assessment', async () => {
    await aFirmResult(owner);
    await aFirmDraft(owner);
    expect(await findFirmProgress(owner, { from: null, to: null }, 'fr')).toBeNull();
  });

  test('knows drafts, second copies and assessments of others no more than any other id', async () => {
    const first = await aFirmResult(owner, everyItem(1), MARCH);
    await aFirmResult(owner, everyItem(1), JUNE);
    const stranger = await makeFirmPerson('sme-owner');
    const unknown = [
      await aFirmDraft(owner),
      await startSecond(owner, first),
      await aFirmResult(stranger),
      'no such id',
    ];
    for (const to of unknown)
      await expect(findFirmProgress(owner, { from: first, to }, 'fr')).rejects.toMatchObject({
        code: 'assessment.not-found',
      });
    const theirs = await findFirmProgress(stranger, { from: null, to: null }, 'fr');
    expect(theirs).toBeNull();
  });
});

describe('the overview of a firm', () => {
  test('is empty at first', async () => {
    expect(await getSmeOverview(owner, 'fr')).toEqual({
      latest: null,
      next: [],
      draft: null,
      measured: 0,
    });
  });

  test('shows the latest result, three next actions, the open draft and how often', async () => {
    await aFirmResult(owner, everyItem(1), MARCH);
    const latest = await aFirmResult(owner, everyItem(2), JUNE);
    const draft = await aFirmDraft(owner);
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    const overview = await getSmeOverview(viewer, 'en');
    expect(overview).toMatchObject({
      latest: { id: latest, t: 1, stage: { from: 3, to: 3 } },
      draft: { id: draft },
      measured: 2,
    });
    expect(overview.next).toHaveLength(3);
    const planned = await db.plannedAction.findMany({ where: { assessmentId: latest } });
    for (const { id } of overview.next)
      expect(planned.map(({ actionId }) => actionId)).toContain(id);
  });
});

describe('comparisons', () => {
  const freeze = () => freezeBenchmarks('2026-W47', new Date('2026-11-22T03:00:00Z'));

  test('count a firm once, by its latest assessment', async () => {
    await agreeToStatistics(owner);
    await aFirmResult(owner, everyItem(1), MARCH);
    await aFirmResult(owner, everyItem(3), JUNE);
    for (let other = 0; other < 9; other += 1)
      await aCompleted(anActor(`browser of firm ${String(other)}`), { answers: everyItem(1) });
    await freeze();
    const { cells } = await db.benchmarkSnapshot.findFirstOrThrow();
    expect(cells).toMatchObject({ all: { n: 10 } });
    const scores = JSON.stringify(cells);
    expect(scores).toContain('75');
  });

  test('leave out firms that did not agree to statistics', async () => {
    await aFirmResult(owner, everyItem(1), MARCH);
    await aCompleted(anActor());
    await freeze();
    const { cells } = await db.benchmarkSnapshot.findFirstOrThrow();
    expect(cells).toMatchObject({ all: { n: 1 } });
  });
});

describe('what if', () => {
  test('offers no action that is done or dropped', async () => {
    const id = await aFirmResult(owner, everyItem(1));
    const [first, second] = await db.plannedAction.findMany({
      where: { assessmentId: id },
      orderBy: [{ wave: 'asc' }, { position: 'asc' }],
    });
    const offered = async () =>
      (await getWhatIf(owner, id, [], 'fr')).choices.map((choice) => choice.id);
    expect(await offered()).toEqual(expect.arrayContaining([first?.actionId, second?.actionId]));
    await updatePlannedAction(owner, id, first?.actionId ?? '', { state: 'done' });
    await updatePlannedAction(owner, id, second?.actionId ?? '', {
      state: 'dropped',
      droppedReason: 'Too dear',
    });
    const left = await offered();
    expect(left).not.toContain(first?.actionId);
    expect(left).not.toContain(second?.actionId);
    expect(left.length).toBeGreaterThan(0);
  });
});
