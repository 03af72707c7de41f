import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { DomainError } from '#domain/kernel/index.server.ts';
import { decodeSheet, type SheetEncoding } from './decode.ts';
import { guarded } from './guard.ts';

/** Most rows of a sheet, its headings and remarks besides. */
export const MOST_ROWS = 1_000;
const HEADINGS = 10;
const LONGEST_RECORD = 100_000;
const BYTE_ORDER_MARK = '\ufeff';

/** A table of texts as it was read, with the number of each line in its file. */
export interface ReadTable {
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  /** Null for a workbook. */
  readonly encoding: SheetEncoding | null;
}

/** The sign that parts the cells of a first line: the one it holds most of, outside quotes. */
export function delimiterOf(text: string): ';' | ',' | '\t' {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const marks = [';', ',', '\t'] as const;
  const held = (mark: string) => line.split(mark).length;
  return [...marks].sort((a, b) => held(b) - held(a))[0] ?? ';';
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a CSV file whatever its encoding and delimiter. Stops at the first row too many. Throws
 * `catalogue.sheet-encoding`, `catalogue.sheet-quotes` with its line, and
 * `catalogue.sheet-too-many` beyond `MOST_ROWS`.
 */
export function readCsv(bytes: Uint8Array): ReadTable {
  const { text: whole, encoding } = decodeSheet(bytes);
  const text = whole.startsWith(BYTE_ORDER_MARK) ? whole.slice(1) : whole;
  const read = parsed(text);
  if (read.length > MOST_ROWS + HEADINGS)
    throw new DomainError('catalogue.sheet-too-many', { most: MOST_ROWS });
  return {
    encoding,
    rows: read.map(({ record, info }) => ({ line: info.lines, cells: record })),
  };
}

function parsed(text: string): readonly Parsed[] {
  try {
    return parse(text, {
      ...{ delimiter: delimiterOf(text), info: true, relax_column_count: true },
      ...{ skip_empty_lines: true, max_record_size: LONGEST_RECORD },
      to: MOST_ROWS + HEADINGS + 1,
    }) as unknown as readonly Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    throw new DomainError('catalogue.sheet-quotes', { line: Number.isFinite(line) ? line : 1 });
  }
}

/** A CSV file that spreadsheets of Moroccan users open as it is: semicolons, UTF-8 with its mark. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const body = stringify(
    rows.map((row) => row.map(guarded)),
    { delimiter: ';', record_delimiter: '\r\n', quoted_match: /[\r\n]/ },
  );
  return `${BYTE_ORDER_MARK}${body}`;
}
