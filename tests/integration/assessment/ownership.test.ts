import { beforeEach, describe, expect, test } from 'vitest';
import {
  PLANT_FORM,
  aCompleted,
  aDraft,
  codeFor,
  freshDatabase,
  page,
} from '../../factories/drafts.ts';
import { anActor } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import {
  changePath,
  completeAssessment,
  createShareLink,
  exportAssessment,
  findDimensionPage,
  getProfile,
  getReassessment,
  getReview,
  getRoadmap,
  getWhatIf,
  listOwnAssessments,
  listShareLinks,
  renderReport,
  resumeAssessment,
  revokeShareLink,
  saveAnswers,
  saveProfile,
  startAssessment,
  updatePlannedAction,
} from '#domain/assessment/index.server.ts';
import { mailResumeLink } from '#domain/notifications/index.server.ts';
import { readJobQueue } from '#platform/job-queue.ts';
import { db } from '#platform/db.ts';
import { getResult } from '../../factories/results.ts';

const owner = anActor();
const stranger = anActor('another browser');
const nobody = { ...anActor(), deviceHash: null };

beforeEach(freshDatabase);

describe('starting', () => {
  test('makes a new draft each time, on the path asked for, for this browser alone', async () => {
    const first = await startAssessment(owner, 'express');
    const second = await startAssessment(owner, 'full');
    expect(second).not.toBe(first);
    const rows = await db.assessment.findMany({ select: { id: true, path: true } });
    expect(new Map(rows.map((row) => [row.id, row.path]))).toEqual(
      new Map([
        [first, 'express'],
        [second, 'full'],
      ]),
    );
    const own = await listOwnAssessments(owner);
    expect(own.map(({ id }) => id).sort()).toEqual([first, second].sort());
    expect(await listOwnAssessments(stranger)).toEqual([]);
    expect(await listOwnAssessments(nobody)).toEqual([]);
  });

  test('pins the version of the questionnaire and keeps the language', async () => {
    const id = await startAssessment({ ...owner, lang: 'ar' }, 'express');
    const row = await db.assessment.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      frameworkVersionId: 'M1@1.0.0',
      language: 'ar',
      completedAt: null,
      createdAt: owner.now,
    });
  });
});

type UseCase = (actor: typeof stranger, id: string) => Promise<unknown>;

const USE_CASES: Readonly<Record<string, UseCase>> = {
  'save the profile': (actor, id) => saveProfile(actor, id, { ...PLANT_FORM, staff: 99 }),
  'save answers': (actor, id) => saveAnswers(actor, id, page({ 'CUS-01': answered(4) }), 'le10'),
  complete: completeAssessment,
  'change the path': (actor, id) => changePath(actor, id, 'express'),
  share: createShareLink,
  'list share links': listShareLinks,
  'read the profile': getProfile,
  'read a page': (actor, id) => findDimensionPage(actor, id, 'cus', 'fr'),
  review: (actor, id) => getReview(actor, id, 'fr'),
  'read the result': (actor, id) => getResult(actor, id, 'fr'),
  export: exportAssessment,
  'read the roadmap': (actor, id) => getRoadmap(actor, id, 'fr'),
  'ask what if': (actor, id) => getWhatIf(actor, id, [], 'fr'),
  're-assess': (actor, id) => getReassessment(actor, id, 'sec-external-copy', 'fr'),
  'make the report': (actor, id) =>
    renderReport(actor, { id, lang: 'fr', demo: true, origin: 'https://raqmana.example' }),
  'mail the link': (actor, id) =>
    mailResumeLink(actor, {
      assessmentId: id,
      email: 'sme@example.ma',
      intentId: 'an intent of the page',
      origin: 'https://raqmana.example',
    }),
};

/** Everything stored of assessments, to see that nothing of it moved. */
async function everything() {
  return {
    assessments: await db.assessment.findMany({ orderBy: { id: 'asc' } }),
    facts: await db.assessmentFact.findMany({ orderBy: { fact: 'asc' } }),
    answers: await db.assessmentAnswer.findMany({ orderBy: { itemId: 'asc' } }),
    results: await db.assessmentResult.findMany({ orderBy: { id: 'asc' } }),
    plan: await db.plannedAction.findMany({ orderBy: { actionId: 'asc' } }),
    shares: await db.shareLink.findMany({ orderBy: { id: 'asc' } }),
    intents: await db.intentKey.count(),
    jobs: (await readJobQueue()).waiting,
  };
}

