import { readSheet } from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { DomainError } from '#domain/kernel/index.server.ts';
import { MOST_ROWS, type ReadTable } from './csv.ts';
import { guarded } from './guard.ts';
import { zipFault } from './zip-fault.ts';

/** A workbook may not unfold to more than this: 50 MB in 500 parts. */
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_PARTS = 500;
const HEADINGS = 10;
const COLUMN_WIDTH = 28;

/**
 * Reads the first sheet of a workbook, every cell as a text. Throws `catalogue.sheet-broken`,
 * `catalogue.sheet-too-big` before its reader unfolds anything, and `catalogue.sheet-too-many`.
 */
export async function readXlsx(bytes: Uint8Array): Promise<ReadTable> {
  const fault = zipFault(bytes, { bytes: MOST_BYTES, parts: MOST_PARTS });
  if (fault !== null) throw new DomainError(`catalogue.sheet-${fault}`);
  const rows = await opened(bytes);
  const filled = rows
    .map((cells, index) => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (filled.length > MOST_ROWS + HEADINGS)
    throw new DomainError('catalogue.sheet-too-many', { most: MOST_ROWS });
  return { rows: filled, encoding: null };
}

async function opened(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  } catch {
    throw new DomainError('catalogue.sheet-broken');
  }
}

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly rightToLeft: boolean;
}

/** A workbook whose cells are all texts, guarded for those who save it as CSV. */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows, rightToLeft }) => ({
    sheet: name,
    rightToLeft,
    stickyRowsCount: 1,
    columns: (rows[0] ?? []).map(() => ({ width: COLUMN_WIDTH })),
    data: rows.map((row, index) =>
      row.map((value) => ({
        ...{ value: guarded(value), type: String, wrap: true },
        ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
      })),
    ),
  }));
  return writeWorkbook(written).toBuffer();
}
