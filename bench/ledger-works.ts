import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import {
  accountNumber,
  openEnvelope,
  post,
  type EnvelopeRow,
} from '#domain/ledger/index.server.ts';
import { cents, type Cents } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';

export const BUCKETS = 16;
const IN_ARRAY = 100;
const AT = new Date('2026-11-16T11:00:00Z');
const UNTIL = new Date('2026-11-30T11:00:00Z');
const AWARD = 100n;
const PLENTY = cents(10n ** 14n);
/** Money for so many awards: more clients than that ask for it at once. */
export const SCARCE = 10;

/** One way of giving money out, which a client does again and again. */
export interface Work {
  readonly name: string;
  /** Grants made by one run. */
  readonly grants: number;
  readonly run: (client: pg.Client, place: Place) => Promise<boolean>;
}

/** Who asks, for the how manieth time, and where the money is. */
export interface Place {
  readonly client: number;
  readonly turn: number;
  readonly purse: Purse;
}

/** An envelope of the ledger, and a budget of the plain kind, with the same money. */
export interface Purse {
  readonly envelope: EnvelopeRow;
  readonly from: readonly bigint[];
  readonly to: readonly bigint[];
  readonly budget: string;
}

const TABLES = `
  CREATE TABLE bench_budget (id text PRIMARY KEY, balance bigint NOT NULL, version bigint NOT NULL)
    WITH (fillfactor = 20);
  CREATE TABLE bench_grant (id bigserial PRIMARY KEY, reference text UNIQUE, budget_id text, amount bigint, at timestamptz);
  INSERT INTO bench_budget SELECT 'row:' || n, 10 ^ 15, 0 FROM generate_series(0, 99) n`;

export async function prepare(client: pg.Client): Promise<void> {
  await client.query(TABLES);
}

/** Money for the ledger and for the plain ways, the same in both: so much in each account. */
export async function fill(
  client: pg.Client,
  name: string,
  buckets = 1,
  money: Cents = PLENTY,
): Promise<Purse> {
  const envelope = await inTransaction('open', (tx) =>
    openEnvelope(
      tx,
      { now: AT, randomBytes },
      { programmeId: name, year: 2026, region: null, segment: null },
      buckets,
    ),
  );
  const places = Array.from({ length: buckets }, (_, bucket) => ({
    ...{ programmeId: name, envelopeId: envelope.id, bucket },
  }));
  await inTransaction('fund', (tx) =>
    post(
      tx,
      AT,
      places.map((place) => ({
        ...place,
        ...{ reference: `fund:${name}:${String(place.bucket)}`, amount: money },
        ...{ code: 'L1', from: 'FUNDER', to: 'E:available', subject: `envelope:${envelope.id}` },
      })),
    ),
  );
  await client.query('INSERT INTO bench_budget VALUES ($1, $2, 0)', [name, money]);
  const numbersOf = (code: 'E:available' | 'E:reserved') =>
    Promise.all(places.map((place) => accountNumber(db, code, place)));
  return {
    ...{ envelope, budget: name },
    ...{ from: await numbersOf('E:available'), to: await numbersOf('E:reserved') },
  };
}

/** Money for ten calls in each account. */
export function fillFew(
  client: pg.Client,
  name: string,
  buckets: number,
  { grants }: Work,
): Promise<Purse> {
  return fill(client, name, buckets, cents(AWARD * BigInt(grants * SCARCE)));
}

/** The lowest of the balances that calls took from; a plain budget that nobody used counts as well. */
export async function lowest(client: pg.Client, { from, budget }: Purse): Promise<bigint> {
  const { rows } = await client.query<{ balance: string }>(
    `SELECT min(balance) AS balance FROM (
       SELECT balance FROM ledger_account WHERE id = ANY ($1)
       UNION ALL SELECT balance FROM bench_budget WHERE id = $2) one`,
    [from.map(String), budget],
  );
  return BigInt(rows[0]?.balance ?? -1);
}

let references = 0;
const nextReference = () =>
  `reserve:${String((references += 1))}:0190f5d0-7c3e-7a50-b7f4-2f7a2d0c1e55`;

