import { beforeEach, describe, expect, test } from 'vitest';
import {
  completeAssessment,
  freezeBenchmarks,
  getProfile,
  getSecondView,
  listFirmAssessments,
  saveAnswers,
  startAssisted,
  startSecond,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { answered } from '../../factories/assessment.ts';
import { aDraft, everyItem, freshDatabase, page, type Answers } from '../../factories/drafts.ts';
import {
  aFirmDraft,
  agreeToStatistics,
  aFirmResult,
  auditOf,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../../factories/firms.ts';

let owner: SeatedActor;
let colleague: SeatedActor;

beforeEach(async () => {
  await freshDatabase();
  owner = await makeFirmPerson('sme-owner');
  colleague = await makeFirmPerson('sme-member', seatOf(owner));
});

/** The jobs of a kind that wait, as they were written. */
async function waiting(task: string): Promise<unknown[]> {
  const rows = await db.$queryRaw<{ payload: unknown }[]>`
    SELECT j.payload FROM graphile_worker._private_jobs AS j
    JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id WHERE t.identifier = ${task}`;
  return rows.map(({ payload }) => payload);
}

async function answeredBy(actor: SeatedActor, first: string, answers: Answers) {
  const second = await startSecond(owner, first);
  await saveAnswers(actor, second, page(answers), null);
  await completeAssessment(actor, second);
  return second;
}

describe('asking for a second view', () => {
  test('opens a copy with the facts and without the answers', async () => {
    const first = await aFirmResult(owner);
    const second = await startSecond(owner, first);
    expect(await db.assessment.findUniqueOrThrow({ where: { id: second } })).toMatchObject({
      organisationId: seatOf(owner),
      secondOfId: first,
      path: 'full',
      frameworkVersionId: 'M1@1.0.0',
      completedAt: null,
    });
    const { facts } = await getProfile(colleague, second);
    expect(facts).toEqual((await getProfile(owner, first)).facts);
    expect(await db.assessmentAnswer.count({ where: { assessmentId: second } })).toBe(0);
    expect(await auditOf(seatOf(owner))).toContainEqual(
      expect.objectContaining({
        type: 'assessment.second-started',
        subject: `assessment:${second}`,
        facts: { first },
      }),
    );
  });

  test('one is open at a time, also for two people at once; another after it is done', async () => {
    const first = await aFirmResult(owner);
    const [one, other] = await Promise.all([
      startSecond(owner, first),
      startSecond(colleague, first),
    ]);
    expect(other).toBe(one);
    await saveAnswers(colleague, one, page(everyItem(2)), null);
    await completeAssessment(colleague, one);
    expect(await startSecond(owner, first)).not.toBe(one);
    expect(await db.assessment.count({ where: { secondOfId: first } })).toBe(2);
  });

  test('needs the profile of the first', async () => {
    const first = await aFirmDraft(owner);
    await db.assessmentFact.deleteMany({ where: { assessmentId: first } });
    await expect(startSecond(owner, first)).rejects.toMatchObject({
      code: 'assessment.profile-missing',
    });
  });

  test('is for owners and members, of a first assessment of their own firm', async () => {
    const first = await aFirmResult(owner);
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    await expect(startSecond(viewer, first)).rejects.toMatchObject({
      code: 'assessment.read-only',
    });
    const anonymous = await aDraft({ ...owner, person: null });
    const second = await startSecond(owner, first);
    const refused: readonly (readonly [SeatedActor, string])[] = [
      [await makeFirmPerson('sme-owner'), first],
      [await makeAdvisor(seatOf(owner)), first],
      [owner, anonymous],
      [owner, second],
    ];
    for (const [actor, id] of refused)
      await expect(startSecond(actor, id)).rejects.toMatchObject({ code: 'assessment.not-found' });
  });
});

describe('when the second respondent is done', () => {
  test('whoever opened the first is told, once', async () => {
    const first = await aFirmResult(owner);
    const second = await answeredBy(colleague, first, everyItem(2));
    await completeAssessment(colleague, second);
    expect(await waiting('notify')).toEqual([
      {
        accountId: owner.person.accountId,
        kind: 'second-respondent-done',
        params: {},
        path: `/sme/assessments/${first}/second`,
      },
    ]);
  });

  test('nobody is told of what they did themselves', async () => {
    const first = await aFirmResult(owner);
    await answeredBy(owner, first, everyItem(2));
    expect(await waiting('notify')).toEqual([]);
  });

  test('after an advisor opened the first, whoever asked for the second is told', async () => {
    const advisor = await makeAdvisor(seatOf(owner));
    const first = await startAssisted(advisor, {
      organisationId: seatOf(owner),
      mode: 'assisted',
      path: 'full',
    });
    await saveAnswers(advisor, first, page(everyItem(1)), null);
    const { facts } = await getProfile(owner, await aFirmDraft(owner));
    expect(facts.sector).toBe('IND');
    await db.$executeRaw`
      INSERT INTO assessment_fact (assessment_id, fact, value, event_at)
      SELECT ${first}, f.fact, f.value, f.event_at FROM assessment_fact AS f
      WHERE f.assessment_id <> ${first}`;
    await answeredBy(colleague, first, everyItem(2));
    expect(await waiting('notify')).toMatchObject([{ accountId: owner.person.accountId }]);
  });

  test('differences of two levels and lonely answers are listed with both texts', async () => {
    const first = await aFirmResult(owner, {
      'CUS-01': answered(0),
      'CUS-02': answered(1),
      'CUS-03': answered(3),
      'FIN-01': answered(2),
      'FIN-02': { status: 'dont_know' },
    });
    await answeredBy(colleague, first, {
      'CUS-01': answered(2),
      'CUS-02': answered(2),
      'CUS-03': answered(1),
      'FIN-01': { status: 'skipped' },
      'FIN-02': answered(1),
    });
    const { opinion, openId } = await getSecondView(colleague, first, 'en');
    expect(openId).toBeNull();
    expect(opinion?.both).toBe(3);
    expect(opinion?.disagreements).toEqual([
      {
        item: 'CUS-01',
        title: 'Being found online',
        first: 'Nothing: we are nowhere online',
        second: 'Our own site or page with the basic facts, rarely changed',
      },
      {
        item: 'CUS-03',
        title: 'Customer records',
        first: 'One shared tool, with the history of each customer',
        second: 'Phone contacts and chat history (WhatsApp)',
      },
    ]);
    expect(opinion?.onlyOne.map(({ item, by }) => [item, by])).toEqual([
      ['FIN-01', 'first'],
      ['FIN-02', 'second'],
    ]);
  });

  test('until then there is only the copy that is open', async () => {
    const first = await aFirmResult(owner);
    expect(await getSecondView(owner, first, 'fr')).toMatchObject({ openId: null, opinion: null });
    const second = await startSecond(owner, first);
    expect(await getSecondView(owner, first, 'fr')).toMatchObject({
      openId: second,
      opinion: null,
    });
  });

  test('other firms and advisors see nothing of it, viewers may read', async () => {
    const first = await aFirmResult(owner);
    await answeredBy(colleague, first, everyItem(4));
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    expect((await getSecondView(viewer, first, 'fr')).readOnly).toBe(true);
    for (const actor of [await makeFirmPerson('sme-owner'), await makeAdvisor(seatOf(owner))])
      await expect(getSecondView(actor, first, 'fr')).rejects.toMatchObject({
        code: 'assessment.not-found',
      });
  });
});

describe('a second view enters', () => {
  test('neither results nor the plan nor the history nor comparisons', async () => {
    await agreeToStatistics(owner);
    const first = await aFirmResult(owner, everyItem(1));
    const second = await answeredBy(colleague, first, everyItem(4));
    expect(await db.assessmentResult.count({ where: { assessmentId: second } })).toBe(0);
    expect(await db.plannedAction.count({ where: { assessmentId: second } })).toBe(0);
    const listed = await listFirmAssessments(owner, 'fr');
    expect(listed).toMatchObject([{ id: first, t: 0, second: { completed: true } }]);
    await freezeBenchmarks('2026-W47', new Date('2026-11-22T03:00:00Z'));
    const { cells } = await db.benchmarkSnapshot.findFirstOrThrow();
    expect(cells).toMatchObject({ all: { n: 1 } });
  });

  test('not even when a result of it were kept', async () => {
    await agreeToStatistics(owner);
    const first = await aFirmResult(owner, everyItem(1));
    const second = await startSecond(owner, first);
    const kept = await db.assessmentResult.findFirstOrThrow({ where: { assessmentId: first } });
    await db.assessmentResult.deleteMany();
    await db.assessment.update({ where: { id: second }, data: { completedAt: owner.now } });
    await db.assessmentResult.create({
      data: { ...kept, result: {}, assessmentId: second },
    });
    await freezeBenchmarks('2026-W47', new Date('2026-11-22T03:00:00Z'));
    expect(await db.benchmarkSnapshot.count()).toBe(0);
  });
});
