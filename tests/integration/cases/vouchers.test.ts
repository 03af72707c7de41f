import { beforeEach, describe, expect, test } from 'vitest';
import { acceptVoucher } from '#domain/cases/vouchers/accept.server.ts';
import { endVoucher } from '#domain/cases/vouchers/end.server.ts';
import { extendVoucher } from '#domain/cases/vouchers/extend.server.ts';
import { giveBackVoucher } from '#domain/cases/vouchers/give-back.server.ts';
import { lockVoucherOf } from '#domain/cases/vouchers/records.server.ts';
import { resumeVoucher, suspendVoucher } from '#domain/cases/vouchers/suspend.server.ts';
import { currentTerms } from '#domain/cases/vouchers/terms.ts';
import { CASE_REFUSALS } from '#domain/cases/index.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import { makeAdvisor, makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import {
  balancesOf,
  daysAfter,
  giveAccepted,
  giveVoucher,
  type Given,
} from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;

const FUNDED = 100_000_000n;
const AID = 400_000n;
const { hash } = currentTerms('fr');
const after = (actor: MemberActor, days: number): MemberActor => ({
  ...actor,
  now: daysAfter(NOON, days),
});
const rowOf = ({ voucher }: Given) => db.voucher.findUniqueOrThrow({ where: { id: voucher.id } });
const clocksOf = ({ voucher: { id } }: Given) =>
  db.caseClock.findMany({ where: { voucherId: id }, orderBy: { startedOn: 'asc' } });
const eventsOf = async ({ voucher: { id } }: Given) =>
  (await db.voucherEvent.findMany({ where: { voucherId: id }, orderBy: { sequence: 'asc' } })).map(
    ({ event, sequence }) => `${String(sequence)} ${event}`,
  );
const auditOf = async ({ applicationId }: Given) =>
  (
    await db.auditEntry.findMany({
      where: { streamId: `case:${applicationId}` },
      orderBy: { sequence: 'asc' },
    })
  )
    .map(({ body }) => (JSON.parse(body) as { type: string }).type)
    .filter((type) => type.startsWith('cases.voucher-'));
const riskOfficer = () => makeMember('programme', ['risk-officer'], programme.ownerId);

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
});

