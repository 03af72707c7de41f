import { beforeEach, expect, test } from 'vitest';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  exportStatement,
  getEnvelopeAccounts,
  getStatement,
  post,
  type StatementLine,
} from '#domain/ledger/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { fundPlace } from '../../factories/funding.ts';
import { makeMember } from '../../factories/people.ts';
import { makeManager, makeProgramme } from '../../factories/programmes.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const PLACE = { year: 2026, region: null, segment: null } as const;
let manager: MemberActor;
let target: Parameters<typeof getEnvelopeAccounts>[1];

beforeEach(async () => {
  await resetDatabase();
  manager = await makeManager();
  const { organisationId } = manager.person.seat;
  const { programmeId } = await makeProgramme({ organisationId });
  const envelopeId = await fundPlace(programmeId, PLACE, 1_000n);
  target = { programme: { programmeId, organisationId }, envelopeId };
});

/** Reserves one centime so many times. */
const reserve = (times: number) =>
  inTransaction('tests.reserve', (tx) =>
    post(
      tx,
      NOON,
      Array.from({ length: times }, (_, at) => ({
        ...({ reference: `reserve:${String(at)}`, code: 'L2', from: 'E:available' } as const),
        ...({ to: 'E:reserved', amount: cents(1n), subject: 'application:a' } as const),
        ...{ programmeId: target.programme.programmeId, envelopeId: target.envelopeId },
        ...{ bucket: 0, expiresAt: NOON },
      })),
    ),
  );
const page = (before: bigint | null, code: 'E:available' | 'G:engaged' = 'E:available') =>
  getStatement(manager, target, { code, bucket: 0, before });

test('a statement is read by pages, the latest first, each entry once', async () => {
  await reserve(120);
  const accounts = await getEnvelopeAccounts(manager, target);
  expect(accounts.accounts).toHaveLength(9);
  expect(accounts.accounts[0]).toMatchObject({ code: 'E:available', balance: 880n, entries: 121n });
  const first = await page(null);
  expect(first.lines[0]).toMatchObject({
    ...{ code: 'L2', other: 'E:reserved', delta: -1n, balance: 880n, version: 121n },
    ...{ subject: 'application:a', reference: 'reserve:119' },
  });
  const second = await page(first.before);
  const third = await page(second.before);
  expect([first, second, third].map(({ lines }) => lines.length)).toEqual([50, 50, 21]);
  expect(third.before).toBeNull();
  expect(third.lines.at(-1)).toMatchObject({ code: 'L1', other: 'FUNDER', balance: 1_000n });
  const versions = [first, second, third].flatMap(({ lines }) => lines.map((one) => one.version));
  expect(new Set(versions).size).toBe(121);
  expect(await page(null, 'G:engaged')).toEqual({ lines: [], before: null });
});

test('a file has every entry of every account, in their order, whatever their number', async () => {
  await fundPlace(target.programme.programmeId, PLACE, 2_000n);
  await reserve(2_100);
  const lines: StatementLine[] = [];
  for await (const batch of await exportStatement(manager, target)) lines.push(...batch);
  expect(lines).toHaveLength(2 + 2 * 2_100);
  expect(lines.map(({ delta }) => delta).reduce((sum, one) => sum + one, 0n)).toBe(3_000n);
});

test('a file is of one moment: what is posted while it is read is not in it', async () => {
  await reserve(1_000);
  const batches = await exportStatement(manager, target);
  const first = await batches.next();
  await inTransaction('tests.fund', (tx) =>
    post(tx, NOON, [
      {
        ...({ reference: 'later', code: 'L1', from: 'FUNDER', to: 'E:available' } as const),
        ...{ amount: cents(7n), subject: 'envelope', bucket: 0 },
        ...{ programmeId: target.programme.programmeId, envelopeId: target.envelopeId },
      },
    ]),
  );
  const lines: StatementLine[] = [...(first.done ? [] : first.value)];
  for await (const batch of batches) lines.push(...batch);
  expect(lines).toHaveLength(1 + 2 * 1_000);
  expect(lines.map(({ reference }) => reference)).not.toContain('later');
});

test('statements are for those who read money of the organisation', async () => {
  const { organisationId } = manager.person.seat;
  const auditor = await makeMember('programme', ['auditor'], organisationId);
  expect((await getEnvelopeAccounts(auditor, target)).envelope.id).toBe(target.envelopeId);
  const others = [
    await makeManager(),
    await makeMember('programme', ['deciding-officer'], organisationId),
  ];
  const works = others.flatMap((actor) => [
    getEnvelopeAccounts(actor, target),
    getStatement(actor, target, { code: 'E:available', bucket: 0, before: null }),
    exportStatement(actor, target),
  ]);
  expect(await refusalCodes(works)).toEqual(['ledger.not-found']);
  const other = await makeProgramme({ organisationId });
  const mixed = { ...target, programme: { ...target.programme, programmeId: other.programmeId } };
  expect(await refusalCode(getEnvelopeAccounts(manager, mixed))).toBe('ledger.not-found');
  const bucket = getStatement(manager, target, { code: 'E:available', bucket: 7, before: null });
  expect(await refusalCode(bucket)).toBe('ledger.not-found');
});
