import { beforeEach, describe, expect, test } from 'vitest';
import { caseFacts } from '#domain/cases/applications/facts.server.ts';
import { exportFirmRequests, getDraft, startApplication } from '#domain/cases/index.server.ts';
import { getActionMatches } from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import { openProgramme, sendApplication, tellFacts } from '../../factories/cases.ts';
import { makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { firstNeed, freshMatching, indexedOffers, matchedFirm } from '../../factories/matching.ts';
import { anIce, makeOrganisation } from '../../factories/people.ts';
import { aLastingContent } from '../../factories/public-programmes.ts';
import { giveAccepted } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

describe('a request begun from a plan', () => {
  test('is filled in with its action, the price of the offer and the person who asks', async () => {
    await freshMatching();
    const before = await matchedFirm();
    const { action, category } = await firstNeed(before.actor, before.assessmentId);
    await indexedOffers(2, { category });
    const { actor, assessmentId } = await matchedFirm();
    const { slug } = await openProgramme({ content: aLastingContent({ categories: [category] }) });
    const { best, title } = (await getActionMatches(actor, assessmentId, action, 'fr')).action;
    const [offer] = best;
    expect(offer?.cost.max).toBeGreaterThan(0);
    const { id } = await startApplication(actor, {
      ...{ programmeSlug: slug, assessmentId, actionId: action, offerId: offer?.offerId },
    });
    expect((await getDraft(actor, id)).content).toMatchObject({
      ...{ category, title, assessmentId, actionId: action, offerId: offer?.offerId },
      ...{ cost: String(offer?.cost.max), contactName: 'Amina Alaoui' },
    });
  });

  test('leaves out what is not the firm’s, or not paid for by the programme', async () => {
    await freshMatching();
    const { actor, assessmentId } = await matchedFirm();
    const { action } = await firstNeed(actor, assessmentId);
    const { slug } = await openProgramme();
    const stranger = await makeFirmPerson('sme-owner');
    for (const asker of [actor, stranger]) {
      const { id } = await startApplication(asker, {
        ...{ programmeSlug: slug, assessmentId, actionId: action },
      });
      const { content } = await getDraft(asker, id);
      expect(content).toMatchObject({ category: null, title: '', actionId: null, cost: null });
      if (asker === stranger) expect(content.assessmentId).toBeNull();
    }
  });
});

describe('what the platform knows of aid received', () => {
  beforeEach(resetDatabase);
  const aidOf = async (firmId: string, except = '') =>
    (await caseFacts(db, firmId, NOON, { except })).facts;

  test('counts the vouchers of linked firms, on top of what the firm declared', async () => {
    const programme = await openProgramme();
    const owner = await makeFirmPerson('sme-owner', await firmOf(1));
    const { applicationId } = await giveAccepted(programme, { actor: owner });
    const linked = await firmOf(2);
    await tellFacts(linked, { aidReceivedMAD: 1_000 });
    expect(await aidOf(linked)).toMatchObject({
      aidReceivedMAD: { value: 5_000 },
      hasActiveVoucher: { value: ['WEB'], source: 'registry' },
    });
    expect(await aidOf(linked, applicationId)).toMatchObject({
      aidReceivedMAD: { value: 1_000 },
      hasActiveVoucher: { value: [] },
    });
    const other = await makeOrganisation('sme');
    expect((await aidOf(other)).aidReceivedMAD).toBeUndefined();
  });

  /** Two establishments of one enterprise. */
  const firmOf = (establishment: number) =>
    makeOrganisation('sme', { ice: anIce(900_001, establishment) });
});

test('a person takes the requests of their firms along, and no decision that was not opened', async () => {
  await resetDatabase();
  const programme = await openProgramme();
  const { id, applicant } = await sendApplication(programme);
  const { requests } = await exportFirmRequests({ ...anActor(), person: applicant.person });
  expect(requests).toMatchObject([
    { id, receipt: expect.stringMatching(/^RQ-2026-/), asked: '400000', awarded: null },
  ]);
  expect(() => JSON.stringify(requests)).not.toThrow();
  const viewer = await makeFirmPerson('sme-viewer', seatOf(applicant));
  expect((await exportFirmRequests(viewer)).requests).toEqual([]);
});