describe('issuing', () => {
  test('moves exactly the amount from reserved to committed, with history, clock and audit', async () => {
    const given = await giveVoucher(programme);
    expect(await balancesOf(programme.envelopeId)).toEqual({
      'E:available': FUNDED - AID,
      'V:committed': AID,
    });
    expect(given.voucher).toMatchObject({ state: 'issued', amount: AID, used: 0n, stamp: 1 });
    expect(given.voucher.code).toMatch(/^RQ(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    // Twenty working days after Monday 16 November 2026; 18 November is a holiday only where seeded.
    expect(given.voucher.acceptBy.toISOString().slice(0, 10)).toBe('2026-12-14');
    const [clock] = await clocksOf(given);
    expect(clock).toMatchObject({ code: 'accept', holder: 'applicant', allowed: 20 });
    expect(clock?.dueOn).toEqual(given.voucher.acceptBy);
    expect(await eventsOf(given)).toEqual(['1 issue']);
    expect(await auditOf(given)).toEqual(['cases.voucher-issue']);
  });

  test('a second live one of the firm for the category is refused by the database', async () => {
    const { firm } = await giveVoucher(programme);
    const again = giveVoucher(programme, { actor: firm });
    expect(await refusalCode(refusing(CASE_REFUSALS, () => again))).toBe('cases.voucher-live');
    expect((await balancesOf(programme.envelopeId))['V:committed']).toBe(AID);
  });
});

describe('accepting the terms', () => {
  test('starts the days of the voucher and keeps who, when and which terms', async () => {
    const given = await giveVoucher(programme);
    const now = daysAfter(NOON, 3);
    await acceptVoucher({ ...given.firm, now }, given.voucher.id, { stamp: 1, terms: hash });
    expect(await rowOf(given)).toMatchObject({
      ...{ state: 'active', acceptedAt: now, termsHash: hash, stamp: 2 },
      acceptedById: given.firm.person.accountId,
      expiresOn: new Date('2027-03-19T00:00:00Z'),
    });
    const [accept, use] = await clocksOf(given);
    expect(accept?.endedAt).toEqual(now);
    expect(use).toMatchObject({ code: 'use', unit: 'calendar', allowed: 120, endedAt: null });
    expect(await auditOf(given)).toEqual(['cases.voucher-issue', 'cases.voucher-accept']);
  });

  test('the same form twice accepts once', async () => {
    const given = await giveVoucher(programme);
    const accept = () => acceptVoucher(given.firm, given.voucher.id, { stamp: 1, terms: hash });
    await Promise.all([accept(), accept(), accept()]);
    await accept();
    expect(await eventsOf(given)).toEqual(['1 issue', '2 accept']);
  });

  test.each([
    ['other terms', 0, 'f'.repeat(64), 1, 'cases.terms-changed'],
    ['the day after the last one', 29, hash, 1, 'cases.voucher-over'],
    ['an older form', 0, hash, 0, 'cases.changed-meanwhile'],
    ['a form of the future', 0, hash, 7, 'cases.changed-meanwhile'],
  ])('with %s is refused', async (_, days, terms, stamp, code) => {
    const given = await giveVoucher(programme);
    const accept = acceptVoucher(after(given.firm, days), given.voucher.id, { stamp, terms });
    expect(await refusalCode(accept)).toBe(code);
    expect((await rowOf(given)).state).toBe('issued');
  });

  test('the last day is a day', async () => {
    const given = await giveVoucher(programme);
    await acceptVoucher(after(given.firm, 28), given.voucher.id, { stamp: 1, terms: hash });
    expect((await rowOf(given)).state).toBe('active');
  });

  test('before the decision was opened there is nothing to accept', async () => {
    const given = await giveVoucher(programme, { isOpened: false });
    const accept = acceptVoucher(given.firm, given.voucher.id, { stamp: 1, terms: hash });
    expect(await refusalCode(accept)).toBe('cases.not-opened');
  });

  test('advisors and readers of the firm do not accept for it; strangers find nothing', async () => {
    const given = await giveVoucher(programme);
    const form = { stamp: 1, terms: hash };
    const { id } = given.voucher;
    const advisor = await makeAdvisor(given.firmId, { scopes: ['apply'] });
    expect(await refusalCode(acceptVoucher(advisor, id, form))).toBe('cases.firm-only');
    const viewer = await makeFirmPerson('sme-viewer', given.firmId);
    expect(await refusalCode(acceptVoucher(viewer, id, form))).toBe('cases.firm-only');
    const other = await makeFirmPerson('sme-owner');
    const othersAdvisor = await makeAdvisor(seatOf(other), { scopes: ['apply'] });
    for (const stranger of [other, othersAdvisor, given.officers.decides])
      expect(await refusalCode(acceptVoucher(stranger, id, form))).toBe('cases.not-found');
  });
});

describe('giving more time', () => {
  const reason = 'Le prestataire attend le matériel';

  test('sixty days, once, in the last thirty, with a reason', async () => {
    const given = await giveAccepted(programme);
    const { id } = given.voucher;
    const extend = (days: number, stamp: number) =>
      refusalCode(extendVoucher(after(given.firm, days), id, { stamp, reason }));
    expect(await extend(89, 2)).toBe('cases.too-early');
    await db.caseClock.updateMany({ where: { voucherId: id }, data: { reminded: [60, 30] } });
    expect(await extend(90, 2)).toBeNull();
    expect(await extend(90, 2)).toBeNull();
    expect(await extend(91, 3)).toBe('cases.extended');
    const row = await rowOf(given);
    expect(row.expiresOn?.toISOString().slice(0, 10)).toBe('2027-05-15');
    const use = (await clocksOf(given)).find(({ code }) => code === 'use');
    expect(use).toMatchObject({ allowed: 180, reminded: [], dueOn: row.expiresOn });
    expect(await eventsOf(given)).toEqual(['1 issue', '2 accept', '3 extend']);
    const { data } = await db.voucherEvent.findFirstOrThrow({ where: { event: 'extend' } });
    expect(data).toMatchObject({ words: reason, until: '2027-05-15' });
    const audit = await db.auditEntry.findFirstOrThrow({
      where: { body: { contains: 'voucher-extend' } },
    });
    expect(audit.body).not.toContain('matériel');
  });

  test('not after the last day', async () => {
    const given = await giveAccepted(programme);
    const extend = extendVoucher(after(given.firm, 121), given.voucher.id, { stamp: 2, reason });
    expect(await refusalCode(extend)).toBe('cases.voucher-over');
  });

  test('not before the terms are accepted', async () => {
    const given = await giveVoucher(programme);
    const extend = extendVoucher(given.firm, given.voucher.id, { stamp: 1, reason });
    expect(await refusalCode(extend)).toBe('cases.wrong-state');
  });
});

describe('doing without it', () => {
  test('gives the money back, ends the clock and calls those who wait', async () => {
    const given = await giveAccepted(programme);
    const give = () => giveBackVoucher(given.firm, given.voucher.id, { stamp: 2 });
    await Promise.all([give(), give()]);
    expect(await balancesOf(programme.envelopeId)).toEqual({ 'E:available': FUNDED });
    expect(await rowOf(given)).toMatchObject({ state: 'cancelled', endedAt: NOON });
    expect((await clocksOf(given)).every(({ endedAt }) => endedAt !== null)).toBe(true);
    expect(await waitingJobs('promote-waiting')).toEqual([
      { task: 'promote-waiting', payload: { programmeId: programme.programmeId } },
    ]);
    // The firm may have another one of the same kind now.
    await giveVoucher(programme, { actor: given.firm });
  });
});

describe('suspending', () => {
  test('stands still until it is taken up again, with the days that were left', async () => {
    const given = await giveAccepted(programme);
    const { id } = given.voucher;
    const risk = await riskOfficer();
    await suspendVoucher(after(risk, 10), id, { stamp: 2, reason: 'Une facture est douteuse' });
    expect(await rowOf(given)).toMatchObject({ state: 'suspended', suspendedFrom: 'active' });
    const give = giveBackVoucher(after(given.firm, 11), id, { stamp: 3 });
    expect(await refusalCode(give)).toBe('cases.wrong-state');
    await resumeVoucher(after(risk, 40), id, { stamp: 3, reason: 'La facture est bonne' });
    expect(await rowOf(given)).toMatchObject({ state: 'active', suspendedFrom: null });
    // 120 days from 16 November, and the 30 of the suspension.
    expect((await rowOf(given)).expiresOn?.toISOString().slice(0, 10)).toBe('2027-04-15');
    expect((await balancesOf(programme.envelopeId))['V:committed']).toBe(AID);
    const told = await notificationsTo(given.firm.person.accountId);
    expect(told.map(({ kind }) => kind)).toEqual(['voucher-changed', 'voucher-changed']);
    expect(JSON.stringify(told)).not.toContain(given.voucher.code);
  });

  test('is the risk officer’s, of the programme, without a link to the firm', async () => {
    const given = await giveAccepted(programme);
    const { id } = given.voucher;
    const form = { stamp: 2, reason: 'Un doute' };
    const codeFor = (actor: MemberActor) => refusalCode(suspendVoucher(actor, id, form));
    expect(await codeFor(given.officers.decides)).toBe('cases.not-yours');
    expect(await codeFor(await makeMember('programme', ['risk-officer']))).toBe('cases.not-found');
    expect(await codeFor(given.firm)).toBe('cases.not-found');
    const risk = await riskOfficer();
    await giveRole(risk.person.accountId, given.firmId, 'sme-viewer');
    expect(await codeFor(risk)).toBe('cases.own-firm');
    // Nor is it of whoever once belonged to the firm.
    await db.roleGrant.updateMany({
      where: { accountId: risk.person.accountId, organisationId: given.firmId },
      data: { status: 'revoked' },
    });
    expect(await codeFor(risk)).toBe('cases.own-firm');
    expect((await rowOf(given)).state).toBe('active');
  });

  test('two officers at once suspend it once', async () => {
    const given = await giveAccepted(programme);
    const form = { stamp: 2, reason: 'Un doute' };
    const codes = await Promise.all(
      [await riskOfficer(), await riskOfficer()].map((risk) =>
        refusalCode(suspendVoucher(risk, given.voucher.id, form)),
      ),
    );
    expect(codes.toSorted()).toEqual(['cases.changed-meanwhile', null].toSorted());
    expect(await eventsOf(given)).toEqual(['1 issue', '2 accept', '3 suspend']);
  });
});

describe('ending it by a revocation', () => {
  const revoke = (given: Given) =>
    inTransaction('tests.revoke', async (tx) => {
      const voucher = await lockVoucherOf(tx, given.applicationId);
      if (!voucher) throw new Error('no voucher');
      const posting = await endVoucher(tx, given.officers.decides, voucher, {
        ...{ event: 'revoke', reason: null },
      });
      if (posting) await post(tx, NOON, [posting]);
      return posting;
    });

  test('brings what is not used back, once', async () => {
    const given = await giveAccepted(programme);
    expect(await revoke(given)).toMatchObject({ code: 'L11', amount: cents(AID) });
    expect(await revoke(given)).toBeNull();
    expect((await rowOf(given)).state).toBe('cancelled');
    expect(await balancesOf(programme.envelopeId)).toEqual({ 'E:available': FUNDED });
  });

  test('while it is suspended as well', async () => {
    const given = await giveAccepted(programme);
    await suspendVoucher(await riskOfficer(), given.voucher.id, { stamp: 2, reason: 'Un doute' });
    expect(await revoke(given)).toMatchObject({ code: 'L11' });
    expect(await rowOf(given)).toMatchObject({ state: 'cancelled', suspendedFrom: null });
  });
});

test('its history cannot be changed, nor the voucher deleted, by raw SQL', async () => {
  const given = await giveAccepted(programme);
  const { id } = given.voucher;
  await expect(db.$executeRaw`UPDATE voucher_event SET event = 'issue'`).rejects.toThrow(
    /cases_kept/,
  );
  await expect(db.$executeRaw`DELETE FROM voucher WHERE id = ${id}`).rejects.toThrow(/cases_kept/);
  await expect(
    db.$executeRaw`UPDATE voucher SET amount = amount + 1 WHERE id = ${id}`,
  ).rejects.toThrow(/cases_kept/);
  await expect(
    db.$executeRaw`UPDATE voucher SET used = amount + 1 WHERE id = ${id}`,
  ).rejects.toThrow(/voucher_used/);
});
