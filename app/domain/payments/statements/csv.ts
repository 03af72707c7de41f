import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import {
  cents,
  isCivilDate,
  parseMoney,
  type Cents,
  type CivilDate,
} from '#domain/kernel/index.server.ts';
import { STATEMENT_LIMITS } from '../codes.ts';
import { nameLines, ribOf, StatementError, tidy, type Statement } from './statement.ts';

/** Names of the columns as banks write them, without accents and signs. */
const COLUMNS = {
  date: ['date', 'dateoperation', 'datecomptable', 'bookingdate'],
  amount: ['montant', 'amount', 'montantmad', 'montantdh'],
  debit: ['debit', 'montantdebit'],
  credit: ['credit', 'montantcredit'],
  text: ['libelle', 'libelleoperation', 'description', 'motif', 'communication', 'text'],
  reference: ['reference', 'refbanque', 'referencebanque', 'referenceoperation', 'numeroperation'],
  endToEnd: ['referencedebout', 'referenceboutenbout', 'endtoend', 'endtoendid', 'referenceclient'],
  counterparty: ['contrepartie', 'donneurdordre', 'nom', 'tiers', 'beneficiaire', 'counterparty'],
  account: ['comptecontrepartie', 'ribcontrepartie', 'comptetiers', 'ribtiers'],
  kind: ['type', 'nature', 'sens'],
} as const;
type Column = keyof typeof COLUMNS;

const HEADER_WITHIN = 20;
const DATE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const RETURNED = /\b(rejet|retour|return|impay[eé]|rejete)/i;

const plain = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Reads a statement in CSV: semicolons, commas or tabs; dates `dd/mm/yyyy`; `1 234,56`. */
export function readCsv(text: string): Statement {
  const rows = rowsOf(text);
  const at = rows.findIndex(({ record }, place) => place < HEADER_WITHIN && isHeader(record));
  const header = rows[at];
  if (!header) throw new StatementError('header', 1);
  const columns = columnsOf(header.record);
  const account = accountAbove(rows.slice(0, at));
  const body = rows.slice(at + 1).filter(({ record }) => record.some((cell) => cell !== ''));
  if (body.length === 0) throw new StatementError('no-lines');
  if (body.length > STATEMENT_LIMITS.lines) throw new StatementError('too-many');
  const lines = body.map(({ record, line }) => {
    if (record.length > header.record.length) throw new StatementError('columns', line);
    const cell = (column: Column) => record[columns.get(column) ?? -1] ?? '';
    return {
      ...{ bookedOn: dateOf(cell('date'), line), amount: amountOf(cell, line) },
      ...{ bankRef: tidy(cell('reference')) || null, endToEnd: tidy(cell('endToEnd')) },
      ...{ text: tidy(cell('text'), 'text'), counterparty: tidy(cell('counterparty')) },
      ...{
        account: ribOf(cell('account')),
        isReturn: RETURNED.test(`${cell('kind')} ${cell('text')}`),
      },
    };
  });
  const digest = (said: string) => createHash('sha256').update(said).digest('hex');
  return { format: 'csv', account, lines: nameLines(lines, account, digest) };
}

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

function rowsOf(text: string): readonly Row[] {
  const head = text.slice(0, 4000);
  const count = (mark: string) => head.split(mark).length;
  const delimiter = [';', '\t', ','].toSorted((one, other) => count(other) - count(one))[0] ?? ';';
  try {
    const rows: Row[] = [];
    parse(text, {
      ...{ delimiter, bom: true, trim: true, relax_column_count: true },
      ...{ skip_empty_lines: true, max_record_size: 20_000 },
      onRecord: (record: string[], { lines }) => {
        rows.push({ record, line: lines });
        return null;
      },
    });
    return rows;
  } catch (error) {
    const line = isLined(error) ? error.lines : null;
    throw new StatementError('columns', line);
  }
}

function isLined(error: unknown): error is { readonly lines: number } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'lines' in error &&
    typeof error.lines === 'number'
  );
}

function columnsOf(record: readonly string[]): ReadonlyMap<Column, number> {
  const names = record.map(plain);
  const found = new Map<Column, number>();
  for (const [column, known] of Object.entries(COLUMNS)) {
    const place = names.findIndex((name) => (known as readonly string[]).includes(name));
    if (place >= 0 && isColumn(column)) found.set(column, place);
  }
  return found;
}

const isColumn = (name: string): name is Column => name in COLUMNS;

function isHeader(record: readonly string[]): boolean {
  const columns = columnsOf(record);
  const hasAmount = columns.has('amount') || (columns.has('debit') && columns.has('credit'));
  return columns.has('date') && hasAmount;
}

/** Many banks name the account above the table. */
function accountAbove(rows: readonly Row[]): string {
  for (const { record } of rows)
    for (const cell of record) {
      const [rib] = /(?<!\d)\d{24}(?!\d)/.exec(cell.replaceAll(/[\s.-]/g, '')) ?? [];
      if (rib !== undefined) return rib;
    }
  return '';
}

function dateOf(text: string, line: number): CivilDate {
  const [, day = '', month = '', year = ''] = DATE.exec(text) ?? [];
  const iso = ISO_DATE.test(text)
    ? text
    : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCivilDate(iso)) throw new StatementError('date', line);
  return iso;
}

function amountOf(cell: (column: Column) => string, line: number): Cents {
  const whole = cell('amount');
  if (whole !== '') return signed(whole, line);
  const [debit, credit] = [cell('debit'), cell('credit')];
  if ((debit === '') === (credit === '')) {
    // Some banks write 0 in the column that does not count.
    const [out, into] = [debit, credit].map((text) => (text === '' ? 0n : signed(text, line)));
    if (out === 0n && into !== undefined && into !== 0n) return cents(into);
    if (into === 0n && out !== undefined && out !== 0n) return cents(out < 0n ? out : -out);
    throw new StatementError('amount', line);
  }
  if (credit !== '') return signed(credit, line);
  const out = signed(debit, line);
  return cents(out < 0n ? out : -out);
}

function signed(text: string, line: number): Cents {
  const bare = text.replaceAll(/\s/g, ' ').trim();
  const isMinus = /^[-−–(]|-$/.test(bare);
  const amount = parseMoney(bare.replaceAll(/^[-−–+(]\s*|[-)]$/g, ''));
  if (amount === null || amount === 0n) throw new StatementError('amount', line);
  return cents(isMinus ? -amount : amount);
}
