import { beforeEach, describe, expect, test } from 'vitest';
import { acknowledgeDecision } from '#domain/cases/applications/acknowledge.server.ts';
import { startApplication } from '#domain/cases/applications/start-application.server.ts';
import { withdrawApplication } from '#domain/cases/applications/withdraw.server.ts';
import { openAppeal } from '#domain/cases/appeals/open-appeal.server.ts';
import { decideAppeal } from '#domain/cases/appeals/decide-appeal.server.ts';
import { proposeAppeal } from '#domain/cases/appeals/propose-appeal.server.ts';
import { previewBatch, requestBatch, runBatch } from '#domain/cases/index.server.ts';
import { decideRevocation } from '#domain/cases/decisions/decide-revocation.server.ts';
import { noticeRevocation } from '#domain/cases/decisions/notice-revocation.server.ts';
import { getOwnDecision } from '#domain/cases/pages/letters-decision.server.ts';
import { PERSON_CHECKS } from '#domain/cases/checks/person-checks.server.ts';
import { RIGHT_CHECKS } from '#domain/cases/checks/right-checks.server.ts';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import { getReassignment, reassignCase } from '#domain/cases/officers/reassign.server.ts';
import { releaseDecider } from '#domain/cases/officers/release-decider.server.ts';
import { getOwnCase } from '#domain/cases/pages/own-case.server.ts';
import { listOwnCaseStreams } from '#domain/cases/pages/own-streams.server.ts';
import { listGivenMandates } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { makeOfficers, openProgramme, sendApplication } from '../../factories/cases.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  giveCase,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { makeAdvisor, makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember, makeOrganisation } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const LATER = at(30 * 86_400_000);

let office: Awaited<ReturnType<typeof openOffice>>;
const proposer = () => office.officers.proposes;
const decider = () => office.officers.decides;
const colleague = (role: 'deciding-officer' | 'programme-manager' | 'risk-officer') =>
  makeMember('programme', [role], office.programme.ownerId);

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
});

/** Makes somebody belong to a firm that shares the tax number of another. */
async function joinLinkedFirm({ person: { accountId } }: MemberActor, firmId: string) {
  const linkedId = await makeOrganisation('sme');
  await db.organisation.updateMany({
    where: { id: { in: [firmId, linkedId] } },
    data: { taxId: '40123456' },
  });
  await giveRole(accountId, linkedId, 'sme-member');
}

async function contested() {
  const sent = await caseInHand(office);
  await proposeRefusal(proposer(), sent.id);
  await decideNow(decider(), sent.id);
  await acknowledgeDecision(sent.applicant, sent.id);
  const { stamp } = await caseRow(sent.id);
  await openAppeal(sent.applicant, sent.id, { stamp, grounds: 'Voici la pièce.' });
  const second = await makeOfficers(office.programme.ownerId);
  await giveCase(sent.id, second.proposes);
  return { ...sent, second };
}

async function proposeOnAppeal(actor: MemberActor, id: string) {
  const { stamp } = await caseRow(id);
  await proposeAppeal(actor, id, { stamp, outcome: 'uphold', reasons: [], note: 'Vu la pièce.' });
  return db.aidDecision.findFirstOrThrow({ where: { applicationId: id, state: 'proposed' } });
}

describe('whoever belongs to a linked firm', () => {
  test('decides neither a refusal nor an approval, nor finds them to decide', async () => {
    const refused = await caseInHand(office);
    await proposeRefusal(proposer(), refused.id);
    const approved = await caseInHand(office);
    await proposeNow(proposer(), approved.id);
    const batch = async () =>
      (await previewBatch(decider(), { ids: [refused.id, approved.id] }, 'fr')).lines.length;
    expect(await batch()).toBe(2);
    await joinLinkedFirm(decider(), refused.firmId);
    expect(await batch()).toBe(1);
    expect(await refusalCode(decideNow(decider(), refused.id))).toBe('cases.own-firm');
    await joinLinkedFirm(decider(), approved.firmId);
    expect(await refusalCode(decideNow(decider(), approved.id))).toBe('cases.own-firm');
    expect(await db.casePerson.count({ where: { part: 'decides' } })).toBe(0);
  });

  test('does not decide an appeal', async () => {
    const { id, firmId, second } = await contested();
    const { id: proposal } = await proposeOnAppeal(second.proposes, id);
    await joinLinkedFirm(second.decides, firmId);
    const confirm = { proposal, decision: 'confirm', note: '' } as const;
    expect(await refusalCode(decideAppeal(second.decides, id, confirm))).toBe('cases.own-firm');
  });

  test('no longer proposes or decides a case that was in their hands', async () => {
    const { id, firmId } = await caseInHand(office);
    await proposeNow(proposer(), id);
    await decideNow(decider(), id, 'send-back');
    await joinLinkedFirm(proposer(), firmId);
    expect(await refusalCode(proposeNow(proposer(), id))).toBe('cases.own-firm');
    const other = await caseInHand(office);
    await proposeRefusal(proposer(), other.id);
    await decideNow(decider(), other.id, 'send-back');
    await proposeRefusal(proposer(), other.id);
    await giveRole(decider().person.accountId, other.firmId, 'sme-viewer');
    expect(await refusalCode(decideNow(decider(), other.id))).toBe('cases.own-firm');
    expect(await caseRow(other.id)).toMatchObject({ state: 'proposed-reject' });
  });

  test('does not choose the officer of its case', async () => {
    const { id, firmId } = await caseInHand(office);
    const manager = await colleague('programme-manager');
    await makeOfficers(office.programme.ownerId);
    await joinLinkedFirm(manager, firmId);
    expect(await getReassignment(manager, id)).toMatchObject({
      ...{ reader: 'own-firm', isPossible: false, candidates: [] },
    });
    const from = proposer().person.accountId;
    const given = reassignCase(manager, id, { from, why: 'leave', note: '' });
    expect(await refusalCode(given)).toBe('cases.own-firm');
  });
});