describe('another browser', () => {
  test.each(Object.entries(USE_CASES))('cannot %s, and nothing changes', async (_name, useCase) => {
    const id = await aCompleted(owner);
    await aDraft(stranger);
    const before = await everything();
    await expect(useCase(stranger, id)).rejects.toMatchObject({
      name: 'DomainError',
      code: 'assessment.not-found',
    });
    expect(await everything()).toEqual(before);
  });

  test.each(Object.entries(USE_CASES))(
    'is told the same of an assessment that does not exist: %s',
    async (_name, useCase) => {
      await expect(useCase(owner, '01930000-0000-7000-8000-000000000000')).rejects.toMatchObject({
        name: 'DomainError',
        code: 'assessment.not-found',
      });
    },
  );

  test('cannot change a planned action', async () => {
    const id = await aCompleted(owner);
    const { actionId } = await db.plannedAction.findFirstOrThrow({ where: { assessmentId: id } });
    const before = await everything();
    await expect(
      updatePlannedAction(stranger, id, actionId, { state: 'doing' }),
    ).rejects.toMatchObject({ code: 'assessment.not-found' });
    expect(await everything()).toEqual(before);
  });

  test('cannot cut a link, nor can an owner cut the link of another assessment', async () => {
    const id = await aCompleted(owner);
    await createShareLink(owner, id);
    const link = await db.shareLink.findFirstOrThrow();
    await expect(revokeShareLink(stranger, id, link.id)).rejects.toMatchObject({
      code: 'assessment.not-found',
    });
    const ofStranger = await aDraft(stranger);
    await revokeShareLink(stranger, ofStranger, link.id);
    expect(await db.shareLink.findFirstOrThrow()).toEqual(link);
  });

  test('a browser without a token opens nothing', async () => {
    const id = await aCompleted(owner);
    await expect(getResult(nobody, id, 'fr')).rejects.toMatchObject({
      code: 'assessment.not-found',
    });
  });
});

describe('a second device with the code', () => {
  test.each([
    ['as shown', (code: string) => code],
    ['in lower case', (code: string) => code.toLowerCase()],
    ['without dashes', (code: string) => code.replaceAll('-', '')],
    ['with spaces and long dashes', (code: string) => ` ${code.replaceAll('-', ' — ')} `],
    [
      'in Arabic digits',
      (code: string) => code.replace(/\d/g, (d) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(d))),
    ],
    ['with the marks of Arabic text', (code: string) => `\u200f${code}\u200e`],
  ])('opens the assessment: %s', async (_how, typed) => {
    const id = await aDraft(owner, { answers: { 'CUS-01': answered(2) } });
    const code = await codeFor(owner, id);
    expect(code).toMatch(/^[2-9A-Y]{4}-[2-9A-Y]{4}-[2-9A-Y]{4}$/);
    expect(await resumeAssessment(stranger, typed(code))).toBe(id);
    const found = await findDimensionPage(stranger, id, 'cus', 'fr');
    expect(found?.page.questions.find((question) => question.id === 'CUS-01')?.value).toBe('2');
    expect((await getProfile(owner, id)).code).toBe(code);
  });

  test('may come twice, and the code alone is stored nowhere', async () => {
    const id = await aDraft(owner);
    const code = await codeFor(owner, id);
    await resumeAssessment(stranger, code);
    await resumeAssessment(stranger, code);
    expect(await db.deviceGrant.count({ where: { assessmentId: id } })).toBe(2);
    const stored = JSON.stringify(await db.assessment.findUniqueOrThrow({ where: { id } }));
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(code.replaceAll('-', ''));
  });

  test.each(['ACDE-FGHJ-KMNP', '', 'short', 'IIII-OOOO-LLLL', '%'.repeat(12)])(
    'an unknown code opens nothing: %s',
    async (typed) => {
      await aDraft(owner);
      await expect(resumeAssessment(stranger, typed)).rejects.toMatchObject({
        name: 'DomainError',
        code: 'assessment.unknown-code',
      });
      expect(await db.deviceGrant.count()).toBe(1);
    },
  );
});
