import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  allows,
  LEDGER_REFUSALS,
  TRANSFER_CODES,
  type Posting,
} from '#domain/ledger/index.server.ts';
import { ACCOUNT_CODES } from '#domain/ledger/codes.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import {
  balancesOf,
  IN_TEN_DAYS,
  makeEnvelope,
  move,
  postNow,
  postRaw,
  transferOf,
  withClients,
} from '../../factories/ledger.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const refusedBy = (postings: Posting | readonly Posting[], when?: Date) =>
  refusalCode(refusing(LEDGER_REFUSALS, () => postNow(postings, when)));

let envelope: Awaited<ReturnType<typeof makeEnvelope>>;
const moved = (...rest: Parameters<typeof move> extends [unknown, ...infer Rest] ? Rest : never) =>
  move(envelope, ...rest);

beforeEach(async () => {
  await resetDatabase();
  envelope = await makeEnvelope({ funded: 1_000n });
});

describe('posting', () => {
  test('moves money from account to account, with two entries each', async () => {
    const held = moved('L2', cents(300n));
    expect(await postNow([held])).toBe(1);
    expect(await postNow(moved('L4', cents(300n), { resolves: held.reference }))).toBe(1);
    expect(await postNow(moved('L11', cents(300n)))).toBe(1);
    expect(await balancesOf(envelope.id)).toEqual({ 'E:available': 1_000n });
    expect(await db.ledgerTransfer.count()).toBe(4);
    expect(await db.ledgerEntry.count()).toBe(8);
  });

  test('posts nothing for nothing', async () => {
    expect(await postNow([])).toBe(0);
    await withClients(1, async ([client]) => {
      if (client) expect((await postRaw(client, [])).rows).toEqual([]);
    });
  });

  test.each([1, 2, 5])('the same %i again are answered as they were', async (count) => {
    const many = Array.from({ length: count }, () => moved('L2', cents(10n)));
    expect(await postNow(many)).toBe(count);
    expect(await postNow(many, at(60_000))).toBe(0);
    const half = [...many.slice(0, 1), moved('L2', cents(5n))];
    expect(await postNow(half)).toBe(1);
    const left = 1_000n - 10n * BigInt(count) - 5n;
    expect(await balancesOf(envelope.id)).toEqual({
      ...{ 'E:available': left, 'E:reserved': 1_000n - left },
    });
  });

  test('all or none', async () => {
    const [fine, tooMuch] = [moved('L2', cents(900n)), moved('L2', cents(101n))];
    expect(await refusedBy([fine, tooMuch])).toBe('ledger.no-money');
    expect(await balancesOf(envelope.id)).toEqual({ 'E:available': 1_000n });
    expect(await db.ledgerTransfer.count()).toBe(1);
  });

  test('money that comes in the same call may be used, not before it comes', async () => {
    const [more, all] = [moved('L1', cents(500n)), moved('L2', cents(1_500n))];
    expect(await refusedBy([all, more])).toBe('ledger.no-money');
    expect(await refusedBy([more, all])).toBeNull();
    expect(await balancesOf(envelope.id)).toEqual({ 'E:reserved': 1_500n });
  });
});

describe('what the ledger refuses, one or many', () => {
  const many = [false, true];

  test.each(many)('money that is not there (with others: %s)', async (withOthers) => {
    const one = moved('L2', cents(withOthers ? 999n : 1_001n));
    const others = withOthers ? [moved('L2', cents(2n))] : [];
    expect(await refusedBy([...others, one])).toBe('ledger.no-money');
  });

  test.each(many)('another content under a reference (with others: %s)', async (withOthers) => {
    const first = moved('L2', cents(5n));
    await postNow(first);
    const others = withOthers ? [moved('L2', cents(1n))] : [];
    for (const changes of [{ amount: cents(6n) }, { subject: 'application:other' }])
      expect(await refusedBy([...others, { ...first, ...changes }])).toBe(
        'ledger.reference-reused',
      );
  });

  test('one reference twice in a call', async () => {
    const one = moved('L2', cents(5n));
    expect(await refusedBy([one, one])).toBe('ledger.reference-reused');
  });

  test.each(many)('accounts that do not go together (with others: %s)', async (withOthers) => {
    const others = withOthers ? [moved('L2', cents(1n))] : [];
    const wrong = { from: 'E:available', to: 'V:committed' } as const;
    expect(await refusedBy([...others, moved('L11', cents(1n), wrong)])).toBe(
      'ledger.wrong-accounts',
    );
    const elsewhere = await makeEnvelope({ programmeId: envelope.programmeId, region: 'oriental' });
    const [here, there] = await Promise.all([
      transferOf(moved('L2', cents(1n))),
      transferOf(move(elsewhere, 'L2', cents(1n))),
    ]);
    const across = { ...here, to: there.to };
    await withClients(1, async ([client]) => {
      if (!client) return;
      const posted = postRaw(
        client,
        withOthers ? [there, { ...across, reference: 'x' }] : [across],
      );
      await expect(posted).rejects.toThrow('"ledger_wrong_accounts"');
      const nowhere = { ...here, from: 0n, reference: 'y' };
      const lost = postRaw(client, withOthers ? [there, nowhere] : [nowhere]);
      await expect(lost).rejects.toThrow('"ledger_unknown_account"');
    });
  });

  test.each(many)(
    'a reservation that ran out, ended or never was (with others: %s)',
    async (withOthers) => {
      const others = () => (withOthers ? [moved('L2', cents(1n))] : []);
      const held = moved('L2', cents(100n));
      await postNow(held);
      const use = (changes: Partial<Posting> = {}) =>
        moved('L4', cents(100n), { resolves: held.reference, ...changes });
      expect(await refusedBy([...others(), use()], IN_TEN_DAYS)).toBe('ledger.reservation-ended');
      for (const wrong of [{ resolves: 'nothing' }, { amount: cents(99n) }])
        expect(await refusedBy([...others(), use(wrong)])).toBe('ledger.no-reservation');
      const { resolves: _none, ...loose } = use();
      expect(await refusedBy([...others(), loose])).toBe('ledger.no-reservation');
      const { expiresAt: _never, ...endless } = moved('L2', cents(1n));
      expect(await refusedBy([...others(), endless])).toBe('ledger.no-reservation');
      // A release comes after the end as well as before it.
      const release = moved('L3', cents(100n), { resolves: held.reference });
      expect(await refusedBy([...others(), release], at(30 * 86_400_000))).toBeNull();
      expect(await refusedBy([...others(), use()])).toBe('ledger.no-reservation');
      expect(await refusedBy([...others(), release])).toBeNull();
    },
  );

  test('two that end one reservation in one call', async () => {
    const held = moved('L2', cents(100n));
    await postNow(held);
    const ends = { resolves: held.reference };
    const both = [moved('L3', cents(100n), ends), moved('L4', cents(100n), ends)];
    expect(await refusedBy(both)).toBe('ledger.no-reservation');
  });

  test('amounts that are none, and an account to itself', async () => {
    for (const amount of [0n, -5n])
      await expect(postNow(moved('L2', cents(amount)))).rejects.toThrow('ledger_transfer_amount');
    const { from } = await transferOf(moved('L2', cents(1n)));
    const circle = {
      reference: 'x',
      code: 'S1',
      from,
      to: from,
      amount: cents(1n),
      subject: 'e',
    } as const;
    await withClients(1, async ([client]) => {
      if (client) await expect(postRaw(client, [circle])).rejects.toThrow('ledger_transfer_apart');
    });
  });
});

