import { beforeEach, describe, expect, test } from 'vitest';
import {
  changePath,
  completeAssessment,
  confirmDmaBridge,
  createShareLink,
  exportAssessment,
  findDimensionPage,
  getDmaBridge,
  getProfile,
  getReview,
  getRoadmap,
  getWhatIf,
  listOwnAssessments,
  listShareLinks,
  renderReport,
  revokeShareLink,
  saveAnswers,
  saveProfile,
  startSecond,
  updatePlannedAction,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { answered } from '../../factories/assessment.ts';
import { freshDatabase, page, PLANT_FORM } from '../../factories/drafts.ts';
import {
  aFirmResult,
  atOwnBrowser,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../../factories/firms.ts';
import { makeMember } from '../../factories/people.ts';
import { getResult } from '../../factories/results.ts';

type UseCase = (actor: SeatedActor, id: string) => Promise<unknown>;

const READS: Readonly<Record<string, UseCase>> = {
  'read the profile': getProfile,
  'read a page': (actor, id) => findDimensionPage(actor, id, 'cus', 'fr'),
  review: (actor, id) => getReview(actor, id, 'fr'),
  'read the result': (actor, id) => getResult(actor, id, 'fr'),
  'read the roadmap': (actor, id) => getRoadmap(actor, id, 'fr'),
  'ask what if': (actor, id) => getWhatIf(actor, id, [], 'fr'),
  export: exportAssessment,
  'list links': listShareLinks,
  'open the European questionnaire': (actor, id) => getDmaBridge(actor, id, 'fr'),
  'make the report': (actor, id) =>
    renderReport(actor, { id, lang: 'fr', demo: true, origin: 'https://raqmana.example' }),
};

const WRITES: Readonly<Record<string, UseCase>> = {
  'save the profile': (actor, id) => saveProfile(actor, id, { ...PLANT_FORM, staff: 99 }),
  'save answers': (actor, id) => saveAnswers(actor, id, page({ 'CUS-01': answered(4) }), 'le10'),
  complete: completeAssessment,
  'change the path': (actor, id) => changePath(actor, id, 'express'),
  share: createShareLink,
  'confirm the European answers': (actor, id) => confirmDmaBridge(actor, id, {}),
  'plan an action': async (actor, id) => {
    const { actionId } = await db.plannedAction.findFirstOrThrow({ where: { assessmentId: id } });
    await updatePlannedAction(actor, id, actionId, { state: 'doing' });
  },
  'cut a link': (actor, id) => revokeShareLink(actor, id, 'no such link'),
};

async function everything() {
  return {
    assessments: await db.assessment.findMany({ orderBy: { id: 'asc' } }),
    facts: await db.assessmentFact.findMany({ orderBy: { fact: 'asc' } }),
    answers: await db.assessmentAnswer.findMany({ orderBy: { itemId: 'asc' } }),
    results: await db.assessmentResult.findMany({ orderBy: { id: 'asc' } }),
    plan: await db.plannedAction.findMany({ orderBy: { actionId: 'asc' } }),
    shares: await db.shareLink.findMany({ orderBy: { id: 'asc' } }),
    bridges: await db.dmaBridge.findMany(),
    audit: await db.auditEntry.count(),
  };
}

let owner: SeatedActor;
let id: string;

beforeEach(async () => {
  await freshDatabase();
  owner = await makeFirmPerson('sme-owner');
  id = await aFirmResult(owner);
});

const OPENERS: Readonly<Record<string, () => Promise<SeatedActor>>> = {
  'another owner': () => makeFirmPerson('sme-owner', seatOf(owner)),
  'a member': () => makeFirmPerson('sme-member', seatOf(owner)),
  'an advisor with a mandate': () => makeAdvisor(seatOf(owner)),
};

describe.each(Object.entries(OPENERS))('%s of the firm', (_who, make) => {
  test.each(Object.entries({ ...READS, ...WRITES }))('may %s', async (_name, useCase) => {
    await expect(useCase(await make(), id)).resolves.not.toThrow();
  });

  test('is not told that the assessment is read only', async () => {
    expect((await getReview(await make(), id, 'fr')).readOnly).toBe(false);
  });
});

describe('a viewer of the firm', () => {
  test.each(Object.entries(READS))('may %s', async (_name, useCase) => {
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    await expect(useCase(viewer, id)).resolves.toBeDefined();
  });

  test.each(Object.entries(WRITES))('may not %s, and nothing changes', async (_name, useCase) => {
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    const before = await everything();
    await expect(useCase(viewer, id)).rejects.toMatchObject({ code: 'assessment.read-only' });
    expect(await everything()).toEqual(before);
  });

  test('is told that it is read only', async () => {
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    expect((await getReview(viewer, id, 'fr')).readOnly).toBe(true);
  });
});

const EXPIRED = new Date('2026-11-16T10:59:59Z');
const OUTSIDERS: Readonly<Record<string, () => Promise<SeatedActor>>> = {
  'an owner of another firm': () => makeFirmPerson('sme-owner'),
  'a viewer of another firm': () => makeFirmPerson('sme-viewer'),
  'an advisor without a mandate': async () =>
    atOwnBrowser(await makeMember('advisor', ['advisor'])),
  'an advisor of another firm': async () => makeAdvisor(seatOf(await makeFirmPerson('sme-owner'))),
  'an advisor whose mandate ended': () => makeAdvisor(seatOf(owner), { expiresAt: EXPIRED }),
  'an advisor whose mandate was revoked': () => makeAdvisor(seatOf(owner), { status: 'revoked' }),
  'an advisor who may only follow': () => makeAdvisor(seatOf(owner), { scopes: ['follow'] }),
  'a provider': async () => atOwnBrowser(await makeMember('provider', ['provider-owner'])),
  'an administrator': async () => atOwnBrowser(await makeMember('platform', ['platform-admin'])),
  'a programme manager': async () =>
    atOwnBrowser(await makeMember('programme', ['programme-manager'])),
};

describe.each(Object.entries(OUTSIDERS))('%s', (_who, make) => {
  test.each(Object.entries({ ...READS, ...WRITES }))('cannot %s', async (_name, useCase) => {
    const outsider = await make();
    const before = await everything();
    await expect(useCase(outsider, id)).rejects.toMatchObject({ code: 'assessment.not-found' });
    expect(await everything()).toEqual(before);
  });
});

describe('a firm that is suspended', () => {
  test('is no longer helped by an advisor', async () => {
    const advisor = await makeAdvisor(seatOf(owner));
    await db.organisation.update({
      where: { id: seatOf(owner) },
      data: { suspendedAt: owner.now },
    });
    await expect(getProfile(advisor, id)).rejects.toMatchObject({ code: 'assessment.not-found' });
  });
});

describe('an assessment that belongs to a firm', () => {
  test('is not opened by a browser that still has a grant', async () => {
    const nobody = { ...owner, person: null };
    await db.deviceGrant.create({
      data: { tokenHash: owner.deviceHash, assessmentId: id, createdAt: owner.now },
    });
    await expect(getProfile(nobody, id)).rejects.toMatchObject({ code: 'assessment.not-found' });
    expect(await listOwnAssessments(nobody)).toEqual([]);
  });

  test('is listed to its people, and to nobody else', async () => {
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    expect(await listOwnAssessments(viewer)).toMatchObject([{ id, ofFirm: true }]);
    expect(await listOwnAssessments(await makeFirmPerson('sme-owner'))).toEqual([]);
    expect(await listOwnAssessments(await makeAdvisor(seatOf(owner)))).toEqual([]);
  });

  test('shows no code to come back by', async () => {
    expect((await getProfile(owner, id)).code).toBeNull();
    expect((await getReview(owner, id, 'fr')).code).toBeNull();
  });
});

describe('the copy of a second respondent', () => {
  test('stays between the people of the firm', async () => {
    const second = await startSecond(owner, id);
    const colleague = await makeFirmPerson('sme-member', seatOf(owner));
    expect((await getProfile(colleague, second)).id).toBe(second);
    const advisor = await makeAdvisor(seatOf(owner));
    await expect(getProfile(advisor, second)).rejects.toMatchObject({
      code: 'assessment.not-found',
    });
    await expect(
      saveAnswers(advisor, second, page({ 'CUS-01': answered(4) }), null),
    ).rejects.toMatchObject({ code: 'assessment.not-found' });
  });
});
