import {
  aCompleted,
  aDraft,
  codeFor,
  everyItem,
  freshDatabase,
  page,
} from '../../factories/drafts.ts';
import { makeFirmPerson } from '../../factories/firms.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { anActor } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import {
  createShareLink,
  purgeAssessments,
  resumeAssessment,
  saveAnswers,
  startAssessment,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';

const then = (day: string) => ({ ...anActor(), now: new Date(`${day}T12:00:00Z`) });
const night = (day: string) => new Date(`${day}T02:30:00Z`);

beforeEach(freshDatabase);

describe('after 24 months without a change', () => {
  test('an assessment goes with everything that hangs on it', async () => {
    const owner = then('2026-11-16');
    const id = await aCompleted(owner, { answers: everyItem(1) });
    await createShareLink(owner, id);
    expect(await purgeAssessments(night('2028-11-16'))).toBe(0);
    expect(await purgeAssessments(night('2028-11-17'))).toBe(1);
    expect([
      await db.assessment.count(),
      await db.assessmentFact.count(),
      await db.assessmentAnswer.count(),
      await db.deviceGrant.count(),
      await db.shareLink.count(),
      await db.assessmentResult.count(),
      await db.plannedAction.count(),
    ]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await db.frameworkVersion.count()).toBe(1);
  });

  test('those that changed since stay, untouched', async () => {
    const old = await aDraft(then('2026-01-10'));
    const changed = await aDraft(then('2026-01-10'));
    await saveAnswers(then('2027-03-01'), changed, page({ 'CUS-01': answered(1) }), null);
    const before = await db.assessment.findUniqueOrThrow({ where: { id: changed } });
    expect(await purgeAssessments(night('2028-02-01'))).toBe(1);
    expect(await db.assessment.findMany()).toEqual([before]);
    expect(before.id).not.toBe(old);
    expect(await purgeAssessments(night('2028-02-01'))).toBe(0);
  });

  test('its code no longer opens anything', async () => {
    const owner = then('2026-01-10');
    const code = await codeFor(owner, await aDraft(owner));
    await purgeAssessments(night('2028-02-01'));
    await expect(
      resumeAssessment({ ...anActor('another browser'), now: night('2028-02-01') }, code),
    ).rejects.toMatchObject({ code: 'assessment.unknown-code' });
  });

  test('those of a firm stay: they follow the firm', async () => {
    const owner = { ...(await makeFirmPerson('sme-owner')), now: then('2026-01-10').now };
    const id = await startAssessment(owner, 'full');
    await aDraft(then('2026-01-10'));
    expect(await purgeAssessments(night('2028-02-01'))).toBe(1);
    expect(await db.assessment.findMany()).toMatchObject([{ id }]);
  });
});
