import { beforeEach, describe, expect, test } from 'vitest';
import { openAppeal } from '#domain/cases/appeals/open-appeal.server.ts';
import { acknowledgeDecision } from '#domain/cases/applications/acknowledge.server.ts';
import { correctApplication } from '#domain/cases/applications/correct.server.ts';
import { reopenApplication } from '#domain/cases/applications/correct-reopen.server.ts';
import { withdrawApplication } from '#domain/cases/applications/withdraw.server.ts';
import { answerHearing } from '#domain/cases/decisions/answer-hearing.server.ts';
import { noticeRevocation } from '#domain/cases/decisions/notice-revocation.server.ts';
import { addDocument } from '#domain/cases/documents/add-document.server.ts';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import { advance } from '#domain/cases/records.server.ts';
import {
  addDays,
  civilDate,
  civilDateOf,
  type MemberActor,
  midnight,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  moneyOf,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { sent as aFile } from '../../factories/files.ts';
import { makeAdvisor, makeFirmPerson } from '../../factories/firms.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
const then = (actor: MemberActor, days: number) => ({ ...actor, now: daysAfter(NOON, days) });
const stampOf = async (id: string) => (await caseRow(id)).stamp;
const clocksOf = async (applicationId: string) =>
  (await db.caseClock.findMany({ where: { applicationId, endedAt: null } })).map(
    ({ code }) => code,
  );

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
});

describe('to withdraw a request', () => {
  test('frees what was reserved for it, once, and tells those who wait', async () => {
    const { id, applicant } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    expect(await moneyOf(office.programme.envelopeId)).toMatchObject({ 'E:reserved': 400_000n });
    const stamp = await stampOf(id);
    await withdrawApplication(applicant, id, { stamp });
    await withdrawApplication(applicant, id, { stamp });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({
      ...{ 'E:available': 100_000_000n },
    });
    const row = await caseRow(id);
    expect(row).toMatchObject({ state: 'withdrawn', reservation: null, awarded: null });
    expect(await clocksOf(id)).toEqual([]);
    expect(await db.aidDecision.findFirst()).toMatchObject({ state: 'lapsed' });
    expect(await waitingJobs('promote-waiting')).toMatchObject([
      { payload: { programmeId: office.programme.programmeId } },
    ]);
    expect(await refusalCode(decideNow(office.officers.decides, id))).toBe('cases.wrong-state');
  });

  test('is refused once it is decided, and when something happened meanwhile', async () => {
    const { id, applicant } = await caseInHand(office);
    const stamp = await stampOf(id);
    await proposeRefusal(office.officers.proposes, id);
    expect(await refusalCode(withdrawApplication(applicant, id, { stamp }))).toBe(
      'cases.changed-meanwhile',
    );
    await decideNow(office.officers.decides, id);
    const last = await stampOf(id);
    expect(await refusalCode(withdrawApplication(applicant, id, { stamp: last }))).toBe(
      'cases.wrong-state',
    );
  });

  test('is for the firm and its advisors under mandate', async () => {
    const { id, firmId } = await caseInHand(office);
    const stamp = await stampOf(id);
    const strangers = [
      await makeFirmPerson('sme-owner'),
      await makeFirmPerson('sme-viewer', firmId),
      await makeAdvisor(firmId),
      await makeMember('programme', ['deciding-officer'], office.programme.ownerId),
    ];
    for (const stranger of strangers)
      expect(await refusalCode(withdrawApplication(stranger, id, { stamp }))).toBe(
        'cases.not-found',
      );
    await withdrawApplication(await makeAdvisor(firmId, { scopes: ['apply'] }), id, { stamp });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { type: 'cases.withdraw' } });
    expect(JSON.parse(entry.body)).toMatchObject({ onBehalfOf: firmId });
  });

  test('or to approve it at the same moment: one of them happens, the books agree', async () => {
    for (let round = 0; round < 4; round += 1) {
      const category = round % 2 === 0 ? 'WEB' : 'CRM';
      const { id, applicant } = await caseInHand(office, { category });
      await proposeNow(office.officers.proposes, id);
      const before = await moneyOf(office.programme.envelopeId);
      const stamp = await stampOf(id);
      const [withdrawn, decided] = await Promise.all([
        refusalCode(withdrawApplication(applicant, id, { stamp })),
        refusalCode(decideNow(office.officers.decides, id)),
      ]);
      const { state } = await caseRow(id);
      expect([withdrawn === null, decided === null].filter(Boolean)).toHaveLength(1);
      expect(state).toBe(withdrawn === null ? 'withdrawn' : 'approved');
      const after = await moneyOf(office.programme.envelopeId);
      const total = (money: typeof after) => Object.values(money).reduce((a, b) => a + b, 0n);
      expect([total(after), after['E:reserved']]).toEqual([total(before), undefined]);
    }
  });
});

