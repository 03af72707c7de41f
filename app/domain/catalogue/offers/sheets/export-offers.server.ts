import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { OfferContent } from '../content.ts';
import { requireEditor } from '../offer-records.server.ts';
import {
  COLUMN_NAMES,
  COLUMNS,
  KEY_COLUMN,
  SHEET_LISTS,
  STATE_COLUMN,
  type SheetWords,
} from './columns.ts';
import { writeCsv } from './csv.ts';
import { readKnownOffers } from './read-known.server.ts';
import { cellsOf } from './rows.ts';
import { writeXlsx } from './xlsx.ts';

/** Words of a sheet in its reader's language. */
export interface SheetTexts {
  /** Of each column, by its name. */
  readonly headings: Readonly<Record<string, string>>;
  /** Of each state of an offer. */
  readonly states: Readonly<Record<string, string>>;
  /** Names of the two sheets of a workbook. */
  readonly offersSheet: string;
  readonly valuesSheet: string;
  readonly rightToLeft: boolean;
}

export type SheetFormat = 'csv' | 'xlsx';

const HEADINGS = [KEY_COLUMN, STATE_COLUMN, ...COLUMN_NAMES];

/** The headings, then their words as a remark, which a reader of the sheet leaves out. */
function headingRows({ headings }: SheetTexts): string[][] {
  return [HEADINGS, HEADINGS.map((name, at) => `${at === 0 ? '# ' : ''}${headings[name] ?? name}`)];
}

/** Every code a column may hold, with its words. */
function valueRows(words: SheetWords, { headings }: SheetTexts): string[][] {
  return COLUMNS.flatMap((column) =>
    column.kind === 'one' || column.kind === 'many'
      ? SHEET_LISTS[column.list].map((code) => [
          headings[column.name] ?? column.name,
          code,
          ...(words[column.list][code] ?? []),
        ])
      : [],
  );
}

async function write(
  rows: readonly (readonly string[])[],
  format: SheetFormat,
  words: SheetWords,
  texts: SheetTexts,
): Promise<Uint8Array> {
  if (format === 'csv') return Buffer.from(writeCsv(rows), 'utf8');
  const { offersSheet, valuesSheet, rightToLeft } = texts;
  return writeXlsx([
    { name: offersSheet, rows, rightToLeft },
    { name: valuesSheet, rows: valueRows(words, texts), rightToLeft },
  ]);
}

/**
 * Every offer of the firm with its latest version, as a sheet that can be changed and sent back.
 * Throws `catalogue.not-found` to anybody but the people of a provider.
 */
export async function exportOffers(
  actor: MemberActor,
  format: SheetFormat,
  words: SheetWords,
  texts: SheetTexts,
): Promise<Uint8Array> {
  requireEditor(actor);
  const offers = await readKnownOffers(db, actor.person.seat.organisationId);
  const rows = offers.map(({ slug, state, content }) => [
    ...[slug, texts.states[state] ?? state],
    ...cellsOf(content),
  ]);
  return write([...headingRows(texts), ...rows], format, words, texts);
}

/** An empty sheet with one example, marked as a remark so that it is never read. */
export async function exportTemplate(
  actor: MemberActor,
  format: SheetFormat,
  words: SheetWords,
  texts: SheetTexts,
  example: OfferContent,
): Promise<Uint8Array> {
  requireEditor(actor);
  const row = ['#', '', ...cellsOf(example)];
  return write([...headingRows(texts), row], format, words, texts);
}
