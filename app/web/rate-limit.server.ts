import { createHmac } from 'node:crypto';
import { db } from '#platform/db.ts';
import { env } from '#platform/env.ts';

export interface Limit {
  readonly perMinute: number;
  readonly burst: number;
}

/**
 * What the table knows a key by: keys name people and computers, and hashes of such names without
 * a secret can be guessed. A demonstration without a secret hides nothing that matters.
 */
export function limitKey(key: string): string {
  const secret = `web.rate-limit ${env().APP_SECRET ?? ''}`;
  return createHmac('sha256', secret).update(key).digest('base64url');
}

/**
 * Takes one request from the allowance of `key` (generic cell rate algorithm, one row a key in
 * Postgres so that every process counts together).
 * @returns seconds to wait before the next try, 0 when the request may pass.
 */
export async function takeAllowance(key: string, limit: Limit): Promise<number> {
  const kept = limitKey(key);
  const step = 60 / limit.perMinute;
  const window = step * limit.burst;
  const rows = await db.$queryRaw<{ wait: number }[]>`
    INSERT INTO rate_limit AS r (key, tat)
    VALUES (${kept}, clock_timestamp() + make_interval(secs => ${step}))
    ON CONFLICT (key) DO UPDATE
      SET tat = greatest(r.tat, clock_timestamp()) + make_interval(secs => ${step})
      WHERE greatest(r.tat, clock_timestamp()) + make_interval(secs => ${step})
            <= clock_timestamp() + make_interval(secs => ${window})
    RETURNING 0::float8 AS wait`;
  if (rows.length > 0) return 0;
  const [row] = await db.$queryRaw<{ wait: number }[]>`
    SELECT extract(epoch FROM tat - clock_timestamp())::float8 - ${window} + ${step} AS wait
    FROM rate_limit WHERE key = ${kept}`;
  return Math.max(1, Math.ceil(row?.wait ?? 1));
}
