import { beforeEach, describe, expect, test } from 'vitest';
import { BOOK_CHECKS } from '#domain/engagements/checks.server.ts';
import { certifyClaim } from '#domain/engagements/claims/certify.server.ts';
import { orderClaims } from '#domain/engagements/claims/order.server.ts';
import { batchOrders, sendBatch } from '#domain/engagements/claims/send.server.ts';
import { makeClaim } from '#domain/engagements/claims/submit.server.ts';
import { completeIfDone } from '#domain/engagements/outcomes/complete.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import {
  bankLine,
  certified,
  claimed,
  claimOf,
  nextMilestone,
  onItsWay,
  readyToClaim,
  sendNow,
  targetOf,
  typedInvoice,
  type Claiming,
} from '../../factories/claims.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { balancesOf } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let claiming: Claiming;

beforeEach(async () => {
  await resetDatabase();
  claiming = await readyToClaim();
});

const balances = () => balancesOf(claiming.engaged.programme.envelopeId);
async function cash(): Promise<Record<string, bigint>> {
  const rows = await db.ledgerAccount.findMany({
    where: { book: 'cash', programmeId: claiming.engaged.programme.programmeId },
  });
  return Object.fromEntries(
    rows.flatMap(({ code, balance }) => (balance === 0n ? [] : [[code, balance]])),
  );
}
async function brokenChecks(): Promise<string[]> {
  const broken: string[] = [];
  for await (const { code, broken: count } of runChecks(BOOK_CHECKS))
    if (count > 0) broken.push(code);
  return broken;
}

