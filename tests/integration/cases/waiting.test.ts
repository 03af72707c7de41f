import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { promoteWaiting, putOnWaitingList } from '#domain/cases/applications/waiting.server.ts';
import { giveBackVoucher } from '#domain/cases/vouchers/give-back.server.ts';
import { lockApplication } from '#domain/cases/records.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { fund, makeOfficers, openProgramme, sendApplication } from '../../factories/cases.ts';
import type { OpenProgramme } from '../../factories/cases.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { assignTo, daysAfter, giveVoucher } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;
let officers: Awaited<ReturnType<typeof makeOfficers>>;

const promote = (now = NOON) => promoteWaiting(programme.programmeId, { now, randomBytes });

/** A request that waits for money, asking half of its cost. */
async function waiting(cost: bigint, to = programme) {
  const sent = await sendApplication(to, { cost });
  await assignTo(sent.id, officers.proposes);
  await inTransaction('tests.wait', async (tx) => {
    const application = await lockApplication(tx, sent.id, {});
    const amount = cents(application.asked ?? 0n);
    await putOnWaitingList(tx, officers.proposes, application, {
      ...{ party: 'proposes', amount, facts: {} },
    });
  });
  return sent;
}

const statesOf = async (sent: readonly { readonly id: string }[]) => {
  const rows = await db.aidApplication.findMany({ select: { id: true, state: true } });
  return sent.map(({ id }) => rows.find((row) => row.id === id)?.state);
};

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme({ funded: 0n });
  officers = await makeOfficers(programme.ownerId);
});

describe('the waiting list', () => {
  test('is left in the order of the numbers, as far as the money goes', async () => {
    const sent = [await waiting(200_000n), await waiting(200_000n), await waiting(200_000n)];
    expect(await promote()).toBe(0);
    await fund(programme.programmeId, programme.envelopeId, cents(250_000n));
    expect(await promote()).toBe(2);
    expect(await statesOf(sent)).toEqual(['under-review', 'under-review', 'waitlisted']);
    const events = await db.caseEvent.findMany({
      where: { event: 'promote' },
      select: { applicationId: true, part: true },
    });
    expect(events).toEqual(
      sent.slice(0, 2).map(({ id }) => ({ applicationId: id, part: 'system' })),
    );
  });

  test('a second run promises the same money to nobody else', async () => {
    const sent = [await waiting(200_000n), await waiting(200_000n)];
    await fund(programme.programmeId, programme.envelopeId, cents(150_000n));
    expect(await promote()).toBe(1);
    expect(await promote()).toBe(0);
    expect(await statesOf(sent)).toEqual(['under-review', 'waitlisted']);
  });

  test('several workers at once promise it once', async () => {
    const sent = [];
    for (let index = 0; index < 6; index += 1) sent.push(await waiting(200_000n));
    await fund(programme.programmeId, programme.envelopeId, cents(399_999n));
    const counts = await Promise.all([promote(), promote(), promote(), promote()]);
    expect(counts.reduce((sum, one) => sum + one, 0)).toBe(3);
    expect(await statesOf(sent)).toEqual([
      ...Array.from({ length: 3 }, () => 'under-review'),
      ...Array.from({ length: 3 }, () => 'waitlisted'),
    ]);
  });

  test('nobody passes the first one, however little they ask', async () => {
    const sent = [await waiting(1_000_000n), await waiting(2_000n)];
    await fund(programme.programmeId, programme.envelopeId, cents(100_000n));
    expect(await promote()).toBe(0);
    expect(await statesOf(sent)).toEqual(['waitlisted', 'waitlisted']);
  });

  test('the request goes back to its officer, who is told with the firm, and has its days again', async () => {
    const sent = await waiting(200_000n);
    await fund(programme.programmeId, programme.envelopeId, cents(100_000n));
    await promote();
    const kinds = async (id: string) => (await notificationsTo(id)).map(({ kind }) => kind);
    expect(await kinds(sent.applicant.person.accountId)).toEqual(['aid-waiting', 'aid-promoted']);
    expect(await kinds(officers.proposes.person.accountId)).toContain('aid-promoted');
    const clock = await db.caseClock.findFirstOrThrow({
      where: { applicationId: sent.id, endedAt: null },
    });
    expect(clock).toMatchObject({
      code: 'propose',
      holder: 'proposes',
      startedOn: new Date('2026-11-16'),
    });
  });

  test('money of a voucher that is given back reaches it', async () => {
    await fund(programme.programmeId, programme.envelopeId, cents(400_000n));
    const given = await giveVoucher(programme, { officers });
    const sent = await waiting(600_000n);
    expect(await promote()).toBe(0);
    await giveBackVoucher(given.firm, given.voucher.id, { stamp: 1 });
    expect(await promote()).toBe(1);
    expect(await statesOf([sent])).toEqual(['under-review']);
  });

  test('money of another year, or kept for another region, does not', async () => {
    const sent = await waiting(200_000n);
    await fund(programme.programmeId, programme.envelopeId, cents(100_000n));
    expect(await promote(daysAfter(NOON, 60))).toBe(0);
    expect(await statesOf([sent])).toEqual(['waitlisted']);
    programme = await openProgramme({ funded: 100_000_000n, region: '06' });
    officers = await makeOfficers(programme.ownerId);
    const outside = await waiting(200_000n);
    expect(await promote()).toBe(0);
    expect(await statesOf([outside])).toEqual(['waitlisted']);
  });

  test('a request that cannot be taken keeps no other from leaving, and is told', async () => {
    const [broken, fine] = [await waiting(200_000n), await waiting(200_000n)];
    await fund(programme.programmeId, programme.envelopeId, cents(1_000_000n));
    // A clock that runs already: its officer cannot be given another.
    const clock = { startedOn: NOON, spans: [], reminded: [], unit: 'working', allowed: 8 };
    await db.caseClock.create({
      data: {
        ...{ id: 'in the way', applicationId: broken.id, programmeId: programme.programmeId },
        ...{ code: 'propose', holder: 'proposes', ...clock },
      },
    });
    await expect(promote()).rejects.toThrow(/stayed on a waiting list/);
    expect(await statesOf([broken, fine])).toEqual(['waitlisted', 'under-review']);
  });
});
