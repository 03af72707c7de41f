import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  promoteEverywhere,
  promoteWaiting,
  putOnWaitingList,
} from '#domain/cases/applications/waiting.server.ts';
import { withdrawApplication } from '#domain/cases/applications/withdraw.server.ts';
import { runCasesClock } from '#domain/cases/clock.server.ts';
import { waitForMoney } from '#domain/cases/decisions/wait.server.ts';
import { letGo } from '#domain/cases/decisions/let-go.server.ts';
import { askCorrection } from '#domain/cases/officers/ask-correction.server.ts';
import { waitingPlace } from '#domain/cases/pages/own-case-queue.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { fund, sendApplication } from '../../factories/cases.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { fundPlace } from '../../factories/funding.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

/** What a request of these tests may have. */
const AID = 400_000n;

let office: Awaited<ReturnType<typeof openOffice>>;
const proposer = () => office.officers.proposes;
const decider = () => office.officers.decides;
const pay = (amount: bigint) =>
  fund(office.programme.programmeId, office.programme.envelopeId, cents(amount));
const promote = (now = NOON) => promoteWaiting(office.programme.programmeId, { now, randomBytes });
const stateOf = async (id: string) => (await caseRow(id)).state;
const isWoken = async () => {
  const jobs = await waitingJobs('promote-waiting');
  await db.$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  return jobs.length > 0;
};

/** A request in hand, which asks half of its cost. */
const inHand = (aid = AID) => caseInHand(office, { cost: aid * 2n });

async function waits(id: string): Promise<void> {
  await waitForMoney(proposer(), id, { stamp: (await caseRow(id)).stamp });
}

async function waiting(aid = AID) {
  const sent = await inHand(aid);
  await waits(sent.id);
  return sent;
}

/** One that was taken off the list, with the next one on it; money is there for the first alone. */
async function promotedAndNext() {
  const [first, next] = [await waiting(), await waiting()];
  await pay(AID);
  expect(await promote()).toBe(1);
  await isWoken();
  return { first, next };
}

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice({ funded: 0n });
});

describe('money promised to somebody who drops out', () => {
  test('goes to the next one once the request is refused, not while that is proposed', async () => {
    const { first, next } = await promotedAndNext();
    await proposeRefusal(proposer(), first.id);
    expect(await promote()).toBe(0);
    await isWoken();
    await decideNow(decider(), first.id);
    expect(await isWoken()).toBe(true);
    expect(await caseRow(first.id)).toMatchObject({ envelopeId: null, waitsFor: null });
    expect(await promote()).toBe(1);
    expect(await stateOf(next.id)).toBe('under-review');
  });

  test('stays promised when the refusal is sent back', async () => {
    const { first } = await promotedAndNext();
    await proposeRefusal(proposer(), first.id);
    await decideNow(decider(), first.id, 'send-back');
    expect(await promote()).toBe(0);
    await proposeNow(proposer(), first.id);
    expect(await stateOf(first.id)).toBe('proposed-approve');
  });

  test('goes to the next one once the firm withdraws, or answers no question', async () => {
    const { first, next } = await promotedAndNext();
    const { stamp } = await caseRow(first.id);
    await withdrawApplication(first.applicant, first.id, { stamp });
    expect(await isWoken()).toBe(true);
    expect(await promote()).toBe(1);
    const last = await waiting();
    await isWoken();
    await askCorrection(proposer(), next.id, {
      stamp: (await caseRow(next.id)).stamp,
      items: [{ field: 'title', reason: 'incorrect', note: 'Trop court.' }],
    });
    await runCasesClock({ now: daysAfter(NOON, 30), randomBytes });
    expect(await stateOf(next.id)).toBe('lapsed');
    expect(await isWoken()).toBe(true);
    expect(await promote()).toBe(1);
    expect(await stateOf(last.id)).toBe('under-review');
  });

  test('goes on when the first of the list, who kept it for itself, withdraws', async () => {
    const [large, small] = [await waiting(), await waiting(120_000n)];
    await pay(120_000n);
    expect(await promote()).toBe(0);
    const { stamp } = await caseRow(large.id);
    await withdrawApplication(large.applicant, large.id, { stamp });
    expect(await isWoken()).toBe(true);
    expect(await promote()).toBe(1);
    expect(await stateOf(small.id)).toBe('under-review');
  });

  test('is shared when less is proposed than was promised', async () => {
    const [first, small] = [await waiting(), await waiting(120_000n)];
    await pay(AID);
    expect(await promote()).toBe(1);
    await isWoken();
    await proposeNow(proposer(), first.id, { amount: cents(280_000n), note: 'Le devis a baissé.' });
    expect(await isWoken()).toBe(true);
    expect(await promote()).toBe(1);
    expect(await stateOf(small.id)).toBe('under-review');
  });
});

