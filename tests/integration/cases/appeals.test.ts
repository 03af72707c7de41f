import { beforeEach, describe, expect, test } from 'vitest';
import { acknowledgeDecision } from '#domain/cases/applications/acknowledge.server.ts';
import { decideAppeal } from '#domain/cases/appeals/decide-appeal.server.ts';
import { openAppeal } from '#domain/cases/appeals/open-appeal.server.ts';
import { proposeAppeal } from '#domain/cases/appeals/propose-appeal.server.ts';
import { getOwnAppeal } from '#domain/cases/pages/own-case-acts.server.ts';
import { withdrawApplication } from '#domain/cases/applications/withdraw.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { makeOfficers } from '../../factories/cases.ts';
import {
  aReason,
  caseInHand,
  caseRow,
  decideNow,
  giveCase,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let second: Awaited<ReturnType<typeof makeOfficers>>;

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
  second = await makeOfficers(office.programme.ownerId);
});

/** A refusal that the firm contests, in the hands of a third officer. */
async function contested() {
  const sent = await caseInHand(office);
  await proposeRefusal(office.officers.proposes, sent.id);
  await decideNow(office.officers.decides, sent.id);
  await acknowledgeDecision(sent.applicant, sent.id);
  const { stamp } = await caseRow(sent.id);
  await openAppeal(sent.applicant, sent.id, { stamp, grounds: 'Voici la pièce.' });
  await giveCase(sent.id, second.proposes);
  return sent;
}

async function propose(actor: MemberActor, id: string, outcome: 'uphold' | 'dismiss') {
  const { stamp } = await caseRow(id);
  const reasons = outcome === 'dismiss' ? [aReason('dismiss')] : [];
  await proposeAppeal(actor, id, { stamp, outcome, reasons, note: 'Vu la pièce.' });
}

async function decide(actor: MemberActor, id: string, decision: 'confirm' | 'send-back') {
  const { id: proposal } = await db.aidDecision.findFirstOrThrow({
    where: { applicationId: id, outcome: { in: ['uphold', 'dismiss'] } },
    orderBy: [{ decidedAt: { sort: 'asc', nulls: 'first' } }],
  });
  await decideAppeal(actor, id, { proposal, decision, note: 'Lu.' });
}

