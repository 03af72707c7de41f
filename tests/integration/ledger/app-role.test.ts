import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { NOON } from '../../factories/actors.ts';
import { makeAppRole, type AppRole } from '../../factories/app-role.ts';
import { asJson, balancesOf, makeEnvelope, move, transferOf } from '../../factories/ledger.ts';
import { resetDatabase } from '../../setup/database.ts';

let role: AppRole;
let envelope: Awaited<ReturnType<typeof makeEnvelope>>;

beforeAll(async () => {
  await resetDatabase();
  envelope = await makeEnvelope({ funded: 100n });
  role = await makeAppRole('raqmana_ledger_test');
});

afterAll(() => role.drop());

const POST = 'SELECT repeated FROM post_transfers($1::jsonb, $2)';

async function reservation(reference: string): Promise<string> {
  return asJson([await transferOf(move(envelope, 'L2', cents(10n), { reference }))]);
}

describe('the role of the application', () => {
  test('posts by the function, reads, and opens accounts', async () => {
    const rows = await role.run(POST, [await reservation('by the role'), NOON]);
    expect(rows).toEqual([{ repeated: false }]);
    expect(await balancesOf(envelope.id)).toEqual({ 'E:available': 90n, 'E:reserved': 10n });
    await role.run(`INSERT INTO ledger_account (book, code, programme_id, may_go_negative)
      VALUES ('budget', 'FUNDER', 'another', true)`);
    expect(await role.run('SELECT count(*)::int AS n FROM ledger_entry')).toEqual([{ n: 4 }]);
  });

  test.each([
    `INSERT INTO ledger_transfer (reference, code, from_id, to_id, amount, subject, at)
      VALUES ('x', 'L1', 1, 2, 100, 'x', now())`,
    `INSERT INTO ledger_entry VALUES (1, 99, 1, 5, 0, 5)`,
    `UPDATE ledger_account SET balance = balance + 1`,
    `UPDATE ledger_account SET balance = balance`,
    `UPDATE ledger_transfer SET amount = 1`,
    `UPDATE ledger_entry SET delta = 1`,
    `DELETE FROM ledger_account`,
    `DELETE FROM ledger_transfer`,
    `DELETE FROM ledger_entry`,
    `TRUNCATE ledger_entry`,
    `ALTER TABLE ledger_account DISABLE TRIGGER ALL`,
    `DROP TRIGGER ledger_balance_told ON ledger_account`,
    `SET session_replication_role = replica`,
    `ALTER FUNCTION post_transfers(jsonb, timestamptz) RESET ALL`,
  ])('has no right to: %s', async (sql) => {
    await expect(role.run(sql)).rejects.toMatchObject({ code: '42501' });
  });

  test('has no right to the steps of the function without the function', async () => {
    const json = await reservation('by a step');
    const steps = role.run('SELECT ledger_post_many($1::jsonb, $2)', [json, NOON]);
    await expect(steps).rejects.toMatchObject({ code: '42501' });
  });

  test('cannot put tables of its own in the place of the ledger', async () => {
    const json = await reservation('by a fake');
    const before = await balancesOf(envelope.id);
    const fake = `
      CREATE TEMP TABLE ledger_account AS SELECT * FROM public.ledger_account;
      UPDATE ledger_account SET balance = 1000000;
      CREATE TEMP TABLE ledger_entry (LIKE public.ledger_entry);
      CREATE TEMP TABLE ledger_transfer (LIKE public.ledger_transfer INCLUDING ALL);`;
    await role.run(`${fake} SELECT * FROM post_transfers('${json}', '${NOON.toISOString()}')`);
    expect(await balancesOf(envelope.id)).toEqual({
      'E:available': (before['E:available'] ?? 0n) - 10n,
      'E:reserved': (before['E:reserved'] ?? 0n) + 10n,
    });
  });
});
