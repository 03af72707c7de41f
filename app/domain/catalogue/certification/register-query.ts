import { REGIONS } from '../vocabulary.ts';
import { CERTIFICATE_STATES, type CertificateState } from './certificate.ts';
import { readCertificateCode } from './register-code.ts';

/** What is looked for in the register; empty and null for everything. */
export interface RegisterQuery {
  /** Part of a name, an ICE or a code. */
  readonly text: string;
  readonly state: CertificateState | null;
  /** Of the provider's seat. */
  readonly region: string | null;
  /** Code of the last certificate of the page before, null for the first page. */
  readonly after: string | null;
}

/** Longest text looked for, in characters. */
export const LONGEST_REGISTER_TEXT = 100;

/** A query of the register as an address has it, and the names of what in it means nothing. */
export function readRegisterQuery(params: URLSearchParams): {
  readonly query: RegisterQuery;
  readonly unread: readonly string[];
} {
  const unread: string[] = [];
  const read = <T>(name: string, parse: (given: string) => T | null): T | null => {
    const given = params.get(name)?.trim() ?? '';
    const value = given === '' ? null : parse(given);
    if (given !== '' && value === null) unread.push(name);
    return value;
  };
  const query = {
    text: plain(params.get('q') ?? ''),
    state: read('state', (given) => CERTIFICATE_STATES.find((one) => one === given) ?? null),
    region: read('region', (given) => REGIONS.find((one) => one === given) ?? null),
    after: read('after', readCertificateCode),
  };
  return { query, unread };
}

/** Without control characters, which no name has and the database refuses. */
function plain(text: string): string {
  return text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST_REGISTER_TEXT)
    .toWellFormed();
}

/** The search part of the address of a query, without "?"; empty parts are left out. */
export function writeRegisterQuery(query: Partial<RegisterQuery>): string {
  const { text = '', state = null, region = null, after = null } = query;
  const pairs = Object.entries({ q: text, state, region, after }).filter(
    (pair): pair is [string, string] => pair[1] !== null && pair[1] !== '',
  );
  return new URLSearchParams(pairs).toString();
}
