import { beforeEach, describe, expect, test } from 'vitest';
import {
  attachAssessment,
  attachAssessments,
  getProfile,
  getReview,
  resumeAssessment,
  startAssessment,
} from '#domain/assessment/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import { aCompleted, aDraft, codeFor, freshDatabase } from '../../factories/drafts.ts';
import {
  aFirmResult,
  auditOf,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../../factories/firms.ts';
import { holding } from '../../factories/interleaving.ts';

const browser = anActor();

beforeEach(freshDatabase);

/** The person in front of the browser that was used before anybody signed in. */
function atBrowser(person: SeatedActor): SeatedActor {
  return { ...person, deviceHash: browser.deviceHash };
}

function attach(actor: SeatedActor) {
  return inTransaction('tests.attach', (tx) => attachAssessments(tx, actor, seatOf(actor)));
}

describe('signing up in front of a browser that was used before', () => {
  test('gives the firm its drafts and its completed assessments', async () => {
    const [draft, completed] = [await aDraft(browser), await aCompleted(browser)];
    const other = await aDraft(anActor('another browser'));
    const owner = atBrowser(await makeFirmPerson('sme-owner'));
    expect((await attach(owner)).sort()).toEqual([draft, completed].sort());
    const rows = await db.assessment.findMany({ where: { organisationId: seatOf(owner) } });
    expect(rows.map(({ id }) => id).sort()).toEqual([draft, completed].sort());
    expect(rows).toMatchObject(
      rows.map(() => ({ openedById: owner.person.accountId, attachedAt: owner.now, mode: 'self' })),
    );
    const left = await db.deviceGrant.findMany();
    expect(left.map(({ assessmentId }) => assessmentId)).toEqual([other]);
  });

  test('leaves the answers as they were, and opens them by membership alone', async () => {
    const id = await aDraft(browser, { answers: { 'CUS-01': answered(3) } });
    const owner = atBrowser(await makeFirmPerson('sme-owner'));
    await attach(owner);
    const colleague = await makeFirmPerson('sme-member', seatOf(owner));
    const { dimensions } = await getReview(colleague, id, 'fr');
    const items = dimensions.flatMap((dimension) => dimension.items);
    expect(items.find((item) => item.id === 'CUS-01')?.status).toBe('answered');
    await expect(getProfile(browser, id)).rejects.toMatchObject({ code: 'assessment.not-found' });
  });

  test('ends the resume code', async () => {
    const id = await aDraft(browser);
    const code = await codeFor(browser, id);
    const before = await db.assessment.findUniqueOrThrow({ where: { id } });
    await attach(atBrowser(await makeFirmPerson('sme-owner')));
    await expect(resumeAssessment(anActor('another browser'), code)).rejects.toMatchObject({
      code: 'assessment.unknown-code',
    });
    const after = await db.assessment.findUniqueOrThrow({ where: { id } });
    expect(after.resumeVersion).toBe(before.resumeVersion + 1);
    expect(after.resumeHash).not.toBe(before.resumeHash);
  });

  test('writes one entry an assessment into the chain of the firm, without personal data', async () => {
    const [draft, completed] = [await aDraft(browser), await aCompleted(browser)];
    const owner = atBrowser(await makeFirmPerson('sme-owner'));
    await attach(owner);
    const entries = await auditOf(seatOf(owner));
    const told = entries.map(({ type, subject, facts }) => ({ type, subject, facts }));
    expect(told).toHaveLength(2);
    for (const [id, isDone] of [
      [draft, false],
      [completed, true],
    ] as const)
      expect(told).toContainEqual({
        type: 'assessment.attached',
        subject: `assessment:${id}`,
        facts: { completed: isDone },
      });
  });

  test('a second time changes nothing more', async () => {
    await aDraft(browser);
    const owner = atBrowser(await makeFirmPerson('sme-owner'));
    await attach(owner);
    const rows = await db.assessment.findMany();
    expect(await attach(owner)).toEqual([]);
    expect(await db.assessment.findMany()).toEqual(rows);
    expect(await auditOf(seatOf(owner))).toHaveLength(1);
  });

  test('never takes what belongs to another firm', async () => {
    const other = await makeFirmPerson('sme-owner');
    const theirs = await aFirmResult(other);
    await db.deviceGrant.create({
      data: { tokenHash: browser.deviceHash, assessmentId: theirs, createdAt: browser.now },
    });
    expect(await attach(atBrowser(await makeFirmPerson('sme-owner')))).toEqual([]);
    const row = await db.assessment.findUniqueOrThrow({ where: { id: theirs } });
    expect(row.organisationId).toBe(seatOf(other));
  });

  test('without a browser token attaches nothing', async () => {
    await aDraft(browser);
    const owner = await makeFirmPerson('sme-owner');
    const actor = { ...owner, deviceHash: null };
    expect(
      await inTransaction('tests.attach', (tx) => attachAssessments(tx, actor, seatOf(owner))),
    ).toEqual([]);
  });
});

describe('two people at once', () => {
  test('one of them gets the assessment, whole', async () => {
    const id = await aDraft(browser);
    const first = atBrowser(await makeFirmPerson('sme-owner'));
    const second = atBrowser(await makeFirmPerson('sme-owner'));
    const waiting = await holding(async ({ query, somebodyWaits }) => {
      await query('SELECT 1 FROM assessment WHERE id = $1 FOR UPDATE', [id]);
      const both = Promise.all([attach(first), attach(second)]);
      await somebodyWaits();
      return { both };
    });
    const taken = await waiting.both;
    expect(taken.flat()).toEqual([id]);
    const winner = taken[0].length === 1 ? first : second;
    const row = await db.assessment.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({
      organisationId: seatOf(winner),
      openedById: winner.person.accountId,
      resumeVersion: 2,
    });
    const entries = [...(await auditOf(seatOf(first))), ...(await auditOf(seatOf(second)))];
    expect(entries).toHaveLength(1);
  });
});

describe('attaching one assessment from its page', () => {
  test('is offered and done for people who may write', async () => {
    const [id, kept] = [await aDraft(browser), await aDraft(browser)];
    const member = atBrowser(await makeFirmPerson('sme-member'));
    expect((await getReview(member, id, 'fr')).attachable).toBe(true);
    await attachAssessment(member, id);
    await attachAssessment(member, id);
    expect((await getReview(member, id, 'fr')).attachable).toBe(false);
    const row = await db.assessment.findUniqueOrThrow({ where: { id: kept } });
    expect(row.organisationId).toBeNull();
    expect(await auditOf(seatOf(member))).toHaveLength(1);
  });

  test('is refused to viewers, to strangers and without an account', async () => {
    const id = await aDraft(browser);
    const viewer = atBrowser(await makeFirmPerson('sme-viewer'));
    expect((await getReview(viewer, id, 'fr')).attachable).toBe(false);
    await expect(attachAssessment(viewer, id)).rejects.toMatchObject({
      code: 'assessment.read-only',
    });
    await expect(attachAssessment(browser, id)).rejects.toMatchObject({
      code: 'assessment.read-only',
    });
    await expect(attachAssessment(await makeFirmPerson('sme-owner'), id)).rejects.toMatchObject({
      code: 'assessment.not-found',
    });
    expect(await db.assessment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      organisationId: null,
      resumeVersion: 1,
    });
  });
});

