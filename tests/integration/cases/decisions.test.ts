import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { decideCase } from '#domain/cases/decisions/decide.server.ts';
import { proposeCase } from '#domain/cases/decisions/propose.server.ts';
import { endOfDay } from '#domain/cases/decisions/reservation.ts';
import { waitForMoney } from '#domain/cases/decisions/wait.server.ts';
import { cents, civilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  moneyOf,
  openOffice,
  proposeNow,
  aReason,
  setBucketBalances,
} from '../../factories/decisions.ts';
import { fund } from '../../factories/cases.ts';
import { makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const MILLION = 100_000_000n;

let office: Awaited<ReturnType<typeof openOffice>>;
const proposer = () => office.officers.proposes;
const decider = () => office.officers.decides;

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
});

describe('an approval', () => {
  test('reserves the money, and becomes a voucher by another person', async () => {
    const { id, applicant } = await caseInHand(office);
    await proposeNow(proposer(), id);
    const proposed = await caseRow(id);
    expect(proposed).toMatchObject({
      ...{ state: 'proposed-approve', awarded: 400_000n, envelopeId: office.programme.envelopeId },
      // Ten working days after Monday 16 November 2026.
      reservedUntil: endOfDay(civilDate('2026-11-30')),
      reservation: expect.stringMatching(`^reserve:${id}:`) as string,
    });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({
      'E:available': MILLION - 400_000n,
      'E:reserved': 400_000n,
    });
    const told = await notificationsTo(decider().person.accountId);
    expect(told).toMatchObject([{ kind: 'aid-proposed', path: `/programme/cases/${id}/decide` }]);

    await decideNow(decider(), id);
    expect(await caseRow(id)).toMatchObject({ state: 'approved', reservation: null });
    const voucher = await db.voucher.findUniqueOrThrow({ where: { applicationId: id } });
    expect(voucher).toMatchObject({ amount: 400_000n, state: 'issued' });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({
      'E:available': MILLION - 400_000n,
      'V:committed': 400_000n,
    });
    const firm = await notificationsTo(applicant.person.accountId);
    expect(firm.map(({ kind }) => kind)).toContain('aid-decided');
  });

  test('keeps what the rules said, and never tells what is proposed in the trail', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(proposer(), id);
    const decision = await db.aidDecision.findFirstOrThrow({ where: { applicationId: id } });
    expect(decision.replay).toMatchObject({ v: 1, on: '2026-11-16', status: 'eligible' });
    const event = await db.caseEvent.findFirstOrThrow({ where: { event: 'propose-approve' } });
    expect(event.data).toEqual({ decision: decision.id });
  });

  test('of a lower amount needs a word, and is bounded on both sides', async () => {
    const { id } = await caseInHand(office);
    const propose = (amount: bigint, note = '') =>
      refusalCode(proposeNow(proposer(), id, { amount: cents(amount), note }));
    expect(await propose(400_001n)).toBe('cases.amount-over');
    expect(await propose(99_999n, 'Trop peu')).toBe('cases.amount-under');
    expect(await propose(300_000n)).toBe('cases.no-note');
    expect(await propose(300_000n, 'Le devis est plus bas.')).toBeNull();
    expect(await caseRow(id)).toMatchObject({ awarded: 300_000n });
  });

  test('waits for facts that are not known, and is refused by the rules', async () => {
    const unknown = await caseInHand(office, { facts: { staff: 5, taxCompliant: true } });
    expect(await refusalCode(proposeNow(proposer(), unknown.id))).toBe('cases.facts-missing');
    const facts = { staff: 5, taxCompliant: false, ageMonths: 24 };
    const unfit = await caseInHand(office, { facts });
    expect(await refusalCode(proposeNow(proposer(), unfit.id))).toBe('cases.not-eligible');
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:available': MILLION });
  });

  test('of a file swapped after it was sent is refused, also when it is decided', async () => {
    const { id, firmId, applicant } = await caseInHand(office);
    await proposeNow(proposer(), id);
    const [documentId, fileId] = [randomUUID(), randomUUID()];
    const { accountId } = applicant.person;
    await db.firmDocument.create({
      data: {
        ...{ id: documentId, organisationId: firmId, code: 'tax-attestation', fileId },
        ...{ sha256: 'a'.repeat(64), addedById: accountId, addedAt: at(0) },
      },
    });
    await db.caseDocument.create({
      data: {
        ...{ applicationId: id, code: 'tax-attestation', documentId, fileId },
        ...{ sha256: 'a'.repeat(64), joinedAt: at(0), joinedById: accountId },
      },
    });
    expect(await refusalCode(decideNow(decider(), id))).toBe('cases.papers-changed');
    await decideNow(decider(), id, 'send-back');
    expect(await refusalCode(proposeNow(proposer(), id))).toBe('cases.papers-changed');
  });

  test('without money leads to the waiting list, and only then', async () => {
    const poor = await openOffice({ ownerId: office.programme.ownerId, funded: 399_999n });
    const case1 = await caseInHand({ ...poor, officers: office.officers });
    expect(await refusalCode(proposeNow(proposer(), case1.id))).toBe('cases.no-money');
    const { stamp } = await caseRow(case1.id);
    await waitForMoney(proposer(), case1.id, { stamp });
    await waitForMoney(proposer(), case1.id, { stamp });
    expect(await caseRow(case1.id)).toMatchObject({ state: 'waitlisted' });
    const case2 = await caseInHand(office);
    const row = await caseRow(case2.id);
    expect(await refusalCode(waitForMoney(proposer(), case2.id, { stamp: row.stamp }))).toBe(
      'cases.money-there',
    );
  });

  test('gathers money of several accounts when none has enough of it', async () => {
    const split = await openOffice({ funded: 0n, buckets: 3 });
    const { programmeId, envelopeId } = split.programme;
    await fund(programmeId, envelopeId, cents(450_000n));
    await setBucketBalances(split.programme, [150_000n, 150_000n, 150_000n]);
    const { id } = await caseInHand(split);
    await proposeNow(split.officers.proposes, id);
    expect(await moneyOf(envelopeId)).toEqual({
      ...{ 'E:available': 50_000n, 'E:reserved': 400_000n },
    });
    await decideNow(split.officers.decides, id);
    expect(await moneyOf(envelopeId)).toEqual({
      ...{ 'E:available': 50_000n, 'V:committed': 400_000n },
    });
  });
});