describe('from the certificate to the payment', () => {
  test('every step is another person’s, and moves the money once', async () => {
    const { officers, milestone } = claiming;
    // Of 5 000 DH before tax the aid pays 2 500: the firm 2 500 and the VAT of 1 000.
    const claim = await claimed(claiming);
    expect(claim).toMatchObject({
      ...{ state: 'submitted', ht: 500_000n, vat: 100_000n, subsidy: 250_000n, share: 350_000n },
    });
    expect((claim.payBy.getTime() - NOON.getTime()) / 86_400_000).toBeGreaterThan(29);
    await certifyClaim(officers.certifies, claim.id, { stamp: claim.stamp });
    // The form that was sent twice is answered alike.
    await certifyClaim(officers.certifies, claim.id, { stamp: claim.stamp });
    expect(await balances()).toMatchObject({ 'G:engaged': 150_000n, 'C:certified': 250_000n });
    const [report] = await orderClaims(officers.authorises, [claim.id]);
    expect(report).toMatchObject({ claimId: claim.id, refusal: null });
    const order = await db.paymentOrder.findFirstOrThrow();
    // 75 % of the VAT and 5 % of the price are withheld from a company.
    expect(order).toMatchObject({
      ...{ aid: 250_000n, share: 350_000n, withheldVat: 75_000n, withheldIncome: 25_000n },
      ...{ net: 500_000n, state: 'ordered', attempt: 1 },
    });
    expect(await balances()).toMatchObject({ 'C:ordered': 250_000n });
    expect(await bankLine(claim, 'debit')).toEqual({ problem: 'refused' });
    const batch = await batchOrders(officers.authorises, [order.id]);
    await sendBatch(officers.authorises, batch);
    await sendBatch(officers.authorises, batch);
    expect(await claimOf(milestone)).toMatchObject({ state: 'sent' });
    expect(await bankLine(claim, 'debit', { amount: -499_999n })).toEqual({ problem: 'amount' });
    expect(await bankLine(claim, 'debit')).toMatchObject({ orderId: order.id });
    expect(await claimOf(milestone)).toMatchObject({ state: 'paid', paidAt: anActor().now });
    expect(await balances()).toMatchObject({ 'C:spent': 250_000n, 'G:engaged': 150_000n });
    // The second milestone’s share is still held of the firm.
    expect(await cash()).toEqual({ 'SHARE:held': 210_000n, 'RAIL:clearing': -210_000n });
    expect(await bankLine(claim, 'debit')).toEqual({ problem: 'already-paid' });
    expect(await db.voucher.findFirstOrThrow()).toMatchObject({ used: 400_000n, spent: 250_000n });
    expect(await brokenChecks()).toEqual([]);
  });

  test('the after-care begins once each milestone of a completed engagement is paid', async () => {
    const claim = await onItsWay(claiming);
    const second = await nextMilestone(claiming);
    const other = await onItsWay(claiming, { number: '2026-0002' }, second);
    const { id } = claiming.engaged.engagement;
    const actor = { ...anActor(), person: null };
    await inTransaction('tests.complete', (tx) => completeIfDone(tx, actor, { id }));
    await bankLine(claim, 'debit');
    const now = () => db.engagement.findUniqueOrThrow({ where: { id } });
    expect(await now()).toMatchObject({ state: 'completed', careUntil: null });
    await bankLine(other, 'debit');
    expect(await now()).toMatchObject({ state: 'aftercare', certified: 400_000n });
    expect((await now()).careUntil?.getUTCFullYear()).toBe(NOON.getUTCFullYear() + 1);
    expect(await cash()).toEqual({});
    expect(await brokenChecks()).toEqual([]);
  });

  test('a payment that comes back after it was paid is ordered again to the account of now', async () => {
    const { milestone } = claiming;
    const claim = await onItsWay(claiming);
    await bankLine(claim, 'debit');
    const first = (await claimOf(milestone)).orderId ?? '';
    await bankLine(claim, 'return');
    expect(await claimOf(milestone)).toMatchObject({ state: 'returned-by-bank', paidAt: null });
    expect(await balances()).toMatchObject({ 'C:ordered': 250_000n });
    expect(await db.voucher.findFirstOrThrow()).toMatchObject({ spent: 0n });
    expect(await cash()).toMatchObject({ 'PROVIDER:payable': 350_000n });
    await sendNow(claiming, claim.id);
    const second = await db.paymentOrder.findFirstOrThrow({ where: { state: 'sent' } });
    expect(second).toMatchObject({ attempt: 2, net: 500_000n });
    expect(second.id).not.toBe(first);
    await bankLine(claim, 'debit');
    expect(await balances()).toMatchObject({ 'C:spent': 250_000n });
    expect(await brokenChecks()).toEqual([]);
  });

  test('a debit that comes before its file was marked as sent pays all the same', async () => {
    const { officers, milestone } = claiming;
    const claim = await certified(claiming);
    await orderClaims(officers.authorises, [claim.id]);
    const order = await db.paymentOrder.findFirstOrThrow();
    const batch = await batchOrders(officers.authorises, [order.id]);
    expect(await bankLine(claim, 'debit')).toMatchObject({ orderId: order.id });
    expect(await claimOf(milestone)).toMatchObject({ state: 'paid' });
    const events = await db.engagementEvent.findMany({
      where: { subject: `claim:${claim.id}` },
      orderBy: { sequence: 'asc' },
    });
    expect(events.map(({ event }) => event).slice(-3)).toEqual(['order', 'send', 'pay']);
    expect(await db.paymentBatch.findFirst()).toMatchObject({ sentAt: null });
    await sendBatch(officers.authorises, batch);
    expect(await db.paymentBatch.findFirst()).toMatchObject({ sentAt: NOON });
    expect(await claimOf(milestone)).toMatchObject({ state: 'paid' });
    expect(await balances()).toMatchObject({ 'C:spent': 250_000n });
    expect(await brokenChecks()).toEqual([]);
  });

  test('a return that comes before its debit leaves the books as the other order does', async () => {
    const claim = await onItsWay(claiming);
    const orderId = (await claimOf(claiming.milestone)).orderId ?? '';
    await bankLine(claim, 'return');
    expect(await bankLine(claim, 'debit', { orderId })).toEqual({ orderId, postings: [] });
    expect(await balances()).toMatchObject({ 'C:ordered': 250_000n });
    expect(await cash()).toMatchObject({ 'PROVIDER:payable': 350_000n });
    expect(await brokenChecks()).toEqual([]);
  });

  test('a discount goes back to the voucher and to what is held of the firm', async () => {
    const claim = await certified(claiming, { discount: cents(100_000n) });
    expect(claim).toMatchObject({
      ...{ ht: 400_000n, vat: 80_000n, subsidy: 200_000n, share: 280_000n },
    });
    expect(await balances()).toMatchObject({
      ...{ 'C:certified': 200_000n, 'V:committed': 50_000n, 'G:engaged': 150_000n },
    });
    // Of the own share 700 DH are due back to the firm.
    expect(await cash()).toMatchObject({
      ...{ 'SHARE:held': 210_000n, 'PROVIDER:payable': 280_000n, 'SME:refund_due': 70_000n },
    });
    expect(await brokenChecks()).toEqual([]);
  });
});

