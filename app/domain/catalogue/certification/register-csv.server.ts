import { stringify } from 'csv-stringify/sync';
import type { RegisterEntry } from './register-schema.ts';

/** Columns of the table, in order, and what each holds of a certificate. */
const COLUMNS: readonly (readonly [
  name: string,
  value: (entry: RegisterEntry) => string | null,
])[] = [
  ['code', ({ code }) => code],
  ['state', ({ state }) => state],
  ['since', ({ since }) => since],
  ['until', ({ until }) => until],
  ['reasons', ({ reasons }) => reasons.join(' ')],
  ['grade', ({ grade }) => grade],
  ['provider', ({ provider }) => provider.name],
  ['provider_arabic', ({ provider }) => provider.nameArabic],
  ['legal_name', ({ provider }) => provider.legalName],
  ['legal_name_arabic', ({ provider }) => provider.legalNameArabic],
  ['ice', ({ provider }) => provider.ice],
  ['region', ({ provider }) => provider.region],
  ['province', ({ provider }) => provider.province],
  ['issued_on', ({ issuedOn }) => issuedOn],
  ['certified_on', ({ certifiedOn }) => certifiedOn],
  ['valid_until', ({ validUntil }) => validUntil],
  ['demo', ({ demo }) => String(demo)],
];

/**
 * Certificates as a table (RFC 4180, UTF-8 with its mark, so that spreadsheets read Arabic); a text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function registerCsv(entries: readonly RegisterEntry[]): string {
  return stringify(
    entries.map((entry) => COLUMNS.map(([, value]) => value(entry) ?? '')),
    {
      header: true,
      columns: COLUMNS.map(([name]) => name),
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}
