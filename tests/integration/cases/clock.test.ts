import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { recountClocks, runCasesClock } from '#domain/cases/clock.server.ts';
import { noticeRevocation } from '#domain/cases/decisions/notice-revocation.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { makeCaseWorld, type CaseWorld } from '../../factories/case-world.ts';
import { caseInHand, decideNow, openOffice, proposeNow } from '../../factories/decisions.ts';
import { makeMember } from '../../factories/people.ts';
import { resetDatabase } from '../../setup/database.ts';

const DAY = 86_400_000;
const inDays = (days: number) => at(days * DAY);
const clock = (now: Date) => runCasesClock({ now, randomBytes });

let world: CaseWorld;

beforeEach(async () => {
  await resetDatabase();
  world = await makeCaseWorld({ funded: 5_000_000n });
});

async function underReview(): Promise<{ readonly id: string; readonly who: string }> {
  const id = (await world.send(0, 'WEB', NOON)) ?? '';
  await world.assign(NOON);
  const who = (await world.proposerOf(id, 1)) ?? '';
  expect(await world.act(id, { act: 'declare', who }, NOON)).toBeNull();
  return { id, who };
}

async function notices(kind: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM graphile_worker._private_jobs WHERE payload->>'kind' = ${kind}`;
  return Number(row?.count ?? 0);
}

describe('a correction that does not come', () => {
  test('is reminded twice, lapses, and may be taken up again', async () => {
    const { id, who } = await underReview();
    expect(await world.act(id, { act: 'ask', who }, NOON)).toBeNull();
    await clock(inDays(2));
    expect(await notices('aid-reminder')).toBe(0);
    await clock(inDays(8));
    await clock(inDays(8));
    expect(await notices('aid-reminder')).toBe(1);
    await clock(inDays(11));
    expect(await notices('aid-reminder')).toBe(2);
    await clock(inDays(16));
    expect(await world.states([id])).toEqual(['lapsed']);
    await clock(inDays(17));
    expect(await notices('aid-lapsed')).toBe(1);
    const row = await db.aidApplication.findUniqueOrThrow({ where: { id } });
    expect(row.reopenUntil).not.toBeNull();
    expect(await db.caseClock.count({ where: { applicationId: id, endedAt: null } })).toBe(0);
  });

  test('stops the clock of the officer meanwhile', async () => {
    const { id, who } = await underReview();
    await world.act(id, { act: 'ask', who }, inDays(1));
    const where = { applicationId: id, code: 'propose' };
    expect((await db.caseClock.findFirstOrThrow({ where })).dueOn).toBeNull();
    await world.act(id, { act: 'correct' }, inDays(4));
    const running = await db.caseClock.findFirstOrThrow({ where });
    expect(running).toMatchObject({ spent: 1, allowed: 8 });
    expect(running.dueOn).not.toBeNull();
  });
});

describe('an officer who is late', () => {
  test('is told to the managers once', async () => {
    const { id } = await underReview();
    await clock(inDays(15));
    await clock(inDays(16));
    const late = await db.caseClock.findFirstOrThrow({
      where: { applicationId: id, code: 'propose' },
    });
    expect(late.lateSince).not.toBeNull();
    expect(await world.states([id])).toEqual(['under-review']);
  });
});

describe('a draft nobody goes on with', () => {
  test('is announced and then erased with what belongs to it', async () => {
    const { id } = await underReview();
    const draft = await world.draft(2, NOON);
    await clock(inDays(77));
    expect(await notices('aid-draft-ending')).toBe(1);
    await clock(inDays(92));
    expect(await db.aidApplication.findUnique({ where: { id: draft } })).toBeNull();
    expect(await db.caseClock.count({ where: { applicationId: draft } })).toBe(0);
    expect(await db.aidApplication.findUnique({ where: { id } })).not.toBeNull();
  });
});

test('holidays that are set later move the ends that lie behind them', async () => {
  const { id } = await underReview();
  const where = { applicationId: id, code: 'propose' };
  const before = await db.caseClock.findFirstOrThrow({ where });
  const day = new Date('2026-11-19T00:00:00Z');
  await db.holiday.create({ data: { day, code: 'throne', status: 'confirmed', source: 'test' } });
  expect(await recountClocks(NOON)).toBe(1);
  const after = await db.caseClock.findFirstOrThrow({ where });
  expect(after.dueOn?.getTime()).toBe((before.dueOn?.getTime() ?? 0) + DAY);
  expect(await recountClocks(NOON)).toBe(0);
});

test('a holiday set later moves the days to answer a notice and to take a request up again', async () => {
  const office = await openOffice();
  const { id } = await caseInHand(office);
  await proposeNow(office.officers.proposes, id);
  await decideNow(office.officers.decides, id);
  const risk = await makeMember('programme', ['risk-officer'], office.programme.ownerId);
  const { stamp } = await db.aidApplication.findUniqueOrThrow({ where: { id } });
  await noticeRevocation(risk, id, { stamp, grounds: 'L’attestation est fausse.' });
  const lapsed = await underReview();
  await world.act(lapsed.id, { act: 'ask', who: lapsed.who }, NOON);
  await clock(inDays(16));
  const days = async () => {
    const { answerUntil } = await db.aidRevocation.findFirstOrThrow();
    const row = await db.aidApplication.findUniqueOrThrow({ where: { id: lapsed.id } });
    return [Number(answerUntil), Number(row.reopenUntil)] as const;
  };
  const [answer, reopen] = await days();
  const holiday = { code: 'throne', status: 'confirmed', source: 'test' };
  for (const day of ['2026-11-19', '2026-12-10'])
    await db.holiday.create({ data: { day: new Date(`${day}T00:00:00Z`), ...holiday } });
  await recountClocks(inDays(3));
  expect(await days()).toEqual([answer + DAY, reopen + DAY]);
});

test('a second run at the same instant changes nothing', async () => {
  const { id, who } = await underReview();
  await world.act(id, { act: 'proposeApprove', who, amount: 400_000n }, NOON);
  await clock(inDays(40));
  expect(await world.states([id])).toEqual(['under-review']);
  const before = await world.digest();
  await clock(inDays(40));
  expect(await world.digest()).toBe(before);
  expect((await world.balances()).reserved).toBe(0n);
});