const reservation = ({ client, turn, purse }: Place) => {
  const bucket = (client + turn) % purse.from.length;
  return {
    ...{ reference: nextReference(), code: 'L2', amount: String(AWARD) },
    ...{ from: String(purse.from[bucket]), to: String(purse.to[bucket]) },
    ...{ subject: `application:${String(references)}`, expiresAt: UNTIL.toISOString() },
  };
};

const POST = 'SELECT repeated FROM post_transfers($1::jsonb, $2)';

/** Whether the money was there: a refusal for its lack is an answer, anything else is an error. */
async function unlessEmpty(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof Error && /ledger_no_overdraft|no money/.test(error.message)) return false;
    throw error;
  }
}

const posting = (count: number) => (client: pg.Client, place: Place) =>
  unlessEmpty(() =>
    client.query({
      name: 'post',
      text: POST,
      values: [JSON.stringify(Array.from({ length: count }, () => reservation(place))), AT],
    }),
  );

async function lockedInSql(client: pg.Client, { purse }: Place): Promise<boolean> {
  await client.query('BEGIN');
  const { rows } = await client.query<{ balance: string }>({
    name: 'lock',
    text: 'SELECT balance FROM bench_budget WHERE id = $1 FOR UPDATE',
    values: [purse.budget],
  });
  const enough = BigInt(rows[0]?.balance ?? 0) >= AWARD;
  if (enough) {
    await client.query({
      name: 'take',
      text: 'UPDATE bench_budget SET balance = balance - $2, version = version + 1 WHERE id = $1',
      values: [purse.budget, AWARD],
    });
    await client.query({
      name: 'grant',
      text: 'INSERT INTO bench_grant (reference, budget_id, amount, at) VALUES ($1, $2, $3, $4)',
      values: [nextReference(), purse.budget, AWARD, AT],
    });
  }
  await client.query('COMMIT');
  return enough;
}

async function lockedInPrisma(_client: pg.Client, { purse }: Place): Promise<boolean> {
  return inTransaction('grant', async (tx) => {
    const rows = await tx.$queryRaw<{ balance: bigint }[]>`
      SELECT balance FROM bench_budget WHERE id = ${purse.budget} FOR UPDATE`;
    if ((rows[0]?.balance ?? 0n) < AWARD) return false;
    await tx.$executeRaw`UPDATE bench_budget SET balance = balance - ${AWARD}, version = version + 1
      WHERE id = ${purse.budget}`;
    await tx.$executeRaw`INSERT INTO bench_grant (reference, budget_id, amount, at)
      VALUES (${nextReference()}, ${purse.budget}, ${AWARD}, ${AT})`;
    return true;
  });
}

export const LIMIT: Work = {
  name: 'single-row updates, distinct rows (limit)',
  grants: 1,
  run: async (client, { client: own }) => {
    const { rowCount } = await client.query({
      name: 'own',
      text: `UPDATE bench_budget SET balance = balance - $2, version = version + 1
        WHERE id = $1 AND balance >= $2`,
      values: [`row:${String(own)}`, AWARD],
    });
    return rowCount === 1;
  },
};
export const PRISMA: Work = {
  name: 'Prisma interactive, SELECT … FOR UPDATE',
  grants: 1,
  run: lockedInPrisma,
};
export const RAW: Work = { name: 'the same in raw SQL', grants: 1, run: lockedInSql };
export const HOT: Work = { name: 'ours, one hot envelope', grants: 1, run: posting(1) };
export const HOT_PRISMA: Work = {
  name: 'ours, one hot envelope, by Prisma $queryRaw',
  grants: 1,
  run: (_client, place) =>
    unlessEmpty(
      () =>
        db.$queryRaw`SELECT repeated FROM post_transfers(${JSON.stringify([reservation(place)])}::jsonb, ${AT})`,
    ),
};
export const SPREAD: Work = {
  name: `ours, ${String(BUCKETS)} accounts`,
  grants: 1,
  run: posting(1),
};
export const ARRAYS: Work = {
  name: `ours, arrays of ${String(IN_ARRAY)}`,
  grants: IN_ARRAY,
  run: posting(IN_ARRAY),
};
export const ARRAYS_SPREAD: Work = {
  ...ARRAYS,
  name: `${ARRAYS.name}, ${String(BUCKETS)} accounts`,
};
