import { beforeEach, describe, expect, test } from 'vitest';
import {
  completeAssessment,
  saveAnswers,
  saveProfile,
  startAssisted,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { answered } from '../../factories/assessment.ts';
import { freshDatabase, page, PLANT_FORM } from '../../factories/drafts.ts';
import {
  aFirmResult,
  atOwnBrowser,
  auditOf,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../../factories/firms.ts';
import { makeMember } from '../../factories/people.ts';
import { getResult } from '../../factories/results.ts';

let owner: SeatedActor;
let firm: string;

beforeEach(async () => {
  await freshDatabase();
  owner = await makeFirmPerson('sme-owner');
  firm = seatOf(owner);
});

describe('an assessment filled in by an advisor', () => {
  test.each(['assisted', 'paper'] as const)('keeps its mode and its mandate: %s', async (mode) => {
    const advisor = await makeAdvisor(firm);
    const id = await startAssisted(advisor, { organisationId: firm, mode, path: 'express' });
    const mandate = await db.mandate.findFirstOrThrow();
    expect(await db.assessment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      organisationId: firm,
      mode,
      mandateId: mandate.id,
      openedById: advisor.person.accountId,
      path: 'express',
    });
    expect((await getResult(owner, id, 'fr')).mode).toBe(mode);
  });

  test('begins with what the firm said of itself before', async () => {
    await aFirmResult(owner);
    const advisor = await makeAdvisor(firm);
    const id = await startAssisted(advisor, {
      organisationId: firm,
      mode: 'assisted',
      path: 'full',
    });
    const facts = await db.assessmentFact.findMany({ where: { assessmentId: id } });
    expect(facts).toContainEqual(expect.objectContaining({ fact: 'staff', value: 12 }));
  });

  test.each(
    Object.entries({
      'no mandate': async () => atOwnBrowser(await makeMember('advisor', ['advisor'])),
      'a mandate to follow only': () => makeAdvisor(firm, { scopes: ['follow'] }),
      'a mandate that was revoked': () => makeAdvisor(firm, { status: 'revoked' }),
      'a mandate that ended': () =>
        makeAdvisor(firm, { expiresAt: new Date('2026-11-16T11:00:00Z') }),
      'the mandate of another firm': async () =>
        makeAdvisor(seatOf(await makeFirmPerson('sme-owner'))),
      'no role of advisor': () => makeFirmPerson('sme-owner'),
    }),
  )('is not opened with %s', async (_what, make) => {
    const actor = await make();
    await expect(
      startAssisted(actor, { organisationId: firm, mode: 'paper', path: 'full' }),
    ).rejects.toMatchObject({ code: 'assessment.not-found' });
    expect(await db.assessment.count()).toBe(0);
  });
});

describe('everything an advisor does', () => {
  test('is in the chain of the firm, in its name and under the mandate', async () => {
    const advisor = await makeAdvisor(firm);
    const id = await startAssisted(advisor, {
      organisationId: firm,
      mode: 'assisted',
      path: 'full',
    });
    await saveProfile(advisor, id, PLANT_FORM);
    await saveAnswers(advisor, id, page({ 'CUS-01': answered(1) }), null);
    await completeAssessment(advisor, id);
    const mandate = await db.mandate.findFirstOrThrow();
    const entries = await auditOf(firm);
    expect(entries.map(({ type }) => type)).toEqual([
      'assessment.started',
      'assessment.profile-saved',
      'assessment.answers-saved',
      'assessment.completed',
    ]);
    for (const entry of entries)
      expect(entry).toMatchObject({
        subject: `assessment:${id}`,
        onBehalfOf: firm,
        actor: { account: advisor.person.accountId },
        facts: { mandate: mandate.id },
      });
  });

  test('while its own people leave only what matters, in their own name', async () => {
    const id = await aFirmResult(owner);
    const entries = await auditOf(firm);
    expect(entries.map(({ type }) => type)).toEqual(['assessment.started', 'assessment.completed']);
    for (const entry of entries)
      expect(entry).toMatchObject({ subject: `assessment:${id}`, onBehalfOf: null });
  });
});