describe('firms that count as one', () => {
  /** Two firms with one owner. */
  async function linkedFirms() {
    const owner = await makeFirmPerson('sme-owner');
    const other = await makeFirmPerson('sme-owner');
    await giveRole(owner.person.accountId, seatOf(other), 'sme-member');
    return [owner, other] as const;
  }

  test('have one voucher of a programme and category together', async () => {
    const [one, other] = await linkedFirms();
    const first = await caseInHand(office, { actor: one });
    const second = await caseInHand(office, { actor: other });
    await proposeNow(proposer(), first.id);
    expect(await refusalCode(proposeNow(proposer(), second.id))).toBe('cases.voucher-live');
    await decideNow(decider(), first.id);
    expect(await refusalCode(proposeNow(proposer(), second.id))).toBe('cases.voucher-live');
  });

  test('share one ceiling', async () => {
    const { ownerId } = office.programme;
    const perFirm = { ceiling: 700_000, months: 36 };
    const tight = await openOffice({ ownerId, running: { perFirm } });
    const [one, other] = await linkedFirms();
    const first = await caseInHand({ ...tight, officers: office.officers }, { actor: one });
    const second = await caseInHand(
      { ...tight, officers: office.officers },
      { actor: other, category: 'SHOP' },
    );
    await proposeNow(proposer(), first.id);
    await decideNow(decider(), first.id);
    const propose = (amount: bigint) =>
      refusalCode(proposeNow(proposer(), second.id, { amount: cents(amount), note: 'Le reste.' }));
    expect(await propose(300_001n)).toBe('cases.amount-over');
    expect(await propose(300_000n)).toBeNull();
  });

  test('that became linked after the proposals are held to it when they are decided', async () => {
    const [one, other] = [await makeFirmPerson('sme-owner'), await makeFirmPerson('sme-owner')];
    const first = await caseInHand(office, { actor: one });
    const second = await caseInHand(office, { actor: other });
    await proposeNow(proposer(), first.id);
    await proposeNow(proposer(), second.id);
    await giveRole(one.person.accountId, seatOf(other), 'sme-member');
    expect(await refusalCode(decideNow(decider(), first.id))).toBe('cases.voucher-live');
    await decideNow(decider(), second.id, 'send-back');
    await decideNow(decider(), first.id);
    expect(await db.voucher.count()).toBe(1);
  });
});

describe('a refusal', () => {
  test('says why, by which rule, and reserves nothing', async () => {
    const { id } = await caseInHand(office);
    const { stamp } = await caseRow(id);
    const refuse = (reasons: readonly string[], note: string) =>
      refusalCode(proposeCase(proposer(), id, { stamp, outcome: 'reject', reasons, note }));
    expect(await refuse([], 'Pas de raison')).toBe('cases.no-reason');
    expect(await refuse(['because'], 'Pas une raison')).toBe('cases.no-reason');
    expect(await refuse([aReason('reject')], '')).toBe('cases.no-note');
    expect(await refuse([aReason('reject')], 'Voyez la raison.')).toBeNull();
    const decision = await db.aidDecision.findFirstOrThrow({ where: { applicationId: id } });
    expect(decision.reasons).toEqual([
      { code: aReason('reject'), legalRef: expect.stringContaining('Règlement') as string },
    ]);
    await decideNow(decider(), id);
    expect(await caseRow(id)).toMatchObject({ state: 'rejected', reservation: null });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:available': MILLION });
    expect(await db.voucher.count()).toBe(0);
  });
});

describe('sent back', () => {
  test('with a note, the money is free again and the officer is told', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(proposer(), id);
    const { stamp } = await caseRow(id);
    const silent = decideCase(decider(), id, { stamp, decision: 'send-back', note: '' });
    expect(await refusalCode(silent)).toBe('cases.no-note');
    await decideNow(decider(), id, 'send-back');
    expect(await caseRow(id)).toMatchObject({
      ...{ state: 'under-review', reservation: null, awarded: null, envelopeId: null },
    });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:available': MILLION });
    const told = await notificationsTo(proposer().person.accountId);
    expect(told.map(({ kind }) => kind)).toContain('aid-sent-back');
    expect((await waitingJobs('promote-waiting')).map(({ payload }) => payload)).toEqual([
      { programmeId: office.programme.programmeId },
    ]);
  });

  test('it can be proposed again, and only the same second person decides this round', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(proposer(), id);
    await decideNow(decider(), id, 'send-back');
    await proposeNow(proposer(), id);
    const third = await makeMember('programme', ['deciding-officer'], office.programme.ownerId);
    expect(await refusalCode(decideNow(third, id))).toBe('cases.other-decider');
    await decideNow(decider(), id);
    expect(await caseRow(id)).toMatchObject({ state: 'approved' });
  });
});
