import { beforeEach, describe, expect, test } from 'vitest';
import { answerDispute, openDispute } from '#domain/engagements/disputes/open.server.ts';
import { settleDispute } from '#domain/engagements/disputes/settle.server.ts';
import { acceptMilestone } from '#domain/engagements/deliveries/accept.server.ts';
import { BOOK_CHECKS } from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import { deliverNow, formOf, milestoneNow } from '../../factories/deliveries.ts';
import { engagementAt, makeLaterOfficers, type Engaged } from '../../factories/engagements.ts';
import { giveRole } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { balancesOf, daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;
let engaged: Engaged;
let mediator: MemberActor;
const WORDS = 'La formation n’a duré qu’une heure.';

const open = async (by: MemberActor = engaged.firm) =>
  openDispute(by, { ...(await formOf(engaged)), grounds: WORDS });
const dispute = () => db.engagementDispute.findFirstOrThrow();
const settled = { stamp: 1, decision: 'Les deux côtés ont été entendus.' };
const held = async () => {
  const { programmeId } = programme;
  const rows = await db.ledgerAccount.findMany({ where: { programmeId, envelopeId: null } });
  return Object.fromEntries(rows.map(({ code, balance }) => [code, balance]));
};

async function brokenBooks(): Promise<readonly string[]> {
  const broken: string[] = [];
  for await (const found of runChecks(BOOK_CHECKS))
    if (found.broken > 0 && !found.code.includes('settled-choice')) broken.push(found.code);
  return broken;
}

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
  engaged = await engagementAt('in-delivery', { programme });
  mediator = (await makeLaterOfficers(programme.ownerId)).mediates;
  await deliverNow(engaged);
});

describe('a dispute', () => {
  test('is opened once by either side, answered once by the other', async () => {
    await open();
    await openDispute(engaged.firm, {
      ...{ ...(await formOf(engaged)), stamp: 2, grounds: WORDS },
    });
    expect(await milestoneNow(engaged)).toMatchObject({ state: 'disputed' });
    const form = { ...(await formOf(engaged)), answer: 'Deux heures étaient convenues.' };
    expect(await refusalCode(answerDispute(engaged.firm, form))).toBe('engagements.not-yours');
    await answerDispute(engaged.provider, form);
    await answerDispute(engaged.provider, form);
    const other = answerDispute(engaged.provider, { ...form, answer: `${form.answer} Et plus.` });
    expect(await refusalCode(other)).toBe('engagements.changed-meanwhile');
    expect(await dispute()).toMatchObject({ side: 'firm', answer: form.answer, stamp: 2 });
    const accept = acceptMilestone(engaged.firm, await formOf(engaged));
    expect(await refusalCode(accept)).toBe('engagements.wrong-state');
  });

  test('comes in time', async () => {
    const late = { ...engaged.provider, now: daysAfter(engaged.provider.now, 40) };
    expect(await refusalCode(open(late))).toBe('engagements.too-late');
    await open(engaged.provider);
    expect(await dispute()).toMatchObject({ side: 'provider', state: 'open' });
  });

  test('is settled by a mediator of neither side', async () => {
    await open();
    const { id } = await dispute();
    const settle = (by: MemberActor) =>
      refusalCode(settleDispute(by, id, { outcome: 'accept', ...settled }));
    expect(await settle(engaged.officers.proposes)).toBe('engagements.read-only');
    expect(await settle(engaged.firm)).toBe('engagements.not-found');
    const double = (await makeLaterOfficers(programme.ownerId)).mediates;
    await giveRole(double.person.accountId, engaged.providerId, 'provider-member');
    expect(await settle(double)).toBe('engagements.provider-side');
    const kin = (await makeLaterOfficers(programme.ownerId)).mediates;
    await giveRole(kin.person.accountId, engaged.firmId, 'sme-viewer');
    expect(await settle(kin)).toBe('engagements.own-firm');
    const stranger = (await makeLaterOfficers((await openProgramme()).ownerId)).mediates;
    expect(await settle(stranger)).toBe('engagements.not-found');
  });

  test('is not settled by who has another part in the case', async () => {
    await open();
    const { id } = await dispute();
    const { person } = engaged.officers.proposes;
    const seat = { ...person.seat, roles: ['mediator'] as const };
    const also = { ...engaged.officers.proposes, person: { ...person, seat } };
    expect(await refusalCode(settleDispute(also, id, { outcome: 'accept', ...settled }))).toBe(
      'engagements.same-person',
    );
    expect(await dispute()).toMatchObject({ state: 'open' });
  });
});

describe('settled', () => {
  test('for the work: all of it is due', async () => {
    await open();
    const { id } = await dispute();
    const form = { outcome: 'accept', ...settled } as const;
    await settleDispute(mediator, id, form);
    await settleDispute(mediator, id, form);
    expect(await milestoneNow(engaged)).toMatchObject({
      ...{ state: 'accepted', acceptedById: mediator.person.accountId },
    });
    expect(await held()).toMatchObject({ 'PROVIDER:payable': 350_000n, 'SHARE:held': 210_000n });
    expect(await brokenBooks()).toEqual([]);
  });

  test('against it: it is done again, and nothing moves', async () => {
    await open();
    await settleDispute(mediator, (await dispute()).id, { outcome: 'redo', ...settled });
    expect(await milestoneNow(engaged)).toMatchObject({ state: 'changes-requested', rounds: 1 });
    expect(await held()).toMatchObject({ 'SHARE:held': 560_000n });
  });

  test('for a part: the rest goes back to the voucher and to the firm, to the centime', async () => {
    await open();
    const { id } = await dispute();
    await settleDispute(mediator, id, { outcome: 'reduce', percent: 60, ...settled });
    // 5 000 DH before tax, 1 000 of VAT, 2 500 of aid: 60 % of each.
    expect(await milestoneNow(engaged)).toMatchObject({
      ...{ state: 'accepted', ht: 300_000n, vat: 60_000n, subsidy: 150_000n, share: 210_000n },
    });
    expect(await balancesOf(programme.envelopeId)).toMatchObject({
      ...{ 'G:engaged': 300_000n, 'V:committed': 100_000n },
    });
    expect(await held()).toMatchObject({
      ...{ 'PROVIDER:payable': 210_000n, 'SME:refund_due': 140_000n, 'SHARE:held': 210_000n },
    });
    const voucher = await db.voucher.findUniqueOrThrow({ where: { id: engaged.voucher.id } });
    expect(voucher).toMatchObject({ used: 300_000n, state: 'partly-used' });
    expect(await brokenBooks()).toEqual([]);
  });
});
