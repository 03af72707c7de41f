import { beforeEach, describe, expect, test } from 'vitest';
import { NOON } from '../factories/actors.ts';
import { resetDatabase } from '../setup/database.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { constraintOf, refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';

const FIRM = { kind: 'sme', name: 'A firm', createdAt: NOON, updatedAt: NOON };
const ICE = { ice: '990000001000040', ice9: '990000001' };
const GRANT = {
  accountId: 'amina',
  organisationId: 'firm',
  role: 'sme-owner',
  status: 'active',
  requestedById: 'amina',
  requestedAt: NOON,
  grantedById: 'amina',
  grantedAt: NOON,
};

beforeEach(async () => {
  await resetDatabase();
  await db.organisation.create({ data: { id: 'firm', ...FIRM, ...ICE } });
  await db.account.create({
    data: { id: 'amina', name: 'Amina', email: 'a@b.ma', language: 'fr', createdAt: NOON },
  });
  await db.roleGrant.create({ data: { id: 'grant', ...GRANT } });
});

async function refusal(work: () => Promise<unknown>): Promise<string | null> {
  const error: unknown = await work().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).not.toBeNull();
  return constraintOf(error);
}

const grant = (id: string, changes: object) => () =>
  db.roleGrant.create({ data: { id, ...GRANT, ...changes } });

describe('the name of what the database refused by', () => {
  test.each([
    [
      'a unique column',
      'organisation_ice_key',
      () => db.organisation.create({ data: { id: 'other', ...FIRM, ...ICE } }),
    ],
    [
      'a check',
      'organisation_ice_valid',
      () => db.organisation.create({ data: { id: 'o', ...FIRM, ...ICE, ice: '990000001000041' } }),
    ],
    ['a partial unique index', 'role_grant_once', grant('again', {})],
    ['a foreign key', 'role_grant_account_id_fkey', grant('x', { accountId: 'nobody' })],
    ['a trigger', 'role_fits_organisation', grant('x', { role: 'provider-owner' })],
    [
      'a trigger, in a transaction',
      'organisation_keeps_an_owner',
      () =>
        inTransaction('end', (tx) =>
          tx.roleGrant.update({ where: { id: 'grant' }, data: { status: 'revoked' } }),
        ),
    ],
    [
      'a trigger, by a raw query',
      'organisation_keeps_an_owner',
      () => db.$executeRaw`UPDATE role_grant SET status = 'revoked'`,
    ],
    [
      'a unique key, by a raw query',
      'organisation_pkey',
      () => db.$executeRaw`INSERT INTO organisation SELECT * FROM organisation`,
    ],
  ])('%s', async (_what, name, work) => {
    expect(await refusal(work)).toBe(name);
  });

  test('is nothing for other errors', async () => {
    expect(constraintOf(new Error('violates "something"'))).toBeNull();
    expect(await refusal(() => db.$executeRaw`SELECT 1 FROM "no_such_table"`)).toBeNull();
    expect(await refusal(() => db.account.findUniqueOrThrow({ where: { id: '?' } }))).toBeNull();
  });
});

describe('refusing', () => {
  const codes = { role_grant_once: 'accounts.role-held' };

  test('turns the named constraints into refusals', async () => {
    await expect(refusing(codes, grant('again', {}))).rejects.toEqual(
      new DomainError('accounts.role-held'),
    );
  });

  test('passes anything else on, and what the work returns', async () => {
    const foreign = refusing(codes, grant('x', { accountId: 'nobody' }));
    await expect(foreign).rejects.not.toBeInstanceOf(DomainError);
    expect(await refusing(codes, () => Promise.resolve(3))).toBe(3);
  });
});
