import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  accountNumber,
  openEnvelope,
  post,
  runChecks,
  type Check,
  type EnvelopeRow,
  type Posting,
  type Transfer,
} from '#domain/ledger/index.server.ts';
import type { AccountCode, TransferCode } from '#domain/ledger/schema.ts';
import { cents, type Cents } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { env } from '#platform/env.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { anActor, at, NOON } from './actors.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The end of a reservation made at noon, ten days later. */
export const IN_TEN_DAYS = at(10 * DAY_MS);

/** An envelope of 2026 of a new programme, with so many centimes in its first account. */
export async function makeEnvelope({
  buckets = 1,
  funded = 0n,
  programmeId = randomUUID(),
  region = null,
}: Partial<{
  readonly buckets: number;
  readonly funded: bigint;
  readonly programmeId: string;
  readonly region: string | null;
}> = {}): Promise<EnvelopeRow> {
  const envelope = await inTransaction('tests.open-envelope', (tx) =>
    openEnvelope(tx, anActor(), { programmeId, year: 2026, region, segment: null }, buckets),
  );
  if (funded > 0n) await postNow(move(envelope, 'L1', cents(funded)));
  return envelope;
}

/** Between which accounts a kind of transfer goes in these tests. */
const WAYS = {
  L1: ['FUNDER', 'E:available'],
  L2: ['E:available', 'E:reserved'],
  L3: ['E:reserved', 'E:available'],
  L4: ['E:reserved', 'V:committed'],
  L11: ['V:committed', 'E:available'],
  L14: ['E:available', 'FUNDER'],
} as const satisfies Partial<Record<TransferCode, readonly [AccountCode, AccountCode]>>;

/** A posting of an envelope's first account, with a reference of its own unless said. */
export function move(
  { id: envelopeId, programmeId }: Pick<EnvelopeRow, 'id' | 'programmeId'>,
  code: keyof typeof WAYS,
  amount: Cents,
  changes: Partial<Posting> = {},
): Posting {
  const [from, to] = WAYS[code];
  return {
    ...{ reference: randomUUID(), code, from, to, amount, subject: `envelope:${envelopeId}` },
    ...{ programmeId, envelopeId, bucket: 0 },
    ...(code === 'L2' ? { expiresAt: IN_TEN_DAYS } : {}),
    ...changes,
  };
}

/** Posts at noon, or at another time. Returns how many were new. */
export function postNow(postings: Posting | readonly Posting[], when: Date = NOON) {
  return inTransaction('tests.post', (tx) => post(tx, when, [postings].flat()));
}

/** What is in the accounts of an envelope, by code; those of its buckets together. */
export async function balancesOf(envelopeId: string): Promise<Record<string, bigint>> {
  const rows = await db.ledgerAccount.groupBy({
    by: ['code'],
    where: { envelopeId },
    _sum: { balance: true },
    orderBy: { code: 'asc' },
  });
  const filled = rows.filter(({ _sum }) => (_sum.balance ?? 0n) !== 0n);
  return Object.fromEntries(filled.map(({ code, _sum }) => [code, _sum.balance ?? 0n]));
}

/** A transfer by numbers of accounts, as the database's function takes it. */
export async function transferOf(posting: Posting): Promise<Transfer> {
  const { programmeId, envelopeId, bucket, from, to, ...rest } = posting;
  const place = { programmeId, envelopeId, bucket };
  const [fromId, toId] = await Promise.all([
    accountNumber(db, from, place),
    accountNumber(db, to, place),
  ]);
  return { ...rest, from: fromId, to: toId };
}

/** Transfers as JSON for `post_transfers`. */
export function asJson(transfers: readonly Transfer[]): string {
  return JSON.stringify(transfers, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

const POST = 'SELECT repeated FROM post_transfers($1::jsonb, $2)';

/** Posts by the function itself. */
export function postRaw(client: pg.Client, transfers: readonly Transfer[], when: Date = NOON) {
  return client.query<{ repeated: boolean }>(POST, [asJson(transfers), when]);
}

/** Lends connections of their own to the test database. */
export async function withClients<T>(
  count: number,
  work: (clients: readonly pg.Client[]) => Promise<T>,
  changes: { readonly user?: string; readonly password?: string } = {},
): Promise<T> {
  const url = new URL(env().DATABASE_URL ?? '');
  if (changes.user !== undefined) url.username = changes.user;
  if (changes.password !== undefined) url.password = changes.password;
  const clients = Array.from({ length: count }, () => new pg.Client(url.href));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    return await work(clients);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** What is broken among these checks, `code: examples`; empty when all is sound. */
export async function brokenAmong(
  checks: readonly Check[],
  reader: Parameters<Check['run']>[0] = db,
): Promise<string[]> {
  const broken: string[] = [];
  for await (const found of runChecks(checks, reader))
    if (found.broken > 0) broken.push(`${found.code}: ${found.examples.join(', ')}`);
  return broken;
}

/**
 * What is broken after statements that no trigger sees and that are rolled back, so that tables keep
 * the constraints they lift.
 */
export async function brokenAfter(checks: readonly Check[], sql: string): Promise<string[]> {
  const undone = new Error('undone');
  let broken: string[] = [];
  const work = async (tx: Tx) => {
    await tx.$executeRawUnsafe('SET LOCAL session_replication_role = replica');
    for (const statement of sql.split(';').filter((one) => one.trim() !== ''))
      await tx.$executeRawUnsafe(statement);
    broken = await brokenAmong(checks, tx);
    throw undone;
  };
  await inTransaction('tests.tamper', work).catch((error: unknown) => {
    if (error !== undone) throw error;
  });
  return broken;
}

/** Changes the books behind the back of their triggers, as somebody with the disk could. */
export function tamper(sql: string, values: readonly unknown[] = []): Promise<number> {
  return withClients(1, async ([client]) => {
    await client?.query('SET session_replication_role = replica');
    const result = await client?.query(sql, [...values]);
    return result?.rowCount ?? 0;
  });
}
