import { DomainError } from '#domain/kernel/index.server.ts';
import type { OfferContent } from '../content.ts';
import { formValuesOf, offerFormSchema, type OfferFormValues } from '../offer-form.ts';
import {
  columnOfField,
  COLUMN_NAMES,
  COLUMNS,
  ERRORS_COLUMN,
  KEY_COLUMN,
  NEEDED,
  SHEET_LISTS,
  STATE_COLUMN,
  type SheetColumn,
  type SheetList,
  type SheetWords,
} from './columns.ts';
import type { ReadTable } from './csv.ts';
import { isFormula, unguarded } from './guard.ts';

/** One offer of a sheet: its cells by column. */
export interface SheetRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** Something to say about a cell; `message` is a key of the `offers` texts. */
export interface CellProblem {
  /** Null for the whole row. */
  readonly column: string | null;
  readonly message: string;
  readonly typed: string;
}

/** A sheet cut into rows, with the headings nobody knows. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly unknown: readonly string[];
}

const KNOWN: ReadonlySet<string> = new Set([
  ...[KEY_COLUMN, ERRORS_COLUMN, STATE_COLUMN],
  ...COLUMN_NAMES,
]);
/** Marks of direction, unbreakable spaces and other signs that files carry along unseen. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\0]/g;

/** A code, a number or a heading as it was meant. */
function cleaned(cell: string): string {
  return cell.replace(UNSEEN, '').replaceAll('\u00a0', ' ').trim();
}

/** A text as it was written; the form of an offer drops what hides in it. */
function written(cell: string): string {
  return cell
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
    .replace(/^\ufeff/, '');
}

const headingOf = (cell: string) => cleaned(cell).toLowerCase().replace(/\s+/g, '_');

/**
 * The rows under the headings of a table; remarks, whose key begins with `#`, and empty rows are
 * left out. Throws `catalogue.sheet-headings` without a heading row, `catalogue.sheet-twice` when a
 * heading stands twice, `catalogue.sheet-empty` without a row.
 */
export function cutSheet(table: ReadTable): Sheet {
  const start = table.rows.findIndex(({ cells }) => {
    const headings = cells.map(headingOf);
    return NEEDED.every((name) => headings.includes(name));
  });
  const heading = table.rows[start];
  if (!heading) throw new DomainError('catalogue.sheet-headings');
  const headings = heading.cells.map(headingOf);
  const twice = headings.find((name, at) => name !== '' && headings.indexOf(name) !== at);
  if (twice !== undefined) throw new DomainError('catalogue.sheet-twice', { column: twice });
  const rows = table.rows.slice(start + 1).flatMap(({ line, cells }) => {
    const row = Object.fromEntries(
      headings.flatMap((name, at) =>
        KNOWN.has(name) ? [[name, written(cells[at] ?? '')] as const] : [],
      ),
    );
    const said = Object.values(row).some((cell) => cleaned(cell) !== '');
    return said && !cleaned(row[KEY_COLUMN] ?? '').startsWith('#') ? [{ line, cells: row }] : [];
  });
  if (rows.length === 0) throw new DomainError('catalogue.sheet-empty');
  return { rows, unknown: headings.filter((name) => name !== '' && !KNOWN.has(name)) };
}

/** A word without case, accents and signs, to compare what was typed with what is shown. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

function codeOf(list: SheetList, words: SheetWords, typed: string): string | null {
  const codes: readonly string[] = SHEET_LISTS[list];
  const exact = codes.find((code) => code.toLowerCase() === typed.toLowerCase());
  if (exact !== undefined) return exact;
  const wanted = plain(typed);
  return codes.find((code) => words[list][code]?.some((word) => plain(word) === wanted)) ?? null;
}

interface Cell {
  readonly values: OfferFormValues;
  readonly problems: readonly CellProblem[];
}

function readCell(column: SheetColumn, typed: string, words: SheetWords): Cell {
  const { name, field } = column;
  const refuse = (message: string): Cell => ({
    values: {},
    problems: [{ column: name, message, typed }],
  });
  if (isFormula(cleaned(typed))) return refuse('error.formula');
  const text = unguarded(typed);
  if (column.kind === 'text') {
    // A figure that is not given takes the value a new draft begins with.
    const isLeftOut = text.trim() === '' && !/\.(fr|ar)$/.test(field);
    return { values: isLeftOut ? {} : { [field]: text }, problems: [] };
  }
  if (column.kind === 'lines') return { values: lineValues(field, text), problems: [] };
  const items = text.split(/[;|\n]/).map(cleaned);
  const codes = items
    .filter((item) => item !== '')
    .map((item) => [item, codeOf(column.list, words, item)] as const);
  const wrong = codes.find(([, code]) => code === null);
  if (wrong)
    return {
      values: {},
      problems: [{ column: name, message: 'error.sheetWord', typed: wrong[0] }],
    };
  const known = codes.flatMap(([, code]) => code ?? []);
  if (column.kind === 'many') return { values: { [field]: known }, problems: [] };
  if (known.length > 1) return refuse('error.oneOnly');
  return { values: known[0] === undefined ? {} : { [field]: known[0] }, problems: [] };
}

function lineValues(field: string, text: string): OfferFormValues {
  const lines = text.split('\n');
  return Object.fromEntries(lines.map((line, at) => [field.replace('*', String(at)), line.trim()]));
}

/** Dotted names as the objects the form's schema reads. */
function nested(values: OfferFormValues): object {
  const root: Record<string, unknown> = { price: {} };
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let place = root;
    for (const name of names) {
      const inner = place[name];
      const next: Record<string, unknown> = isObject(inner) ? inner : {};
      place[name] = next;
      place = next;
    }
    place[last] = value;
  }
  return root;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The end of the address of the offer a row is about; empty for a new one. */
export function keyOf({ cells }: SheetRow): string {
  return cleaned(cells[KEY_COLUMN] ?? '');
}

/** What a row says as the content of a draft, or why it cannot be read. */
export type ReadRow =
  | { readonly ok: true; readonly content: OfferContent }
  | { readonly ok: false; readonly problems: readonly CellProblem[] };

/** Reads a row by the rules of the form of an offer, so that both refuse the same things. */
export function readRow({ cells }: SheetRow, words: SheetWords): ReadRow {
  const read = COLUMNS.map((column) => readCell(column, cells[column.name] ?? '', words));
  const problems = read.flatMap((cell) => cell.problems);
  const values = Object.assign({}, ...read.map((cell) => cell.values)) as OfferFormValues;
  const form = offerFormSchema.safeParse(nested(values));
  if (form.success && problems.length === 0) return { ok: true, content: form.data };
  const issues = (form.error?.issues ?? []).map(({ path, message }) => {
    const column = columnOfField(path);
    return { column, message, typed: column === null ? '' : (cells[column] ?? '') };
  });
  const told = new Set(problems.map(({ column }) => column));
  return {
    ok: false,
    problems: [...problems, ...issues.filter(({ column }) => !told.has(column))],
  };
}

/** The cells of an offer, in the order of `COLUMNS`: the inverse of `readRow`. */
export function cellsOf(content: OfferContent): readonly string[] {
  const values = formValuesOf(content);
  return COLUMNS.map((column) => {
    if (column.kind === 'lines')
      return content.deliverables
        .map((_, at) => values[column.field.replace('*', String(at))] ?? '')
        .join('\n')
        .replace(/\n+$/, '');
    const value = values[column.field] ?? '';
    return typeof value === 'string' ? value : value.join('; ');
  });
}