/** A refusal that two officers decided at noon. */
async function refused() {
  const sent = await caseInHand(office);
  await proposeRefusal(office.officers.proposes, sent.id);
  await decideNow(office.officers.decides, sent.id);
  return sent;
}

describe('to open a decision', () => {
  test('starts the time to contest a refusal, once', async () => {
    const { id, applicant } = await refused();
    await acknowledgeDecision(then(applicant, 3), id);
    await acknowledgeDecision(then(applicant, 9), id);
    const row = await caseRow(id);
    const on = civilDateOf(daysAfter(NOON, 3));
    expect(row).toMatchObject({
      ...{ acknowledgedAt: daysAfter(NOON, 3), acknowledgedById: applicant.person.accountId },
      appealUntil: midnight(addDays(on, 60)),
    });
    const clock = await db.caseClock.findFirstOrThrow({ where: { code: 'appeal' } });
    expect(clock).toMatchObject({ dueOn: row.appealUntil, holder: 'applicant' });
    const entries = await db.auditEntry.count({ where: { type: 'cases.acknowledge' } });
    expect(entries).toBe(1);
  });

  test('that is favourable starts nothing', async () => {
    const { id, applicant } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    await decideNow(office.officers.decides, id);
    await acknowledgeDecision(applicant, id);
    expect(await caseRow(id)).toMatchObject({ acknowledgedAt: NOON, appealUntil: null });
    expect(await clocksOf(id)).toEqual([]);
  });

  test('changes nothing while none is there, and is not for readers', async () => {
    const { id, applicant, firmId } = await caseInHand(office);
    await acknowledgeDecision(applicant, id);
    expect(await caseRow(id)).toMatchObject({ acknowledgedAt: null });
    const viewer = await makeFirmPerson('sme-viewer', firmId);
    expect(await refusalCode(acknowledgeDecision(viewer, id))).toBe('cases.not-found');
  });
});

describe('to contest a refusal', () => {
  const appeal = async (actor: MemberActor, id: string, grounds = 'La pièce était jointe.') =>
    openAppeal(actor, id, { grounds, stamp: await stampOf(id) });

  test('goes to two other persons, whose time runs; officers are told', async () => {
    const manager = await makeMember('programme', ['programme-manager'], office.programme.ownerId);
    const { id, applicant } = await refused();
    await acknowledgeDecision(applicant, id);
    await appeal(applicant, id);
    await appeal(applicant, id);
    expect(await caseRow(id)).toMatchObject({ state: 'appealed', round: 2 });
    expect(await db.aidAppeal.findMany()).toMatchObject([{ state: 'open', applicationId: id }]);
    expect(await clocksOf(id)).toEqual(['answer-appeal']);
    expect(await notificationsTo(manager.person.accountId)).toMatchObject([
      { kind: 'aid-appealed', params: { number: expect.stringMatching(/^RQ-2026-/) as string } },
    ]);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { type: 'cases.appeal' } });
    expect(entry.body).not.toContain('pièce');
  });

  test('is possible once it was opened, until the last day, and once', async () => {
    const { id, applicant } = await refused();
    expect(await refusalCode(appeal(applicant, id))).toBe('cases.not-opened');
    await acknowledgeDecision(applicant, id);
    expect(await refusalCode(appeal(then(applicant, 61), id))).toBe('cases.appeal-over');
    await appeal(then(applicant, 60), id);
    expect(await refusalCode(appeal(applicant, id, 'Encore.'))).toBe('cases.already-appealed');
  });

  test('is refused while the firm has asked again', async () => {
    const { id, applicant } = await refused();
    await acknowledgeDecision(applicant, id);
    await caseInHand(office, { actor: applicant, facts: {} });
    expect(await refusalCode(appeal(applicant, id))).toBe('cases.already-open');
    expect(await db.aidAppeal.count()).toBe(0);
  });

  test('is not possible in any other state', async () => {
    const { id, applicant } = await caseInHand(office);
    expect(await refusalCode(appeal(applicant, id))).toBe('cases.wrong-state');
  });
});