test('the plan of accounts is the same here and in the database', async () => {
  const pairs = TRANSFER_CODES.flatMap((code) =>
    ACCOUNT_CODES.flatMap((from) => ACCOUNT_CODES.map((to) => ({ code, from, to }))),
  );
  const rows = await db.$queryRaw<{ n: bigint }[]>`
    SELECT n FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
      AS (code text, "from" text, "to" text)) WITH ORDINALITY AS pair (code, "from", "to", n)
    WHERE ledger_allows(code, "from", "to") ORDER BY n`;
  const allowed = pairs.flatMap(({ code, from, to }, index) =>
    allows(code, from, to) ? [BigInt(index + 1)] : [],
  );
  expect(rows.map(({ n }) => n)).toEqual(allowed);
  expect(allowed.length).toBeGreaterThan(TRANSFER_CODES.length);
});

describe('behind the back of the ledger, whoever owns the database is refused', () => {
  test.each([
    `UPDATE ledger_transfer SET amount = 1`,
    `DELETE FROM ledger_transfer`,
    `TRUNCATE ledger_transfer`,
    `UPDATE ledger_entry SET delta = 1`,
    `DELETE FROM ledger_entry`,
    `TRUNCATE ledger_entry`,
    `DELETE FROM ledger_account`,
    `UPDATE ledger_account SET balance = balance + 1`,
    `UPDATE ledger_account SET balance = 0, version = 0`,
    `UPDATE ledger_account SET version = version + 1`,
    `WITH told AS (
        INSERT INTO ledger_entry SELECT id, version + 1, 0, 5, balance, balance + 5
        FROM ledger_account WHERE code = 'E:available')
      UPDATE ledger_account SET version = version + 1, balance = balance + 5
      WHERE code IN ('E:available', 'V:committed')`,
    `UPDATE ledger_account SET code = 'C:spent' WHERE code = 'E:available'`,
    `UPDATE ledger_account SET may_go_negative = true`,
    `INSERT INTO ledger_account (book, code, programme_id, envelope_id, bucket, balance, may_go_negative)
      VALUES ('budget', 'E:available', 'p', 'e', 0, 100, false)`,
    `INSERT INTO ledger_account (book, code, programme_id, envelope_id, bucket, may_go_negative)
      VALUES ('budget', 'E:available', 'p', 'e', 0, true)`,
    `INSERT INTO ledger_account (book, code, programme_id, envelope_id, bucket, may_go_negative)
      VALUES ('cash', 'E:available', 'p', 'e', 0, false)`,
  ])('%s', async (sql) => {
    await withClients(1, async ([client]) => {
      await expect(client?.query(sql)).rejects.toMatchObject({ code: '23514' });
    });
    expect(await balancesOf(envelope.id)).toEqual({ 'E:available': 1_000n });
  });

  test('an older balance cannot come back', async () => {
    await postNow(moved('L2', cents(400n), { reference: randomUUID() }));
    const sql = `UPDATE ledger_account SET balance = 1000, version = 1 WHERE code = 'E:available'`;
    await withClients(1, async ([client]) => {
      await expect(client?.query(sql)).rejects.toThrow('ledger_balance_told');
    });
  });
});
