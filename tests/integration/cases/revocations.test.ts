import { beforeEach, describe, expect, test } from 'vitest';
import { answerHearing } from '#domain/cases/decisions/answer-hearing.server.ts';
import { decideRevocation } from '#domain/cases/decisions/decide-revocation.server.ts';
import { noticeRevocation } from '#domain/cases/decisions/notice-revocation.server.ts';
import {
  confirmClawback,
  dropClawback,
  notifyClawback,
} from '#domain/cases/clawbacks/decide-clawback.server.ts';
import {
  recordInstalment,
  settleClawback,
  writeOffClawback,
} from '#domain/cases/clawbacks/recover-clawback.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { post, type Posting } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { at, NOON } from '../../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  moneyOf,
  openOffice,
  proposeNow,
} from '../../factories/decisions.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const DAY_MS = 86_400_000;
const LATER = at(30 * DAY_MS);
const MILLION = 100_000_000n;
const AID = 400_000n;
const WORDS = 'Vu la réponse.';

let office: Awaited<ReturnType<typeof openOffice>>;
let risk: MemberActor;
const decider = (now = NOON) => ({ ...office.officers.decides, now });

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
  risk = await makeMember('programme', ['risk-officer'], office.programme.ownerId);
});

async function approved() {
  const sent = await caseInHand(office);
  await proposeNow(office.officers.proposes, sent.id);
  await decideNow(office.officers.decides, sent.id);
  return sent;
}

async function notice(id: string, grounds = 'L’attestation est fausse.', actor = risk) {
  const { stamp } = await caseRow(id);
  await noticeRevocation(actor, id, { stamp, grounds });
}

async function decide(actor: MemberActor, id: string, decision: 'revoke' | 'drop') {
  const { id: revocation } = await db.aidRevocation.findFirstOrThrow({
    where: { applicationId: id },
  });
  await decideRevocation(actor, id, { revocation, decision, note: 'Vu la réponse.' });
}

describe('a revocation', () => {
  test('hears the firm first, then cancels the voucher and frees its money', async () => {
    const { id, applicant } = await approved();
    await notice(id);
    await notice(id);
    expect(await db.aidRevocation.count()).toBe(1);
    const told = await notificationsTo(applicant.person.accountId);
    expect(told).toContainEqual(
      expect.objectContaining({
        kind: 'aid-hearing',
        params: { number: expect.stringMatching(/^RQ-2026-/) as string, date: '2026-11-30' },
      }),
    );
    expect(await refusalCode(decide(decider(), id, 'revoke'))).toBe('cases.too-early');
    await answerHearing(applicant, id, { answer: 'Elle est vraie.' });
    await decide(decider(), id, 'revoke');
    await decide(decider(), id, 'revoke');
    expect(await caseRow(id)).toMatchObject({ state: 'revoked' });
    expect(await db.voucher.findFirst()).toMatchObject({ state: 'cancelled' });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:available': MILLION });
    expect(await db.clawback.count()).toBe(0);
  });

  test('needs no answer once the last day has passed', async () => {
    const { id } = await approved();
    await notice(id);
    expect(await refusalCode(decide(decider(at(14 * DAY_MS)), id, 'drop'))).toBe('cases.too-early');
    expect(await refusalCode(decide(decider(at(15 * DAY_MS)), id, 'drop'))).toBeNull();
    expect(await caseRow(id)).toMatchObject({ state: 'approved' });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({
      ...{ 'E:available': MILLION - AID, 'V:committed': AID },
    });
    expect(await db.caseClock.count({ where: { code: 'hearing', endedAt: null } })).toBe(0);
  });

  test('is noticed by a risk officer with no part and no link, about what is approved', async () => {
    const { id, firmId } = await approved();
    expect(await refusalCode(notice(id, ''))).toBe('cases.no-note');
    expect(await refusalCode(notice(id, 'Faux.', office.officers.proposes))).toBe(
      'cases.not-found',
    );
    const linked = await makeMember('programme', ['risk-officer'], office.programme.ownerId);
    await giveRole(linked.person.accountId, firmId, 'sme-viewer');
    expect(await refusalCode(notice(id, 'Faux.', linked))).toBe('cases.own-firm');
    const other = await caseInHand(office);
    expect(await refusalCode(notice(other.id))).toBe('cases.wrong-state');
  });

  test('is decided by the person who decides the case, once', async () => {
    const { id } = await approved();
    await notice(id);
    const { ownerId } = office.programme;
    const other = await makeMember('programme', ['deciding-officer'], ownerId);
    expect(await refusalCode(decide({ ...other, now: LATER }, id, 'revoke'))).toBe(
      'cases.other-decider',
    );
    const codes = await refusalCodes([
      decide(decider(LATER), id, 'revoke'),
      decide(decider(LATER), id, 'drop'),
    ]);
    expect(codes.sort()).toEqual(['cases.wrong-state', null].sort());
  });
});

