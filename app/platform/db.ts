import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from './env.ts';
import { logger } from './logger.ts';
import { PrismaClient } from './prisma-client/client.ts';

/** Where queries go when nothing is configured: no such host exists, and the error says why. */
const UNSET = 'postgresql://the-variable-DATABASE_URL-is-not-set.invalid/';

type Connections = { primary: PrismaClient; replica: PrismaClient; pools: pg.Pool[] };

declare global {
  var raqmanaConnections: Connections | undefined;
}

function open(connectionString: string): { client: PrismaClient; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'raqmana',
  });
  const report = (error: Error) => logger.error({ err: error }, 'database connection lost');
  const adapter = new PrismaPg(pool, { onPoolError: report, onConnectionError: report });
  return { client: new PrismaClient({ adapter, errorFormat: 'minimal' }), pool };
}

function connect(): Connections {
  const { DATABASE_URL, DATABASE_REPLICA_URL } = env();
  const primary = open(DATABASE_URL ?? UNSET);
  const replica = DATABASE_REPLICA_URL ? open(DATABASE_REPLICA_URL) : primary;
  return {
    primary: primary.client,
    replica: replica.client,
    pools: [...new Set([primary.pool, replica.pool])],
  };
}

// Kept on globalThis because the development server loads this module again at every change.
const connections = (globalThis.raqmanaConnections ??= connect());

/** The database. Connects at the first query; writes go through `inTransaction`. */
export const db = connections.primary;

/** For reads that may lag behind: a replica when DATABASE_REPLICA_URL is set, else the database. */
export const replica = connections.replica;

/** Resolves when the database answers; rejects with the driver's error when it does not. */
export async function pingDatabase(): Promise<void> {
  await db.$queryRaw`SELECT 1`;
}

/** Closes all connections of this process. */
export async function closeDatabase(): Promise<void> {
  await Promise.all([db.$disconnect(), replica.$disconnect()]);
  await Promise.all(connections.pools.map((pool) => pool.end()));
  globalThis.raqmanaConnections = undefined;
}

const AWAY =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|DatabaseNotReachable|Connection terminated|connection timeout|terminating connection|the database system is|Can't reach database|SocketTimeout|ConnectionClosed|ENOENT/i;

/** Whether an error means that the database does not answer, rather than that it refused. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (/^P(?:1001|1002|1008|1017|2024)$/.test(code) || AWAY.test(code) || AWAY.test(cause.message))
      return true;
    cause = cause.cause;
  }
  return false;
}
