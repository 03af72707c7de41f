import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { registerCsv } from './register-csv.server.ts';
import { listRegister } from './register-list.server.ts';
import type { RegisterQuery } from './register-query.ts';
import type { RegisterEntry } from './register-schema.ts';

/** Certificates read at a time; a file has at most so many of these. */
const CHUNK = 500;
const MOST_CHUNKS = 100;

/**
 * All certificates of a query as one table, whatever its place: at most 50 000, the newest first.
 * Returns the day too on which the states are what the table says.
 */
export async function exportRegister(
  query: RegisterQuery,
  now: Date,
): Promise<{ readonly asOf: CivilDate; readonly csv: string }> {
  const entries: RegisterEntry[] = [];
  let after: string | null = null;
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk += 1) {
    const page = await listRegister({ ...query, after }, { now, size: CHUNK });
    entries.push(...page.entries);
    after = page.next;
    if (after === null) break;
  }
  return { asOf: civilDateOf(now), csv: registerCsv(entries) };
}