describe('a case whose decider cannot decide any more', () => {
  async function sentBackOnce() {
    const sent = await caseInHand(office);
    await proposeNow(proposer(), sent.id);
    await decideNow(decider(), sent.id, 'send-back');
    await proposeNow(proposer(), sent.id);
    return sent;
  }
  const release = (actor: MemberActor, id: string, why: 'leave' | 'aside' = 'leave') =>
    releaseDecider(actor, id, { decider: decider().person.accountId, why, note: '' });

  test('is decided by another once a manager says so', async () => {
    const { id } = await sentBackOnce();
    const [manager, other] = [
      await colleague('programme-manager'),
      await colleague('deciding-officer'),
    ];
    expect(await refusalCode(decideNow(other, id))).toBe('cases.other-decider');
    expect(await refusalCode(release(other, id))).toBe('cases.not-found');
    expect(await getReassignment(manager, id)).toMatchObject({
      ...{ reader: 'manager', decider: { accountId: decider().person.accountId } },
    });
    await release(manager, id);
    await release(manager, id);
    expect(await db.auditEntry.count({ where: { type: 'cases.decider-released' } })).toBe(1);
    const told = await notificationsTo(other.person.accountId);
    expect(told.at(-1)).toMatchObject({
      ...{ kind: 'aid-proposed', path: `/programme/cases/${id}/decide` },
    });
    expect(await refusalCode(decideNow(decider(), id))).toBe('cases.no-part');
    await decideNow(other, id);
    expect(await caseRow(id)).toMatchObject({ state: 'approved' });
    expect(await refusalCode(release(manager, id))).toBeNull();
    for await (const { code, broken } of runChecks(PERSON_CHECKS))
      expect([code, broken]).toEqual([code, 0]);
  });

  test('is left by the one who decides, who takes no part in it again', async () => {
    const { id } = await sentBackOnce();
    const other = await colleague('deciding-officer');
    expect(await getReassignment(decider(), id)).toMatchObject({ reader: 'decides' });
    await release(decider(), id, 'aside');
    expect(await refusalCode(getReassignment(decider(), id))).toBe('cases.not-found');
    expect(await refusalCode(decideNow(decider(), id))).toBe('cases.no-part');
    await decideNow(other, id);
    expect(await caseRow(id)).toMatchObject({ state: 'approved' });
  });

  test('is told to the one who decides it alone, or to the managers when they left', async () => {
    const { id } = await caseInHand(office);
    const manager = await colleague('programme-manager');
    const other = await colleague('deciding-officer');
    const linked = await colleague('deciding-officer');
    await joinLinkedFirm(linked, (await caseRow(id)).organisationId);
    const count = async ({ person }: MemberActor) =>
      (await notificationsTo(person.accountId)).length;
    await proposeNow(proposer(), id);
    expect(await Promise.all([decider(), other, linked, manager].map(count))).toEqual([1, 1, 0, 0]);
    await decideNow(decider(), id, 'send-back');
    await proposeNow(proposer(), id);
    expect(await Promise.all([decider(), other, linked, manager].map(count))).toEqual([2, 1, 0, 0]);
    await decideNow(decider(), id, 'send-back');
    await db.roleGrant.updateMany({
      where: { accountId: decider().person.accountId },
      data: { status: 'revoked', endedAt: NOON, endedById: 'who ended' },
    });
    await proposeNow(proposer(), id);
    expect(await notificationsTo(manager.person.accountId)).toMatchObject([
      { kind: 'aid-late', path: `/programme/cases/${id}/officer` },
    ]);
  });

  test('and whose aid is called into question is decided by another', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(proposer(), id);
    await decideNow(decider(), id);
    const manager = await colleague('programme-manager');
    expect(await refusalCode(release(manager, id))).toBe('cases.wrong-state');
    const risk = await colleague('risk-officer');
    const { stamp } = await caseRow(id);
    await noticeRevocation(risk, id, { stamp, grounds: 'L’attestation est fausse.' });
    await release(manager, id);
    const other = { ...(await colleague('deciding-officer')), now: LATER };
    const { id: revocation } = await db.aidRevocation.findFirstOrThrow();
    await decideRevocation(other, id, { revocation, decision: 'revoke', note: 'Vu.' });
    expect(await caseRow(id)).toMatchObject({ state: 'revoked' });
    for await (const { code, broken } of runChecks(PERSON_CHECKS))
      expect([code, broken]).toEqual([code, 0]);
  });
});

