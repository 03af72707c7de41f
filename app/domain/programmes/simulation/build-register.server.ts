import shares from '#content/register-shares.json' with { type: 'json' };
import { contentHash } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { getSetting, saveSetting } from '#platform/settings.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { REGISTER_SIZE, registerRow, type RegisterRow } from './register-rows.ts';

const BATCH = 20_000;
const LOOKED_AT = 500;

interface Column {
  readonly name: keyof RegisterRow;
  readonly column: string;
  readonly type: 'smallint' | 'integer' | 'boolean';
}

/** The table's columns and what they are called in a row. */
const COLUMNS: readonly Column[] = [
  { name: 'id', column: 'id', type: 'integer' },
  { name: 'staff', column: 'staff', type: 'smallint' },
  { name: 'ageMonths', column: 'age_months', type: 'smallint' },
  { name: 'legalForm', column: 'legal_form', type: 'smallint' },
  { name: 'sector', column: 'sector', type: 'smallint' },
  { name: 'region', column: 'region', type: 'smallint' },
  { name: 'territory', column: 'territory', type: 'smallint' },
  { name: 'taxCompliant', column: 'tax_compliant', type: 'boolean' },
  { name: 'cnssCompliant', column: 'cnss_compliant', type: 'boolean' },
  { name: 'womanLed', column: 'woman_led', type: 'boolean' },
  { name: 'youngLed', column: 'young_led', type: 'boolean' },
  { name: 'cnssAffiliated', column: 'cnss_affiliated', type: 'boolean' },
  { name: 'publicShareholder', column: 'public_shareholder', type: 'boolean' },
  { name: 'exportPercent', column: 'export_percent', type: 'smallint' },
  { name: 'aidReceivedMad', column: 'aid_received_mad', type: 'integer' },
  { name: 'largeHolderPercent', column: 'large_holder_percent', type: 'smallint' },
  { name: 'province', column: 'province', type: 'smallint' },
  { name: 'nmaDivision', column: 'nma_division', type: 'smallint' },
  { name: 'certifications', column: 'certifications', type: 'smallint' },
  { name: 'turnoverMad', column: 'turnover_mad', type: 'integer' },
];

let recipe: string | undefined;

/** Changes with whatever changes the companies: the shares, the lists of codes, the way to draw. */
function registerRecipe(): string {
  recipe ??= contentHash({
    shares,
    rows: Array.from({ length: LOOKED_AT }, (_, place) => ({ ...registerRow(place + 1) })),
  });
  return recipe;
}

/** How many companies the register holds; null while it is not filled by this recipe. */
export async function registerSize(reader: Tx | typeof db): Promise<number | null> {
  const { recipe: from, size, rows } = await getSetting(reader, 'register.built');
  return from === registerRecipe() && size > 0 && rows === size ? size : null;
}

interface Options {
  /** Companies in all; fewer in tests. */
  readonly size?: number;
  /** Companies that one transaction adds. */
  readonly batch?: number;
  /** Once aborted, no further batch is begun. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Fills `synthetic_firm`, unless it holds all companies of this recipe already. Each batch and the
 * record of it are kept together: stopped at any moment, it goes on where it was, and two of them at
 * once take turns. Rejects with the signal's reason when aborted.
 */
export async function buildRegister(
  now: Date,
  { size = REGISTER_SIZE, batch = BATCH, signal }: Options = {},
): Promise<void> {
  let left = size;
  while (left > 0) {
    signal?.throwIfAborted();
    left = await inTransaction('programmes.build-register', async (tx) => {
      const rows = await filledUpTo(tx, size);
      if (rows === size) return 0;
      const last = Math.min(rows + batch, size);
      if (rows === 0) await tx.syntheticFirm.deleteMany();
      await tx.$executeRaw(insertion(rows + 1, last));
      const built = { recipe: registerRecipe(), size, rows: last };
      await saveSetting(tx, 'register.built', built, { now, by: null });
      return size - last;
    });
  }
}

/** How many rows of this recipe are there; holds other builders up until the transaction ends. */
async function filledUpTo(tx: Tx, size: number): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('build-register'))`;
  const built = await getSetting(tx, 'register.built');
  return built.recipe === registerRecipe() && built.size === size ? built.rows : 0;
}

/** Adds companies `first` to `last`: one array a column, written out by hand because that is fast. */
function insertion(first: number, last: number): Prisma.Sql {
  const rows = Array.from({ length: last - first + 1 }, (_, place) => registerRow(first + place));
  const arrays = COLUMNS.map(({ name, type }) => {
    const values = rows.map((row) => String(row[name] ?? 'NULL'));
    return Prisma.sql`${`{${values.join(',')}}`}::${Prisma.raw(`${type}[]`)}`;
  });
  const names = Prisma.raw(COLUMNS.map(({ column }) => column).join(', '));
  return Prisma.sql`INSERT INTO synthetic_firm (${names})
    SELECT * FROM unnest(${Prisma.join(arrays)})`;
}

/** Asks the worker for the register when it is not there or was drawn otherwise. */
export async function requestRegister(): Promise<void> {
  await inTransaction('programmes.request-register', async (tx) => {
    if ((await registerSize(tx)) !== null) return;
    await addJob(tx, 'build-register', {}, { key: 'build-register', queue: 'build-register' });
  });
}
