import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { runVoucherClock } from '#domain/cases/vouchers/clock.server.ts';
import { giveBackVoucher } from '#domain/cases/vouchers/give-back.server.ts';
import { lockVoucher } from '#domain/cases/vouchers/records.server.ts';
import { suspendVoucher, resumeVoucher } from '#domain/cases/vouchers/suspend.server.ts';
import { returnToVoucher, useVoucher } from '#domain/cases/vouchers/use.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { post, type Posting } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { balancesOf, daysAfter, giveAccepted, type Given } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;
let steps = 0;

const FUNDED = 100_000_000n;
const AID = 400_000n;
const rowOf = ({ voucher: { id } }: Given) => db.voucher.findUniqueOrThrow({ where: { id } });

function posting(given: Given, code: 'L5' | 'L7', to: Posting['to'], amount: bigint): Posting {
  steps += 1;
  const { envelopeId, bucket, programmeId, id } = given.voucher;
  return {
    ...{ code, from: code === 'L5' ? 'V:committed' : 'G:engaged', to, amount: cents(amount) },
    ...{ reference: `test:${String(steps)}`, subject: `voucher:${id}` },
    ...{ envelopeId, bucket, programmeId },
  };
}

/** An agreement takes an amount, as the room of agreements will. */
function take(given: Given, amount: bigint, now = NOON) {
  return inTransaction('tests.use', async (tx) => {
    const actor = { ...anActor(), now, person: null };
    const voucher = await lockVoucher(tx, given.voucher.id);
    await useVoucher(tx, actor, voucher, { amount: cents(amount), subject: 'agreement:1' });
    await post(tx, now, [posting(given, 'L5', 'G:engaged', amount)]);
  });
}

/** An agreement gives an amount back. Returns where it went. */
function give(given: Given, amount: bigint, now = NOON) {
  return inTransaction('tests.return', async (tx) => {
    const actor = { ...anActor(), now, person: null };
    const voucher = await lockVoucher(tx, given.voucher.id);
    const use = { amount: cents(amount), subject: 'agreement:1' };
    const { to } = await returnToVoucher(tx, actor, voucher, use);
    await post(tx, now, [posting(given, 'L7', to, amount)]);
    return to;
  });
}

/** Whether the ledger says of the voucher what the voucher says itself. */
async function expectAgreement(given: Given): Promise<void> {
  const { state, amount, used } = await rowOf(given);
  const balances = await balancesOf(programme.envelopeId);
  const isLive = ['issued', 'active', 'partly-used', 'suspended'].includes(state);
  expect(balances['V:committed'] ?? 0n).toBe(isLive ? amount - used : 0n);
  expect(balances['G:engaged'] ?? 0n).toBe(used);
  expect(Object.values(balances).reduce((sum: bigint, one) => sum + (one ?? 0n), 0n)).toBe(FUNDED);
}

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
});

describe('what agreements take', () => {
  test('is never more than what is left, and never nothing', async () => {
    const given = await giveAccepted(programme);
    expect(await refusalCode(take(given, AID + 1n))).toBe('cases.over-voucher');
    expect(await refusalCode(take(given, 0n))).toBe('cases.bad-amount');
    expect(await refusalCode(take(given, -1n))).toBe('cases.bad-amount');
    await take(given, 100_000n);
    expect(await rowOf(given)).toMatchObject({ state: 'partly-used', used: 100_000n });
    expect(await refusalCode(take(given, 300_001n))).toBe('cases.over-voucher');
    await take(given, 300_000n);
    expect(await rowOf(given)).toMatchObject({ state: 'used', used: AID });
    expect(await refusalCode(take(given, 1n))).toBe('cases.over-voucher');
    await expectAgreement(given);
  });

  test('several at once take no more than there is', async () => {
    const given = await giveAccepted(programme);
    const codes = await Promise.all(
      Array.from({ length: 8 }, () => refusalCode(take(given, 100_000n))),
    );
    expect(codes.filter((code) => code === null)).toHaveLength(4);
    await expectAgreement(given);
  });

  test('is refused after the last day, and while it is suspended', async () => {
    const given = await giveAccepted(programme);
    expect(await refusalCode(take(given, 1n, daysAfter(NOON, 121)))).toBe('cases.voucher-over');
    const risk = await makeMember('programme', ['risk-officer'], programme.ownerId);
    await suspendVoucher(risk, given.voucher.id, { stamp: 2, reason: 'Un doute' });
    expect(await refusalCode(take(given, 1n))).toBe('cases.wrong-state');
  });

  test('stays with the agreement when the voucher ends', async () => {
    const given = await giveAccepted(programme);
    await take(given, 150_000n);
    await giveBackVoucher(given.firm, given.voucher.id, { stamp: 3 });
    await expectAgreement(given);
    expect((await balancesOf(programme.envelopeId))['E:available']).toBe(FUNDED - 150_000n);
  });
});