describe('a new assessment', () => {
  test('of somebody who may write for a firm belongs to it at once', async () => {
    const member = await makeFirmPerson('sme-member');
    const id = await startAssessment(member, 'full');
    expect(await db.assessment.findUniqueOrThrow({ where: { id } })).toMatchObject({
      organisationId: seatOf(member),
      openedById: member.person.accountId,
      mode: 'self',
      mandateId: null,
    });
    expect(await db.deviceGrant.count()).toBe(0);
    expect(await auditOf(seatOf(member))).toMatchObject([
      { type: 'assessment.started', subject: `assessment:${id}`, onBehalfOf: null },
    ]);
  });

  test('of a viewer stays with the browser', async () => {
    const viewer = await makeFirmPerson('sme-viewer');
    const id = await startAssessment(viewer, 'express');
    const row = await db.assessment.findUniqueOrThrow({
      where: { id },
      include: { grants: true },
    });
    expect(row.organisationId).toBeNull();
    expect(row.grants).toMatchObject([{ tokenHash: viewer.deviceHash }]);
  });

  test('begins with the facts of the latest completed one and none of its answers', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const first = await aFirmResult(owner);
    await db.assessmentFact.create({
      data: {
        assessmentId: first,
        fact: 'webConsumerShare',
        value: 'gt10',
        eventAt: owner.now,
      },
    });
    const next = await startAssessment(owner, 'full');
    expect((await getProfile(owner, next)).facts).toMatchObject({ sector: 'IND', staff: 12 });
    expect((await getProfile(owner, next)).facts.webConsumerShare).toBeUndefined();
    expect(await db.assessmentAnswer.count({ where: { assessmentId: next } })).toBe(0);
    const stranger = await makeFirmPerson('sme-owner');
    const theirs = await startAssessment(stranger, 'full');
    expect((await getProfile(stranger, theirs)).facts).toEqual({});
  });
});