describe('persons', () => {
  test('whoever certified does not order, nor anybody with another part in the case', async () => {
    const { officers, engaged } = claiming;
    const { ownerId } = engaged.programme;
    const both = await makeMember('programme', ['certifier'], ownerId);
    const claim = await claimed(claiming);
    await certifyClaim(both, claim.id, { stamp: claim.stamp });
    const { seat } = both.person;
    const roles = {
      ...both,
      person: { ...both.person, seat: { ...seat, roles: ['authorising-officer'] as const } },
    };
    expect(await orderClaims(roles, [claim.id])).toMatchObject([{ refusal: 'same-person' }]);
    const { proposes } = engaged.officers;
    const decider = { ...proposes, person: { ...proposes.person, seat: roles.person.seat } };
    expect(await orderClaims(decider, [claim.id])).toMatchObject([{ refusal: 'same-person' }]);
    expect(await refusalCode(orderClaims(officers.certifies, [claim.id]))).toBe(
      'engagements.not-found',
    );
    await expect(
      db.$executeRaw`UPDATE claim SET ordered_by_id = certified_by_id WHERE id = ${claim.id}`,
    ).rejects.toThrow('claim_two_persons');
    expect(await db.paymentOrder.count()).toBe(0);
  });

  test('those of another organisation find nothing', async () => {
    const claim = await claimed(claiming);
    const stranger = await makeMember('programme', ['certifier']);
    const form = { stamp: claim.stamp };
    expect(await refusalCode(certifyClaim(stranger, claim.id, form))).toBe('engagements.not-found');
    const other = await makeMember('programme', ['authorising-officer']);
    expect(await orderClaims(other, [claim.id])).toMatchObject([{ refusal: 'not-found' }]);
    const rival = await makeMember('provider', ['provider-owner']);
    expect(await refusalCode(makeClaim(rival, targetOf(claiming.milestone), typedInvoice()))).toBe(
      'engagements.not-found',
    );
  });

  test('two certifiers at once, and two orders at once: one of each', async () => {
    const { officers, engaged } = claiming;
    const second = await makeMember('programme', ['certifier'], engaged.programme.ownerId);
    const claim = await claimed(claiming);
    const form = { stamp: claim.stamp };
    expect(
      (
        await refusalCodes([
          certifyClaim(officers.certifies, claim.id, form),
          certifyClaim(second, claim.id, form),
        ])
      ).toSorted(),
    ).toEqual(['engagements.changed-meanwhile', null].toSorted());
    const otherHand = await makeMember(
      'programme',
      ['authorising-officer'],
      engaged.programme.ownerId,
    );
    const reports = await Promise.all([
      orderClaims(officers.authorises, [claim.id]),
      orderClaims(otherHand, [claim.id]),
    ]);
    expect(
      reports
        .flat()
        .map(({ refusal }) => refusal ?? 'done')
        .toSorted(),
    ).toEqual(['already-ordered', 'done']);
    expect(await db.paymentOrder.count()).toBe(1);
    expect(await brokenChecks()).toEqual([]);
  });
});

describe('a failure in the middle', () => {
  test('of the order leaves the certificate whole and nothing of the order', async () => {
    const claim = await certified(claiming);
    // The ledger, which comes last, is made to refuse.
    await db.$executeRaw`ALTER TABLE ledger_transfer ADD CONSTRAINT tests_no_order CHECK (code <> 'L8') NOT VALID`;
    try {
      await expect(orderClaims(claiming.officers.authorises, [claim.id])).rejects.toThrow();
    } finally {
      await db.$executeRaw`ALTER TABLE ledger_transfer DROP CONSTRAINT tests_no_order`;
    }
    expect(await claimOf(claiming.milestone)).toMatchObject({ state: 'certified', orderId: null });
    expect(await db.paymentOrder.count()).toBe(0);
    expect(await balances()).toMatchObject({ 'C:certified': 250_000n });
    const [report] = await orderClaims(claiming.officers.authorises, [claim.id]);
    expect(report).toMatchObject({ refusal: null });
    expect(await brokenChecks()).toEqual([]);
  });
});
