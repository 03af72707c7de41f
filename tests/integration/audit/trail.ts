import pg from 'pg';
import { appendAudit, type AuditEvent } from '#domain/audit/index.server.ts';
import { env } from '#platform/env.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { at, NOON } from '../../factories/actors.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Noon so many days after the day on which the tests happen. */
export function noonOf(days: number): Date {
  return at(days * DAY_MS);
}

/** The day of `noonOf(days)`, as the database and the pages write it. */
export function dayOf(days: number): string {
  return noonOf(days).toISOString().slice(0, 10);
}

export interface Written {
  readonly when?: Date;
  readonly event?: Partial<AuditEvent>;
}

/** Adds an entry to a chain in the given transaction. */
export function write(tx: Tx, stream: string, { when = NOON, event = {} }: Written = {}) {
  const actor = { now: when, requestId: 'a request', person: null };
  return appendAudit(tx, actor, {
    type: 'accounts.role-granted',
    stream,
    subject: 'role:one',
    facts: { role: 'sme-member' },
    ...event,
  });
}

/** Adds an entry to a chain. */
export function append(stream: string, written: Written = {}) {
  return inTransaction('test.append', (tx) => write(tx, stream, written));
}

/** Lends a connection of its own, as whoever owns the database. */
export async function withOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Changes the trail behind the back of its triggers, as somebody with the disk could. */
export function tamper(sql: string, values: readonly unknown[] = []): Promise<number> {
  return withOwner(async (client) => {
    await client.query('SET session_replication_role = replica');
    const { rowCount } = await client.query(sql, [...values]);
    return rowCount ?? 0;
  });
}