describe('what agreements give back', () => {
  test('never exceeds what they took', async () => {
    const given = await giveAccepted(programme);
    await take(given, 100_000n);
    expect(await refusalCode(give(given, 100_001n))).toBe('cases.over-voucher');
    expect(await refusalCode(give(given, 0n))).toBe('cases.bad-amount');
    expect(await give(given, 100_000n)).toBe('V:committed');
    expect(await rowOf(given)).toMatchObject({ state: 'active', used: 0n });
  });

  test('lets a voucher that was used up live again, with the days that are left', async () => {
    const given = await giveAccepted(programme);
    await take(given, AID, daysAfter(NOON, 10));
    expect(
      await db.caseClock.count({ where: { voucherId: given.voucher.id, endedAt: null } }),
    ).toBe(0);
    expect(await give(given, 100_000n, daysAfter(NOON, 20))).toBe('V:committed');
    const clock = await db.caseClock.findFirstOrThrow({
      where: { voucherId: given.voucher.id, endedAt: null },
    });
    expect(clock).toMatchObject({ code: 'use', allowed: 100 });
    expect(clock.dueOn).toEqual((await rowOf(given)).expiresOn);
    await expectAgreement(given);
  });

  test('goes to the envelope past one that is over, or when the group has another', async () => {
    const given = await giveAccepted(programme);
    await take(given, AID);
    await giveAccepted(programme, { actor: given.firm, officers: given.officers, cost: 2_000n });
    expect(await give(given, 100_000n)).toBe('E:available');
    expect(await rowOf(given)).toMatchObject({ state: 'used', used: 300_000n });
    expect(await give(given, 100_000n, daysAfter(NOON, 200))).toBe('E:available');
  });

  test('to a suspended one stays there', async () => {
    const given = await giveAccepted(programme);
    await take(given, 100_000n);
    const risk = await makeMember('programme', ['risk-officer'], programme.ownerId);
    await suspendVoucher(risk, given.voucher.id, { stamp: 3, reason: 'Un doute' });
    expect(await give(given, 100_000n)).toBe('V:committed');
    await resumeVoucher(risk, given.voucher.id, { stamp: 5, reason: 'Tout va bien' });
    expect((await rowOf(given)).state).toBe('active');
    await expectAgreement(given);
  });
});

test('in any order of uses, returns, suspensions and days, voucher and ledger agree', async () => {
  const risk = await makeMember('programme', ['risk-officer'], programme.ownerId);
  const step = fc.oneof(
    fc.record({ kind: fc.constantFrom('take', 'give'), amount: fc.bigInt(1n, 500_000n) }),
    fc.record({
      kind: fc.constantFrom('suspend', 'resume', 'give-back', 'clock'),
      amount: fc.constant(0n),
    }),
  );
  const sequences = fc.sample(fc.array(step, { minLength: 4, maxLength: 10 }), {
    ...{ numRuns: 12, seed: 20_261_116 },
  });
  for (const sequence of sequences) {
    await resetDatabase();
    programme = await openProgramme();
    const officer = {
      ...risk,
      person: { ...risk.person, seat: { ...risk.person.seat, organisationId: programme.ownerId } },
    };
    const given = await giveAccepted(programme);
    const { id } = given.voucher;
    for (const [day, { kind, amount }] of sequence.entries()) {
      const now = daysAfter(NOON, day * 20);
      const { stamp } = await rowOf(given);
      const form = { stamp, reason: 'Un doute' };
      const acts = {
        take: () => take(given, amount, now),
        give: () => give(given, amount, now),
        suspend: () => suspendVoucher({ ...officer, now }, id, form),
        resume: () => resumeVoucher({ ...officer, now }, id, form),
        'give-back': () => giveBackVoucher({ ...given.firm, now }, id, form),
        clock: () => runVoucherClock({ now, randomBytes }),
      } as const;
      await refusalCode(acts[kind]());
      await expectAgreement(given);
    }
  }
}, 60_000);