/** Corrections asked at noon: the cost, and the tax attestation. */
async function asked(fields: readonly string[] = ['cost', 'document:tax-attestation']) {
  const sent = await caseInHand(office);
  await askCorrection(office.officers.proposes, sent.id, {
    stamp: await stampOf(sent.id),
    items: fields.map((field) => ({ field, reason: 'incorrect', note: 'À revoir.' })),
  });
  return sent;
}

const joinPaper = (actor: MemberActor, applicationId: string, code = 'tax-attestation') =>
  addDocument(
    actor,
    { applicationId, code },
    { issuedOn: null, validUntil: '2027-05-01', file: aFile('attestation.pdf') },
    `an-intent-of-a-paper-${String(actor.now.getTime())}`,
  );

describe('to correct a request', () => {
  test('changes what was asked and no more, and gives the ball back', async () => {
    const { id, applicant } = await asked();
    const after = then(applicant, 1);
    await joinPaper(after, id);
    const before = await caseRow(id);
    const correction = { stamp: before.stamp, fields: { cost: '600000' } };
    await correctApplication(after, id, correction);
    await correctApplication(after, id, correction);
    const row = await caseRow(id);
    expect(row).toMatchObject({
      ...{ state: 'under-review', cost: 600_000n, asked: 300_000n, snapshot: before.snapshot },
      content: { ...(before.content as object), cost: '600000' },
    });
    expect(await clocksOf(id)).toEqual(['propose']);
    const rows = await db.caseCorrection.findMany();
    expect(rows.map(({ answeredAt }) => answeredAt)).toEqual([after.now, after.now]);
    const told = await notificationsTo(office.officers.proposes.person.accountId);
    expect(told.filter(({ kind }) => kind === 'aid-corrected')).toHaveLength(1);
  });

  test('is refused without its paper, with other fields, and late', async () => {
    const { id, applicant } = await asked();
    const stamp = await stampOf(id);
    const correct = (fields: Parameters<typeof correctApplication>[2]['fields'], at = stamp) =>
      refusalCode(correctApplication(then(applicant, 1), id, { stamp: at, fields }));
    expect(await correct({ cost: '600000' })).toBe('cases.paper');
    await joinPaper(then(applicant, 1), id);
    expect(await correct({ cost: '600000', title: 'Autre' })).toBe('cases.not-asked');
    expect(await correct({})).toBe('cases.not-asked');
    expect(await correct({ cost: '600000' }, stamp - 1)).toBe('cases.changed-meanwhile');
    expect(await caseRow(id)).toMatchObject({ state: 'needs-correction', cost: 800_000n });
    expect(await correct({ cost: '600000' })).toBeNull();
    expect(await correct({ cost: '700000' }, stamp + 1)).toBe('cases.wrong-state');
  });

  test('cannot lead to a second request of a category', async () => {
    const { id, applicant } = await asked(['category']);
    const { programmeId } = office.programme;
    await caseInHand(office, { actor: applicant, category: 'CRM', facts: {} });
    const stamp = await stampOf(id);
    const correct = () => correctApplication(applicant, id, { stamp, fields: { category: 'CRM' } });
    expect(await refusalCode(correct())).toBe('cases.already-open');
    expect(await db.aidApplication.count({ where: { programmeId, category: 'WEB' } })).toBe(1);
  });
});

