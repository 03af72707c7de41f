import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { extendVoucher } from '#domain/cases/vouchers/extend.server.ts';
import { runVoucherClock } from '#domain/cases/vouchers/clock.server.ts';
import { suspendVoucher } from '#domain/cases/vouchers/suspend.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
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
const runAt = (now: Date) => runVoucherClock({ now, randomBytes });
const runDay = (days: number) => runAt(daysAfter(NOON, days));
const stateOf = async ({ voucher: { id } }: Given) =>
  (await db.voucher.findUniqueOrThrow({ where: { id } })).state;
const toldTo = async ({ firm }: Given) =>
  (await notificationsTo(firm.person.accountId)).map(({ kind, params }) => [kind, params['date']]);

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
});

describe('a voucher whose terms nobody accepts', () => {
  test('lapses the day after its last one, once, and its money comes back', async () => {
    const given = await giveVoucher(programme);
    await runDay(28);
    expect(await stateOf(given)).toBe('issued');
    await runDay(29);
    await runDay(29);
    expect(await stateOf(given)).toBe('lapsed');
    expect(await balancesOf(programme.envelopeId)).toEqual({ 'E:available': FUNDED });
    expect(await db.voucherEvent.count({ where: { event: 'lapse' } })).toBe(1);
    expect(await waitingJobs('promote-waiting')).toHaveLength(1);
  });

  test('is reminded ten and three working days before, once its decision was opened', async () => {
    const [opened, closed] = [
      await giveVoucher(programme),
      await giveVoucher(programme, { isOpened: false }),
    ];
    for (let day = 1; day <= 28; day += 1) await runDay(day);
    // A day later the reminders count no more than they did.
    await runDay(28);
    const due = '2026-12-14';
    expect(await toldTo(opened)).toEqual([
      ['voucher-issued', due],
      ['voucher-issued', due],
    ]);
    // Of the decision it is reminded by the clock of its request, as of a refusal.
    expect(await toldTo(closed)).toEqual([]);
    const clock = await db.caseClock.findFirstOrThrow({ where: { voucherId: opened.voucher.id } });
    expect(clock.reminded.toSorted()).toEqual([10, 3].toSorted());
  });

  test('is reminded however many others, due before it, know already', async () => {
    const given = await giveVoucher(programme);
    await db.$executeRaw`
      INSERT INTO case_clock SELECT (jsonb_populate_record(c, jsonb_build_object('id', 'clock ' || n,
        'voucher_id', 'voucher ' || n, 'due_on', c.due_on - 3, 'reminded', ARRAY[10, 3]))).*
      FROM case_clock c, generate_series(1, 500) n WHERE c.voucher_id = ${given.voucher.id}`;
    // Ten working days before Monday 14 December.
    await runDay(14);
    expect(await toldTo(given)).toEqual([['voucher-issued', '2026-12-14']]);
  });

  test('has more days when a holiday falls among them', async () => {
    await db.holiday.createMany({
      data: [
        { day: new Date('2026-11-18'), code: 'independence', status: 'fixed', source: 'test' },
        { day: new Date('2026-11-19'), code: 'other', status: 'fixed', source: 'test' },
      ],
    });
    const given = await giveVoucher(programme);
    await runDay(30);
    expect(await stateOf(given)).toBe('issued');
    await runDay(31);
    expect(await stateOf(given)).toBe('lapsed');
  });
});

describe('a voucher in use', () => {
  test('expires the day after its last one; what is left comes back', async () => {
    const given = await giveAccepted(programme);
    await runDay(120);
    expect(await stateOf(given)).toBe('active');
    await Promise.all([runDay(121), runDay(121), runDay(121)]);
    expect(await stateOf(given)).toBe('expired');
    expect(await balancesOf(programme.envelopeId)).toEqual({ 'E:available': FUNDED });
    expect(await db.ledgerTransfer.count({ where: { code: 'L11' } })).toBe(1);
    expect((await toldTo(given)).at(-1)).toEqual(['voucher-ended', '2027-03-16']);
  });

  test('is reminded 60, 30, 14 and 3 days before, once each', async () => {
    const given = await giveAccepted(programme);
    for (const day of [59, 60, 60, 61, 89, 90, 106, 107, 117, 117, 118, 120]) await runDay(day);
    const told = await toldTo(given);
    expect(told).toEqual(Array.from({ length: 4 }, () => ['voucher-expiring', '2027-03-16']));
  });

  test('whose end is put off is reminded of the new one', async () => {
    const given = await giveAccepted(programme);
    await runDay(60);
    await extendVoucher({ ...given.firm, now: daysAfter(NOON, 100) }, given.voucher.id, {
      ...{ stamp: 2, reason: 'Le prestataire est en retard' },
    });
    for (const day of [100, 121, 149, 150]) await runDay(day);
    expect(await stateOf(given)).toBe('active');
    expect(await toldTo(given)).toEqual([
      ['voucher-expiring', '2027-03-16'],
      ['voucher-expiring', '2027-05-15'],
      ['voucher-expiring', '2027-05-15'],
    ]);
    await runDay(181);
    expect(await stateOf(given)).toBe('expired');
  });

  test('does not end while it is suspended', async () => {
    const given = await giveAccepted(programme);
    const risk = await makeMember('programme', ['risk-officer'], programme.ownerId);
    await suspendVoucher({ ...risk, now: daysAfter(NOON, 100) }, given.voucher.id, {
      ...{ stamp: 2, reason: 'Un doute' },
    });
    await runDay(300);
    expect(await stateOf(given)).toBe('suspended');
    expect(await balancesOf(programme.envelopeId)).toMatchObject({ 'V:committed': AID });
  });

  test('ends by the civil day of Morocco, in Ramadan as well', async () => {
    const given = await giveAccepted(programme);
    // Its last day is 16 March 2027, after Ramadan began: midnight there is 23:00 UTC or 0:00 UTC.
    await runAt(new Date('2027-03-16T22:59:00Z'));
    expect(await stateOf(given)).toBe('active');
    await runAt(new Date('2027-03-17T01:00:00Z'));
    expect(await stateOf(given)).toBe('expired');
  });
});

test('one that cannot be ended keeps no other from its end, and is told', async () => {
  const [broken, fine] = [await giveVoucher(programme), await giveVoucher(programme)];
  // A line that its row knows nothing of: the next one has no place.
  await db.voucherEvent.create({
    data: {
      ...{ voucherId: broken.voucher.id, sequence: 2, event: 'accept', fromState: 'issued' },
      ...{ toState: 'issued', actorId: null, data: {}, at: NOON },
    },
  });
  await expect(runDay(29)).rejects.toThrow();
  expect(await stateOf(fine)).toBe('lapsed');
  expect(await stateOf(broken)).toBe('issued');
});