test('a batch does not say done of what was decided earlier and withdrawn since', async () => {
  const { id, applicant } = await caseInHand(office);
  await proposeNow(proposer(), id);
  await decideNow(decider(), id, 'send-back');
  await proposeNow(proposer(), id);
  const { stamp } = await caseRow(id);
  const batch = await requestBatch(decider(), 'an intent', {
    ...{ decision: 'send-back', note: 'À revoir.', rows: [{ id, stamp }] },
  });
  await withdrawApplication(applicant, id, { stamp });
  await runBatch(batch, {
    clock: { now: () => NOON },
    randomBytes: decider().randomBytes,
    isLast: true,
  });
  expect(await db.caseBatchRow.findFirst()).toMatchObject({
    state: 'refused',
    code: 'wrong-state',
  });
});

describe('who works for a provider as well', () => {
  test('asks for no aid in the name of a firm that is not theirs', async () => {
    const { slug } = await openProgramme();
    const provider = await makeOrganisation('provider');
    const owner = await makeFirmPerson('sme-owner');
    const member = await makeFirmPerson('sme-member', seatOf(owner));
    for (const { person } of [owner, member])
      await giveRole(person.accountId, provider, 'provider-member');
    const start = (actor: MemberActor) =>
      refusalCode(
        startApplication(actor, {
          ...{ programmeSlug: slug, organisationId: seatOf(owner), category: 'WEB' },
        }),
      );
    expect(await start(member)).toBe('cases.provider-side');
    expect(await start(owner)).toBeNull();
  });
});

describe('an advisor', () => {
  test('acts in the firm’s name, and is told as such', async () => {
    const { id, applicant, firmId } = await caseInHand(office);
    const advisor = await makeAdvisor(firmId, { scopes: ['apply'] });
    await withdrawApplication(advisor, id, { stamp: (await caseRow(id)).stamp });
    const event = await db.caseEvent.findFirstOrThrow({ where: { event: 'withdraw' } });
    expect(event).toMatchObject({ part: 'advisor', actorId: advisor.person.accountId });
    const { timeline } = await getOwnCase(applicant, id, speakerOf('fr'));
    expect(timeline[0]).toMatchObject({ what: 'withdraw', by: 'advisor' });
    const [given] = await listGivenMandates(applicant, await listOwnCaseStreams(applicant));
    expect(given?.done.map(({ type }) => type)).toEqual(['cases.withdraw']);
  });

  test('hears of corrections as long as the mandate lasts', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const advisor = await makeAdvisor(seatOf(owner), { scopes: ['apply'] });
    const asked = async () => {
      const { id } = await sendApplication(office.programme, { actor: owner });
      await db.aidApplication.update({
        where: { id },
        data: { submittedById: advisor.person.accountId },
      });
      await giveCase(id, proposer());
      const items = [{ field: 'title', reason: 'incorrect', note: 'Trop court.' }] as const;
      await askCorrection(proposer(), id, { stamp: (await caseRow(id)).stamp, items });
      await withdrawApplication(owner, id, { stamp: (await caseRow(id)).stamp });
      return (await notificationsTo(advisor.person.accountId)).length;
    };
    expect(await asked()).toBe(1);
    await db.mandate.updateMany({ data: { status: 'revoked', endedAt: NOON } });
    expect(await asked()).toBe(1);
  });
});

test('a refusal after an appeal is final on the platform', async () => {
  const { id, applicant, second } = await contested();
  expect(await caseRow(id)).toMatchObject({ isFinal: false, appealUntil: null });
  const { id: proposal } = await proposeOnAppeal(second.proposes, id);
  await decideAppeal(second.decides, id, { proposal, decision: 'confirm', note: '' });
  await proposeRefusal(second.proposes, id);
  await decideNow(second.decides, id);
  await acknowledgeDecision(applicant, id);
  expect(await caseRow(id)).toMatchObject({ state: 'rejected', isFinal: true, appealUntil: null });
  const { opened } = await getOwnDecision(applicant, id, 'fr');
  expect(opened).toMatchObject({ isFinal: true, mayAppeal: false, appealUntil: null });
  for await (const { code, broken } of runChecks(RIGHT_CHECKS))
    expect([code, broken]).toEqual([code, 0]);
});