describe('aid that has to be given back', () => {
  /** A voucher of which a quarter was spent, revoked. Returns the id of what is to be given back. */
  async function spentAndRevoked(): Promise<string> {
    const { id } = await approved();
    const voucher = await db.voucher.findUniqueOrThrow({ where: { applicationId: id } });
    const { programmeId, envelopeId } = office.programme;
    const ways = [
      ['L5', 'V:committed', 'G:engaged'],
      ['L6', 'G:engaged', 'C:certified'],
      ['L8', 'C:certified', 'C:ordered'],
      ['L9', 'C:ordered', 'C:spent'],
    ] as const;
    const postings = ways.map(([code, from, to]): Posting => ({
      ...{ reference: `test ${code}`, code, from, to, amount: cents(AID / 4n) },
      ...{ subject: `voucher:${voucher.id}`, programmeId, envelopeId, bucket: 0 },
    }));
    await inTransaction('tests.spend', (tx) => post(tx, NOON, postings));
    await db.voucher.update({
      where: { id: voucher.id },
      data: { used: AID / 4n, spent: AID / 4n },
    });
    await notice(id);
    await decide(decider(LATER), id, 'revoke');
    const { id: clawback } = await db.clawback.findFirstOrThrow();
    return clawback;
  }

  const stampOf = async (id: string) =>
    (await db.clawback.findUniqueOrThrow({ where: { id } })).stamp;
  const row = (id: string) => db.clawback.findUniqueOrThrow({ where: { id } });

  /** Told, and confirmed by another person after the firm's time to answer. */
  async function confirmed(): Promise<string> {
    const id = await spentAndRevoked();
    await notifyClawback(risk, id, { stamp: await stampOf(id) });
    const { ownerId } = office.programme;
    const other = await makeMember('programme', ['deciding-officer'], ownerId);
    const late = { ...other, now: at(60 * DAY_MS) };
    await confirmClawback(late, id, { stamp: await stampOf(id), words: WORDS });
    return id;
  }

  test('is what was used; the rest of the voucher is free at once', async () => {
    const id = await spentAndRevoked();
    expect(await row(id)).toMatchObject({ state: 'open', amount: AID / 4n, recovered: 0n });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({
      ...{ 'E:available': MILLION - AID / 4n, 'C:spent': AID / 4n },
    });
  });

  test('is due once two persons and the time to answer say so, and comes in by parts', async () => {
    const id = await spentAndRevoked();
    await notifyClawback(risk, id, { stamp: await stampOf(id) });
    const stamp = await stampOf(id);
    const { ownerId } = office.programme;
    const other = await makeMember('programme', ['deciding-officer'], ownerId);
    expect(await refusalCode(confirmClawback(other, id, { stamp, words: WORDS }))).toBe(
      'cases.too-early',
    );
    const late = at(60 * DAY_MS);
    // Who revoked the aid opened it.
    expect(await refusalCode(confirmClawback(decider(late), id, { stamp, words: WORDS }))).toBe(
      'cases.same-person',
    );
    await confirmClawback({ ...other, now: late }, id, { stamp, words: WORDS });
    const { envelopeId } = office.programme;
    expect(await moneyOf(envelopeId)).toMatchObject({ 'X:clawback_due': AID / 4n });
    const treasury = await makeMember('programme', ['authorising-officer'], ownerId);
    const pay = async (amount: bigint) =>
      refusalCode(
        recordInstalment(treasury, id, { stamp: await stampOf(id), amount: cents(amount) }),
      );
    expect(await pay(0n)).toBe('cases.amount-under');
    expect(await pay(AID / 4n + 1n)).toBe('cases.amount-over');
    expect(await pay(40_000n)).toBeNull();
    expect(await row(id)).toMatchObject({ state: 'confirmed', recovered: 40_000n, endedAt: null });
    expect(await pay(60_000n)).toBeNull();
    expect(await row(id)).toMatchObject({ state: 'recovered', recovered: 100_000n });
    expect(await moneyOf(envelopeId)).toEqual({
      ...{ 'E:available': MILLION - AID / 4n, 'E:recovered': AID / 4n },
    });
    expect(await pay(1n)).toBe('cases.wrong-state');
  });

  test.each(['recover', 'offset'] as const)('all that is left at once: %s', async (how) => {
    const id = await confirmed();
    const { ownerId, envelopeId } = office.programme;
    const treasury = await makeMember('programme', ['authorising-officer'], ownerId);
    const stamp = await stampOf(id);
    const codes = await refusalCodes([
      settleClawback(treasury, id, { stamp, how }),
      settleClawback(treasury, id, { stamp, how }),
    ]);
    expect(codes).toContain(null);
    expect(await row(id)).toMatchObject({ state: how === 'offset' ? 'offset' : 'recovered' });
    expect(await moneyOf(envelopeId)).toMatchObject({ 'E:recovered': AID / 4n });
  });

  test('is given up before it is confirmed, or written off after, and stays in the books', async () => {
    const dropped = await spentAndRevoked();
    const stamp = await stampOf(dropped);
    expect(await refusalCode(dropClawback(decider(LATER), dropped, { stamp, words: '' }))).toBe(
      'cases.no-note',
    );
    await dropClawback(decider(LATER), dropped, { stamp, words: WORDS });
    expect(await row(dropped)).toMatchObject({ state: 'dropped' });
    expect(await moneyOf(office.programme.envelopeId)).toMatchObject({ 'C:spent': AID / 4n });
  });

  test('is written off by a manager alone, and stays due in the books', async () => {
    const id = await confirmed();
    const stamp = await stampOf(id);
    expect(await refusalCode(writeOffClawback(risk, id, { stamp, words: WORDS }))).toBe(
      'cases.not-found',
    );
    const { ownerId, envelopeId } = office.programme;
    const manager = await makeMember('programme', ['programme-manager'], ownerId);
    await writeOffClawback(manager, id, { stamp, words: WORDS });
    expect(await row(id)).toMatchObject({ state: 'written-off' });
    expect(await moneyOf(envelopeId)).toMatchObject({ 'X:clawback_due': AID / 4n });
  });
});
