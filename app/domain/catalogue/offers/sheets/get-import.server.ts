import { z } from 'zod';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { requireEditor } from '../offer-records.server.ts';
import { COLUMN_NAMES, ERRORS_COLUMN, KEY_COLUMN, type SheetWords } from './columns.ts';
import { planRows, summaryOf, type PlannedRow, type RowFate } from './plan.ts';
import { readKnownOffers } from './read-known.server.ts';
import type { SheetRow } from './rows.ts';

const storedRows = z.array(
  z.object({ line: z.number().int(), cells: z.record(z.string(), z.string()) }),
);

/** What a sheet would do now, row by row. */
export interface ImportReport {
  readonly id: string;
  readonly fileName: string;
  readonly encoding: string | null;
  readonly unknown: readonly string[];
  readonly rows: readonly PlannedRow[];
  readonly summary: Readonly<Record<RowFate, number>>;
  /** How many drafts it made; null until it is saved. */
  readonly saved: number | null;
}

/** A kept sheet with its rows. Throws `catalogue.not-found` for one of others or after a day. */
export async function readImport(reader: Tx | typeof db, actor: MemberActor, id: string) {
  requireEditor(actor);
  const row = await reader.offerImport.findFirst({
    where: { id, organisationId: actor.person.seat.organisationId },
  });
  if (!row) throw new DomainError('catalogue.not-found');
  return { ...row, rows: storedRows.parse(row.rows) satisfies readonly SheetRow[] };
}

/** The report of a kept sheet, made again from what the firm has at this moment. */
export async function getImport(
  actor: MemberActor,
  id: string,
  words: SheetWords,
): Promise<ImportReport> {
  const { fileName, encoding, unknown, rows, saved } = await readImport(db, actor, id);
  const known = await readKnownOffers(db, actor.person.seat.organisationId);
  const planned = planRows(rows, known, words);
  return { id, fileName, encoding, unknown, saved, rows: planned, summary: summaryOf(planned) };
}

/**
 * The rows that were refused, as a table to be mended and sent again: its headings, then each row
 * with what is wrong with it in words.
 */
export async function getRefusedRows(
  actor: MemberActor,
  id: string,
  words: SheetWords,
  say: (row: PlannedRow) => string,
): Promise<readonly (readonly string[])[]> {
  const { rows } = await readImport(db, actor, id);
  const known = await readKnownOffers(db, actor.person.seat.organisationId);
  const columns = [KEY_COLUMN, ...COLUMN_NAMES];
  const refused = planRows(rows, known, words).flatMap((planned, at) =>
    planned.fate === 'refused'
      ? [[...columns.map((column) => rows[at]?.cells[column] ?? ''), say(planned)]]
      : [],
  );
  return [[...columns, ERRORS_COLUMN], ...refused];
}
