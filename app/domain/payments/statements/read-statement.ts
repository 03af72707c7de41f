import { STATEMENT_LIMITS } from '../codes.ts';
import { readCamt } from './camt.ts';
import { readCsv } from './csv.ts';
import { StatementError, type Statement } from './statement.ts';

/**
 * Reads a statement of a bank, CAMT.053 or CSV by what is in it. Throws a `StatementError` that
 * names the problem and its line.
 */
export function readStatement(bytes: Uint8Array): Statement {
  if (bytes.length === 0) throw new StatementError('empty');
  if (bytes.length > STATEMENT_LIMITS.bytes) throw new StatementError('too-large');
  const text = decode(bytes);
  if (/^\uFEFF?\s*</.test(text)) return readCamt(text.replace(/^\uFEFF/, ''));
  return readCsv(text);
}

/** Text of a bank's file: UTF-8, or the encoding that French spreadsheets save. */
function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  // A spreadsheet or a PDF that was sent as it is.
  if (text.includes('\0') || text.startsWith('%PDF') || text.startsWith('PK'))
    throw new StatementError('format');
  return text;
}
