import { MODES, REGIONS, SIZES, SPOKEN } from '#domain/catalogue/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Firm, Wish } from '../score/asked.ts';
import type { Field } from '../score/rank.ts';
import { ROW_BYTES, rowsOfBytes } from '../score/row.ts';
import { maskOf } from '../score/score.ts';

export type Reader = Tx | typeof db;

interface FieldRow {
  readonly category: string;
  /** Rows one after another, in base 64. */
  readonly rows: string;
}

/**
 * The offers of some categories that at most one thing keeps out: those that two things keep out
 * interest nobody. Everything is read as it is now.
 */
export async function recall(
  reader: Reader,
  categories: readonly string[],
  { firm, wish }: { readonly firm: Firm; readonly wish: Wish },
): Promise<ReadonlyMap<string, Field>> {
  const region = maskOf(REGIONS, firm.region === null ? [] : [firm.region]);
  const size = maskOf(SIZES, firm.size === null ? [] : [firm.size]) << 22;
  const languages = maskOf(SPOKEN, wish.languages) << 12;
  const barred =
    wish.mode === 'any' ? -1 : MODES.indexOf(wish.mode === 'remote' ? 'on-site' : 'remote');
  const found = reader.$queryRaw<FieldRow[]>`
    SELECT category, encode(string_agg(row, ''), 'base64') AS rows FROM match_offer
    WHERE category = ANY(${[...categories]})
      AND (${region}::int <> 0 AND reach & ${region}::int = 0)::int
        + (${size}::int <> 0 AND (reach >> 22) & 63 <> 0 AND reach & ${size}::int = 0)::int
        + (${languages}::int <> 0 AND reach & ${languages}::int = 0)::int
        + ((traits & 3) = ${barred}::int)::int
        + ((traits >> 2) & 7 > ${firm.stage ?? 7}::int)::int <= 1
    GROUP BY category`;
  return fieldsOf(...(await Promise.all([found, debtsOf(reader, categories)])));
}

/** All offers of the index, for many firms at once. */
export async function recallAll(reader: Reader): Promise<ReadonlyMap<string, Field>> {
  const found = await reader.$queryRaw<FieldRow[]>`
    SELECT category, encode(string_agg(row, ''), 'base64') AS rows FROM match_offer
    GROUP BY category`;
  const categories = found.map(({ category }) => category);
  return fieldsOf(found, await debtsOf(reader, categories));
}

type Debts = ReadonlyMap<string, ReadonlyMap<number, number>>;
const NO_DEBTS: ReadonlyMap<number, number> = new Map();

/** Exposure owed to providers, by category and number; those that were never shown are owed none. */
async function debtsOf(reader: Reader, categories: readonly string[]): Promise<Debts> {
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

function fieldsOf(found: readonly FieldRow[], debts: Debts): ReadonlyMap<string, Field> {
  return new Map(
    found.map(({ category, rows }) => {
      const bytes = Buffer.from(rows, 'base64');
      return [
        category,
        {
          words: rowsOfBytes(bytes),
          rows: bytes.byteLength / ROW_BYTES,
          debts: debts.get(category) ?? NO_DEBTS,
        },
      ];
    }),
  );
}
