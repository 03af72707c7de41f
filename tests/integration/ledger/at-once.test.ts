import type pg from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { LEDGER_CHECKS, LEDGER_REFUSALS, type Transfer } from '#domain/ledger/index.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import {
  balancesOf,
  brokenAmong,
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

beforeEach(resetDatabase);

/** How each call ended: how many were new, or the name the database refused by. */
async function outcomes(calls: readonly Promise<pg.QueryResult<{ repeated: boolean }>>[]) {
  const settled = await Promise.allSettled(calls);
  return settled.map((one) => {
    if (one.status === 'fulfilled')
      return one.value.rows.filter(({ repeated }) => !repeated).length;
    const why: unknown = one.reason;
    return /"(\w+)"$/.exec(why instanceof Error ? why.message : '')?.[1] ?? String(why);
  });
}

const countOf = (all: readonly unknown[], one: unknown) =>
  all.filter((each) => each === one).length;

describe('many at once', () => {
  test('50 ask for the money of 10: exactly 10 get it', async () => {
    const envelope = await makeEnvelope({ funded: 1_000n });
    const transfers = await Promise.all(
      Array.from({ length: 50 }, () => transferOf(move(envelope, 'L2', cents(100n)))),
    );
    const ended = await withClients(50, (clients) =>
      outcomes(clients.map((client, index) => postRaw(client, transfers.slice(index, index + 1)))),
    );
    expect([countOf(ended, 1), countOf(ended, 'ledger_no_overdraft')]).toEqual([10, 40]);
    expect(await balancesOf(envelope.id)).toEqual({ 'E:reserved': 1_000n });
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  });

  test('the same through transactions of the application', async () => {
    const envelope = await makeEnvelope({ funded: 1_000n });
    const ended = await Promise.all(
      Array.from({ length: 50 }, () =>
        refusalCode(refusing(LEDGER_REFUSALS, () => postNow(move(envelope, 'L2', cents(100n))))),
      ),
    );
    expect([countOf(ended, null), countOf(ended, 'ledger.no-money')]).toEqual([10, 40]);
    expect(await balancesOf(envelope.id)).toEqual({ 'E:reserved': 1_000n });
  });

  test.each([1, 3])('20 post the same %i: it happens once', async (count) => {
    const envelope = await makeEnvelope({ funded: 1_000n });
    const same = await Promise.all(
      Array.from({ length: count }, () => transferOf(move(envelope, 'L2', cents(100n)))),
    );
    // Some send them in another order.
    const ended = await withClients(20, (clients) =>
      outcomes(
        clients.map((client, index) => postRaw(client, index % 2 ? same.toReversed() : same)),
      ),
    );
    expect([countOf(ended, count), countOf(ended, 0)]).toEqual([1, 19]);
    const reserved = 100n * BigInt(count);
    expect(await balancesOf(envelope.id)).toEqual({
      ...{ 'E:available': 1_000n - reserved, 'E:reserved': reserved },
    });
  });

  test('one reference with two contents: one of them happens', async () => {
    const envelope = await makeEnvelope({ funded: 1_000n });
    const transfer = await transferOf(move(envelope, 'L2', cents(100n)));
    const ended = await withClients(20, (clients) =>
      outcomes(
        clients.map((client, index) =>
          postRaw(client, [{ ...transfer, amount: cents(index % 2 ? 100n : 50n) }]),
        ),
      ),
    );
    const kinds = [countOf(ended, 1), countOf(ended, 0), countOf(ended, 'ledger_reference_reused')];
    expect(kinds).toEqual([1, 9, 10]);
  });

  test('a reservation is used or released, once, and not after its end', async () => {
    const envelope = await makeEnvelope({ funded: 1_000n });
    const held = move(envelope, 'L2', cents(100n));
    await postNow(held);
    const end = async (code: 'L3' | 'L4') =>
      transferOf(move(envelope, code, cents(100n), { resolves: held.reference }));
    const transfers = await Promise.all(
      Array.from({ length: 30 }, (_, index) => end(index % 2 ? 'L3' : 'L4')),
    );
    const ended = await withClients(30, (clients) =>
      outcomes(
        clients.map((client, index) => {
          // Those that release do so once it has run out: whichever comes first decides.
          const when = index % 2 ? IN_TEN_DAYS : at(0);
          return postRaw(client, transfers.slice(index, index + 1), when);
        }),
      ),
    );
    expect([countOf(ended, 1), countOf(ended, 'ledger_no_reservation')]).toEqual([1, 29]);
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  });

  test('accounts taken in crossing orders never make a deadlock', async () => {
    const [one, two] = [
      await makeEnvelope({ funded: 100_000n }),
      await makeEnvelope({ funded: 100_000n }),
    ];
    const pair = async (first: typeof one, second: typeof one): Promise<Transfer[]> => [
      await transferOf(move(first, 'L2', cents(1n))),
      await transferOf(move(second, 'L1', cents(1n))),
    ];
    const rounds = 40;
    const ended = await withClients(12, (clients) =>
      Promise.all(
        clients.map(async (client, index) => {
          for (let round = 0; round < rounds; round += 1)
            await postRaw(
              client,
              await pair(...(index % 2 ? ([one, two] as const) : ([two, one] as const))),
            );
          return 'done';
        }),
      ),
    );
    expect(countOf(ended, 'done')).toBe(12);
    expect(await db.ledgerTransfer.count()).toBe(2 + 12 * rounds * 2);
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  });
});
