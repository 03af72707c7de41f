import { LRUCache } from 'lru-cache';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Field } from '../score/rank.ts';
import { mostPromisingFirst } from '../score/fixed.ts';
import { ROW_BYTES, rowsOfBytes } from '../score/row.ts';

export type Reader = Tx | typeof db;

type Rows = Omit<Field, 'debts'>;
interface FieldRow {
  readonly category: string;
  /** Rows one after another, in base 64. */
  readonly rows: string;
}

const EMPTY: Rows = { words: new Int32Array(0), rows: 0 };
/** More than there are categories. */
const MOST_CATEGORIES = 200;

/** Rows of categories read before, with the edition of the index they are not older than. */
const kept = new LRUCache<string, { readonly edition: number; readonly rows: Rows }>({
  max: MOST_CATEGORIES,
});

/** Forgets what was read before: for whoever puts another database in the place of this one. */
export function forgetRecalled(): void {
  kept.clear();
}

/**
 * The offers of some categories as they are in an edition of the index, or later, and what is owed
 * to their providers now. Each category comes from the database in one piece, once for each edition;
 * what keeps a row from being a match is looked at row by row in memory, which takes less time than
 * a query that leaves rows out.
 */
export async function recall(
  reader: Reader,
  categories: readonly string[],
  edition: number,
): Promise<ReadonlyMap<string, Field>> {
  const missing = categories.filter((category) => kept.get(category)?.edition !== edition);
  const [debts] = await Promise.all([
    debtsOf(reader, categories),
    missing.length === 0 ? null : keepRows(reader, missing, edition),
  ]);
  return new Map(
    categories.map((category) => [
      category,
      { ...(kept.get(category)?.rows ?? EMPTY), debts: debts.get(category) ?? NO_DEBTS },
    ]),
  );
}

/** All categories, for many firms at once. */
export async function recallAll(
  reader: Reader,
  edition: number,
): Promise<ReadonlyMap<string, Field>> {
  const found = await reader.$queryRaw<{ readonly category: string }[]>`
    SELECT DISTINCT category FROM match_offer`;
  return recall(
    reader,
    found.map(({ category }) => category),
    edition,
  );
}

async function keepRows(
  reader: Reader,
  categories: readonly string[],
  edition: number,
): Promise<void> {
  const found = await reader.$queryRaw<FieldRow[]>`
    SELECT category, encode(string_agg(row, ''), 'base64') AS rows FROM match_offer
    WHERE category = ANY(${[...categories]}) GROUP BY category`;
  const byCategory = new Map(found.map(({ category, rows }) => [category, rows]));
  for (const category of categories) {
    const bytes = Buffer.from(byCategory.get(category) ?? '', 'base64');
    const words = mostPromisingFirst(rowsOfBytes(bytes));
    const rows = { words, rows: bytes.byteLength / ROW_BYTES };
    kept.set(category, { edition, rows });
  }
}

const NO_DEBTS: ReadonlyMap<number, number> = new Map();

/** Exposure owed to providers, by category and number; those that were never shown are owed none. */
async function debtsOf(
  reader: Reader,
  categories: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const rows = await reader.$queryRaw<
    { readonly category: string; readonly number: number; readonly debt: number }[]
  >`
    SELECT e.category, p.number, e.due - e.had AS debt
    FROM match_exposure e JOIN match_provider p USING (organisation_id)
    WHERE e.category = ANY(${[...categories]})`;
  const byCategory = Map.groupBy(rows, ({ category }) => category);
  return new Map(
    [...byCategory].map(([category, owed]) => [
      category,
      new Map(owed.map(({ number, debt }) => [number, debt])),
    ]),
  );
}
