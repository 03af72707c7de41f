import { beforeEach, describe, expect, test } from 'vitest';
import {
  LEDGER_CHECKS,
  LEDGER_REFUSALS,
  setBuckets,
  spreadEnvelope,
  spreadEnvelopes,
} from '#domain/ledger/index.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { balancesOf, brokenAmong, makeEnvelope, move, postNow } from '../../factories/ledger.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

async function availableByBucket(envelopeId: string): Promise<bigint[]> {
  const rows = await db.ledgerAccount.findMany({
    where: { envelopeId, code: 'E:available' },
    orderBy: { bucket: 'asc' },
  });
  return rows.map(({ balance }) => balance);
}

const set = (envelopeId: string, buckets: number) =>
  inTransaction('tests.set-buckets', (tx) => setBuckets(tx, envelopeId, buckets));

describe('more accounts for an envelope', () => {
  test('are opened with nothing in them, once', async () => {
    const { id } = await makeEnvelope({ funded: 10n });
    await set(id, 4);
    await set(id, 4);
    expect(await availableByBucket(id)).toEqual([10n, 0n, 0n, 0n]);
    expect(await db.ledgerAccount.count({ where: { envelopeId: id } })).toBe(4 * 9);
    expect(await db.envelope.findUniqueOrThrow({ where: { id } })).toMatchObject({ buckets: 4 });
  });

  test('never fewer, never too many, and of an envelope that is there', async () => {
    const { id } = await makeEnvelope({ buckets: 3 });
    for (const wrong of [2, 0, 65, 3.5])
      expect(await refusalCode(set(id, wrong))).toBe('ledger.wrong-buckets');
    expect(await refusalCode(set('nowhere', 2))).toBe('ledger.not-found');
  });
});

describe('spreading', () => {
  test('makes accounts even, and then has nothing to do', async () => {
    const { id } = await makeEnvelope({ buckets: 4, funded: 1_002n });
    await makeEnvelope({ funded: 5n });
    await spreadEnvelopes(NOON);
    expect(await availableByBucket(id)).toEqual([251n, 251n, 250n, 250n]);
    expect(await db.ledgerTransfer.count({ where: { code: 'S1' } })).toBe(3);
    expect(await spreadEnvelope(id, NOON)).toBe(0);
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  });

  test('by two workers at once happens once', async () => {
    const { id } = await makeEnvelope({ buckets: 8, funded: 8_000n });
    await Promise.all([1, 2, 3, 4].map(() => spreadEnvelope(id, NOON)));
    expect(await availableByBucket(id)).toEqual(Array.from({ length: 8 }, () => 1_000n));
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  });

  test('while others take money loses nothing and stops nobody', async () => {
    const buckets = 4;
    const envelope = await makeEnvelope({ buckets, funded: 400n });
    await spreadEnvelope(envelope.id, NOON);
    const take = (bucket: number) =>
      refusalCode(
        refusing(LEDGER_REFUSALS, () => postNow(move(envelope, 'L2', cents(3n), { bucket }))),
      );
    // Uneven on purpose: most ask the first account.
    const takers = Array.from({ length: 120 }, (_, index) => take(index % 3 ? 0 : index % buckets));
    const spreads = Array.from({ length: 12 }, () => spreadEnvelope(envelope.id, NOON));
    const [ended] = await Promise.all([Promise.all(takers), Promise.all(spreads)]);
    const taken = BigInt(ended.filter((code) => code === null).length) * 3n;
    expect(ended.every((code) => code === null || code === 'ledger.no-money')).toBe(true);
    const { 'E:available': left = 0n, 'E:reserved': reserved } = await balancesOf(envelope.id);
    expect([left, reserved]).toEqual([400n - taken, taken]);
    await spreadEnvelope(envelope.id, NOON);
    const after = await availableByBucket(envelope.id);
    expect(Number((after[0] ?? 0n) - (after.at(-1) ?? 0n))).toBeLessThanOrEqual(1);
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  });
});