describe('an appeal', () => {
  test('that is upheld is studied again by two other persons, to the voucher', async () => {
    const { id, applicant } = await contested();
    await propose(second.proposes, id, 'uphold');
    await propose(second.proposes, id, 'uphold');
    expect(await caseRow(id)).toMatchObject({ state: 'appealed', round: 2 });
    await decide(second.decides, id, 'confirm');
    await decide(second.decides, id, 'confirm');
    expect(await caseRow(id)).toMatchObject({ state: 'under-review', round: 2, decidedAt: null });
    expect(await db.aidAppeal.findFirst()).toMatchObject({ state: 'upheld' });
    const { note } = await db.aidDecision.findFirstOrThrow({ where: { outcome: 'uphold' } });
    expect(await getOwnAppeal(applicant, id)).toMatchObject({ upheld: { note }, mayAppeal: false });
    await proposeNow(second.proposes, id);
    expect(await refusalCode(decideNow(office.officers.decides, id))).toBe('cases.same-person');
    await decideNow(second.decides, id);
    expect(await caseRow(id)).toMatchObject({ state: 'approved' });
    const persons = await db.casePerson.findMany({ where: { applicationId: id } });
    expect(new Set(persons.map(({ accountId }) => accountId)).size).toBe(4);
    const told = await notificationsTo(applicant.person.accountId);
    const decided = told.map(({ kind }) => kind).filter((kind) => kind !== 'aid-appealed');
    expect(decided).toEqual(['aid-decided', 'aid-upheld', 'aid-decided']);
  });

  test('that is dismissed says why, and is over', async () => {
    const { id } = await contested();
    const { stamp } = await caseRow(id);
    const dismissal = { stamp, outcome: 'dismiss', reasons: [], note: 'Rien de neuf.' } as const;
    expect(await refusalCode(proposeAppeal(second.proposes, id, dismissal))).toBe(
      'cases.no-reason',
    );
    const silent = { ...dismissal, reasons: [aReason('dismiss')], note: '' };
    expect(await refusalCode(proposeAppeal(second.proposes, id, silent))).toBe('cases.no-note');
    await propose(second.proposes, id, 'dismiss');
    await decide(second.decides, id, 'confirm');
    expect(await caseRow(id)).toMatchObject({ state: 'dismissed' });
    expect(await db.aidAppeal.findFirst()).toMatchObject({ state: 'dismissed' });
    const clocks = await db.caseClock.findMany({ where: { applicationId: id, endedAt: null } });
    expect(clocks.map(({ code }) => code)).toEqual(['open']);
  });

  test('may be taken back with its request: the refusal stands, and nobody answers any more', async () => {
    const { id, applicant } = await contested();
    await propose(second.proposes, id, 'uphold');
    const { stamp } = await caseRow(id);
    await withdrawApplication(applicant, id, { stamp });
    await withdrawApplication(applicant, id, { stamp });
    expect(await caseRow(id)).toMatchObject({ state: 'withdrawn' });
    expect(await db.aidAppeal.findFirst()).toMatchObject({ state: 'withdrawn' });
    const decisions = await db.aidDecision.findMany({ orderBy: { round: 'asc' } });
    expect(decisions.map(({ outcome, state }) => [outcome, state])).toEqual([
      ['reject', 'confirmed'],
      ['uphold', 'lapsed'],
    ]);
    expect(await refusalCode(decide(second.decides, id, 'confirm'))).toBe('cases.wrong-state');
    expect(await db.caseClock.count({ where: { applicationId: id, endedAt: null } })).toBe(0);
  });

  test('is answered by nobody who had a part in the first decision', async () => {
    const { id } = await contested();
    expect(await refusalCode(propose(office.officers.proposes, id, 'uphold'))).toBe(
      'cases.no-part',
    );
    await propose(second.proposes, id, 'uphold');
    expect(await refusalCode(decide(office.officers.decides, id, 'confirm'))).toBe(
      'cases.same-person',
    );
    for (const { person } of [office.officers.proposes, office.officers.decides]) {
      const sql = db.$executeRaw`
        INSERT INTO case_person (application_id, account_id, part, round, since)
        VALUES (${id}, ${person.accountId}, 'decides', 2, now())`;
      await expect(sql).rejects.toSatisfy((error) => constraintOf(error) === 'case_person_pkey');
    }
  });

  test('sent back with a note is proposed again; an older page of it changes nothing', async () => {
    const { id } = await contested();
    await propose(second.proposes, id, 'dismiss');
    const { id: old } = await db.aidDecision.findFirstOrThrow({
      where: { applicationId: id, outcome: 'dismiss' },
    });
    const back = { proposal: old, decision: 'send-back', note: '' } as const;
    expect(await refusalCode(decideAppeal(second.decides, id, back))).toBe('cases.no-note');
    await decideAppeal(second.decides, id, { ...back, note: 'À revoir.' });
    await propose(second.proposes, id, 'uphold');
    const stale = { proposal: old, decision: 'confirm', note: '' } as const;
    expect(await refusalCode(decideAppeal(second.decides, id, stale))).toBe(
      'cases.changed-meanwhile',
    );
    expect(await caseRow(id)).toMatchObject({ state: 'appealed' });
  });

  test('decided by two at once is decided once', async () => {
    const { id } = await contested();
    await propose(second.proposes, id, 'uphold');
    const third = await makeOfficers(office.programme.ownerId);
    const codes = await refusalCodes([
      decide(second.decides, id, 'confirm'),
      decide(third.decides, id, 'confirm'),
    ]);
    expect(codes.sort()).toEqual(['cases.wrong-state', null].sort());
  });

  test('is not decided like a request, nor a request like an appeal', async () => {
    const { id } = await contested();
    await propose(second.proposes, id, 'uphold');
    expect(await refusalCode(decideNow(second.decides, id))).toBe('cases.wrong-state');
  });
});