/** Closed on a day, since its corrections did not come; it may be taken up again for ten days. */
async function lapsed() {
  const sent = await asked(['title']);
  await inTransaction('tests.lapse', async (tx) =>
    advance(tx, { ...anActor(), now: daysAfter(NOON, 20) }, await caseRow(sent.id), {
      ...{ event: 'lapse', party: 'system' },
      changes: { reopenUntil: midnight(civilDate('2026-12-16')) },
    }),
  );
  return sent;
}

describe('a request that lapsed', () => {
  test('is taken up again with its number and its corrections', async () => {
    const { id, applicant } = await lapsed();
    await acknowledgeDecision(then(applicant, 21), id);
    const stamp = await stampOf(id);
    await reopenApplication(then(applicant, 30), id, { stamp });
    await reopenApplication(then(applicant, 30), id, { stamp });
    const row = await caseRow(id);
    expect(row).toMatchObject({ state: 'needs-correction', reopenUntil: null, appealUntil: null });
    expect(await clocksOf(id)).toEqual(['correct']);
    const fields = { title: 'Un four connecté' };
    await correctApplication(then(applicant, 31), id, { stamp: row.stamp, fields });
    expect(await caseRow(id)).toMatchObject({ state: 'under-review', number: row.number });
    expect(await clocksOf(id)).toEqual(['propose']);
  });

  test('is not after its last day', async () => {
    const { id, applicant } = await lapsed();
    const stamp = await stampOf(id);
    expect(await refusalCode(reopenApplication(then(applicant, 31), id, { stamp }))).toBe(
      'cases.reopen-over',
    );
    const other = await caseInHand(office);
    const open = reopenApplication(other.applicant, other.id, { stamp: await stampOf(other.id) });
    expect(await refusalCode(open)).toBe('cases.wrong-state');
  });

  test('may be contested without being opened first', async () => {
    const { id, applicant } = await lapsed();
    const given = { grounds: 'La réponse est partie à temps.', stamp: await stampOf(id) };
    await openAppeal(then(applicant, 40), id, given);
    expect(await caseRow(id)).toMatchObject({ state: 'appealed', round: 2 });
  });
});

describe('a firm that is reproached with something', () => {
  async function reproached() {
    const sent = await caseInHand(office);
    await proposeNow(office.officers.proposes, sent.id);
    await decideNow(office.officers.decides, sent.id);
    const risk = await makeMember('programme', ['risk-officer'], office.programme.ownerId);
    const stamp = await stampOf(sent.id);
    await noticeRevocation(risk, sent.id, { stamp, grounds: 'Le devis est faux.' });
    return { ...sent, risk };
  }

  test('answers once, in time; those who decide are told', async () => {
    const { id, applicant, risk } = await reproached();
    await answerHearing(then(applicant, 2), id, { answer: 'Voici l’original.' });
    await answerHearing(then(applicant, 3), id, { answer: 'Voici l’original.' });
    expect(await refusalCode(answerHearing(applicant, id, { answer: 'Autre.' }))).toBe(
      'cases.already-answered',
    );
    expect(await db.aidRevocation.findFirst()).toMatchObject({
      ...{ answer: 'Voici l’original.', answeredAt: daysAfter(NOON, 2), state: 'noticed' },
    });
    expect(await clocksOf(id)).toEqual(['open']);
    for (const { person } of [risk, office.officers.decides]) {
      const told = await notificationsTo(person.accountId);
      expect(told.filter(({ kind }) => kind === 'aid-hearing-answered')).toHaveLength(1);
    }
  });

  test('cannot after the last day, nor where nothing is reproached', async () => {
    const { id, applicant } = await reproached();
    const late = answerHearing(then(applicant, 30), id, { answer: 'Tard.' });
    expect(await refusalCode(late)).toBe('cases.hearing-over');
    const { id: other, applicant: another } = await refused();
    expect(await refusalCode(answerHearing(another, other, { answer: 'Rien.' }))).toBe(
      'cases.no-hearing',
    );
    expect(await refusalCode(answerHearing(another, id, { answer: 'Rien.' }))).toBe(
      'cases.not-found',
    );
  });
});