describe('the order of the list', () => {
  test('is kept by newcomers: who sent later waits behind, however little they ask', async () => {
    const early = await inHand(120_000n);
    const head = await waiting();
    const late = await inHand(120_000n);
    await pay(300_000n);
    expect(await refusalCode(proposeNow(proposer(), late.id))).toBe('cases.no-money');
    // Whose number comes before the list waits for nobody on it.
    await proposeNow(proposer(), early.id);
    await waits(late.id);
    await pay(220_000n);
    expect(await promote()).toBe(1);
    expect(await stateOf(head.id)).toBe('under-review');
    expect(await stateOf(late.id)).toBe('waitlisted');
    // What was promised to it is its own.
    await proposeNow(proposer(), head.id);
  });

  test('leaves to newcomers what those before them do not need', async () => {
    await waiting();
    const late = await inHand(120_000n);
    await pay(AID + 120_000n);
    await proposeNow(proposer(), late.id);
    expect(await promote()).toBe(1);
  });

  test('is that of numbers for one whose proposal is sent back, or ran out', async () => {
    const early = await inHand();
    await pay(AID);
    const own = await inHand();
    await proposeNow(proposer(), own.id);
    const later = await waiting();
    await decideNow(decider(), own.id, 'send-back');
    expect(await promote()).toBe(0);
    await proposeNow(proposer(), own.id);
    expect(await letGo({ now: daysAfter(NOON, 20), randomBytes }, own.id)).toBe(true);
    expect(await promote()).toBe(0);
    // One that was sent before it has its turn before it.
    expect(await refusalCode(waits(early.id))).toBe('cases.money-there');
    await proposeNow(proposer(), early.id);
    expect(await refusalCode(proposeNow(proposer(), own.id))).toBe('cases.no-money');
    expect(await stateOf(later.id)).toBe('waitlisted');
  });

  test('asks for no more than may be given, which may be less than was asked', async () => {
    const sent = await inHand();
    await inTransaction('tests.wait', async (tx) =>
      putOnWaitingList(tx, proposer(), await caseRow(sent.id), {
        ...{ party: 'proposes', amount: cents(250_000n), facts: {} },
      }),
    );
    await pay(250_000n);
    expect(await promote()).toBe(1);
    const other = await waiting();
    expect(await caseRow(other.id)).toMatchObject({ waitsFor: AID });
  });
});

/** The same request so many times more, of other firms, in the order of their numbers. */
async function repeat(id: string, times: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO aid_application SELECT (jsonb_populate_record(a, jsonb_build_object(
      'id', 'again ' || n, 'number', nextval('aid_application_number'),
      'organisation_id', 'firm ' || n))).*
    FROM aid_application a, generate_series(1, ${times}::int) n WHERE a.id = ${id}`;
}

describe('a long list', () => {
  test('is read to its end for an envelope that nobody before waits for', async () => {
    office = await openOffice({
      ...{ ownerId: office.programme.ownerId, funded: 0n, region: 'MA-01' },
    });
    const { id } = await caseInHand(office, { region: 'MA-01' });
    await waits(id);
    await repeat(id, 600);
    const last = await caseInHand(office, { region: 'MA-02' });
    await waits(last.id);
    const place = { year: 2026, region: 'MA-02', segment: null };
    await fundPlace(office.programme.programmeId, place, AID);
    expect(await promote()).toBe(1);
    expect(await stateOf(last.id)).toBe('under-review');
  });

  test('tells the place of the last one, counted by the database', async () => {
    const { id } = await waiting();
    await repeat(id, 2_000);
    const last = await waiting();
    expect(await waitingPlace(db, await caseRow(last.id), NOON)).toMatchObject({
      ...{ rank: 2_002, askedBefore: 2_001n * AID },
    });
  });
});

test('every list is looked at by the hour: the money of a new year is there on its first day', async () => {
  const first = await waiting();
  const place = { year: 2027, region: null, segment: null };
  await fundPlace(office.programme.programmeId, place, AID);
  await promoteEverywhere({ now: new Date('2026-12-31T22:00:00Z'), randomBytes });
  expect(await stateOf(first.id)).toBe('waitlisted');
  await promoteEverywhere({ now: new Date('2027-01-01T09:00:00Z'), randomBytes });
  expect(await stateOf(first.id)).toBe('under-review');
});

test('a request that was sent and is not in hand has no place before others', async () => {
  await sendApplication(office.programme);
  const late = await inHand();
  await pay(AID);
  await proposeNow(proposer(), late.id);
  expect(await stateOf(late.id)).toBe('proposed-approve');
});
