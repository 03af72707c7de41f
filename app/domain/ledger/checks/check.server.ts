import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';

export type Reader = Tx | typeof db;

/** What a look at an invariant found. */
export interface Found {
  /** How many things were looked at. */
  readonly looked: number;
  readonly broken: number;
  /** The first of what is broken: references, ids, places. */
  readonly examples: readonly string[];
}

/** Something that must hold of the books or of cases at any moment. */
export interface Check {
  /** `room.what-holds`. */
  readonly code: string;
  readonly run: (reader: Reader) => Promise<Found>;
}

const MOST_EXAMPLES = 5;

interface Row {
  readonly looked: number;
  readonly broken: number;
  readonly examples: string[] | null;
}

/**
 * A check made of one query, which gives a row for each thing looked at: `subject` (text) and `ok`.
 * What is neither true nor false counts as broken. One query sees one moment: others may post.
 */
export function sqlCheck(code: string, query: Prisma.Sql): Check {
  return {
    code,
    run: async (reader) => {
      const [row] = await reader.$queryRaw<Row[]>`
        SELECT count(*)::int AS looked, count(*) FILTER (WHERE ok IS NOT TRUE)::int AS broken,
          (array_agg(subject ORDER BY subject) FILTER (WHERE ok IS NOT TRUE))[1:${MOST_EXAMPLES}::int] AS examples
        FROM (${query}) AS seen`;
      if (!row) throw new Error(`The check ${code} gave no answer.`);
      return { ...row, examples: row.examples ?? [] };
    },
  };
}

/** Makes the checks one after another; each answer as it comes. */
export async function* runChecks(
  checks: readonly Check[],
  reader: Reader = db,
): AsyncGenerator<Found & Pick<Check, 'code'>> {
  for (const { code, run } of checks) yield { code, ...(await run(reader)) };
}
