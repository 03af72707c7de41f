import { createHash } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { cents, isCivilDate, type Cents, type CivilDate } from '#domain/kernel/index.server.ts';
import { STATEMENT_LIMITS } from '../codes.ts';
import { nameLines, ribOf, StatementError, tidy, type Statement } from './statement.ts';

/** The root, with the name space of a version that is read; the parser drops it. */
const ROOT =
  /<(?:[\w-]+:)?Document\s[^>]*xmlns(?::[\w-]+)?\s*=\s*["']urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.0[2-8]["']/;
const LISTS = new Set(['Stmt', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd']);
const AMOUNT = /^\d{1,15}(?:\.\d{1,5})?$/;
/** What banks write where a payer gave no reference. */
const NOT_PROVIDED = 'NOTPROVIDED';

// Entities and document types are never read: a statement needs none, and they may hold a trap.
const parser = new XMLParser({
  ...{ ignoreAttributes: false, attributeNamePrefix: '@', removeNSPrefix: true },
  ...{ parseTagValue: false, parseAttributeValue: false, trimValues: true },
  ...{ processEntities: false, ignoreDeclaration: true, ignorePiTags: true },
  isArray: (name) => LISTS.has(name),
});

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const nodesOf = (value: unknown): readonly Node[] =>
  Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [];

/** The node at a path, an empty one when there is none. */
function at(node: unknown, ...path: readonly string[]): Node {
  let current: unknown = node;
  for (const name of path) current = isNode(current) ? current[name] : undefined;
  return isNode(current) ? current : {};
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" },
};

/** The text at a path; empty when there is none. */
function textAt(node: unknown, ...path: readonly string[]): string {
  const last = path.at(-1) ?? '';
  const value = at(node, ...path.slice(0, -1))[last];
  const text = isNode(value) ? value['#text'] : value;
  if (typeof text !== 'string') return '';
  return text.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (name) => ENTITIES[name] ?? name);
}

/** Reads a statement in XML: ISO 20022 camt.053.001.02 to .08, booked entries in dirhams. */
export function readCamt(xml: string): Statement {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new StatementError('xml');
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is the same code in a package of its own
  const checked = XMLValidator.validate(xml);
  if (checked !== true) throw new StatementError('xml', checked.err.line);
  const parsed: unknown = parser.parse(xml);
  const document = at(parsed, 'Document');
  if (!ROOT.test(xml)) throw new StatementError('namespace');
  const statements = nodesOf(at(document, 'BkToCstmrStmt')['Stmt']);
  const accounts = new Set(statements.map(accountOf));
  const [account] = accounts;
  if (account === undefined || accounts.size > 1) throw new StatementError('account');
  const entries = statements.flatMap((statement) => nodesOf(statement['Ntry']));
  const lines = entries.flatMap((entry, place) => linesOf(entry, place + 1));
  if (lines.length === 0) throw new StatementError('no-lines');
  if (lines.length > STATEMENT_LIMITS.lines) throw new StatementError('too-many');
  const digest = (said: string) => createHash('sha256').update(said).digest('hex');
  return { format: 'camt.053', account, lines: nameLines(lines, account, digest) };
}

function accountOf(statement: Node): string {
  const id = at(statement, 'Acct', 'Id');
  return ribOf(textAt(id, 'IBAN') || textAt(id, 'Othr', 'Id'));
}

function linesOf(entry: Node, place: number) {
  const status = textAt(entry, 'Sts') || textAt(entry, 'Sts', 'Cd');
  if (status !== '' && status !== 'BOOK') return [];
  const whole = amountOf(entry['Amt'], place);
  if (whole === 0n) return [];
  const isDebit = directionOf(entry, place) === 'DBIT';
  const bookedOn = dateOf(entry, place);
  const isReversal = textAt(entry, 'RvslInd') === 'true';
  const details = nodesOf(entry['NtryDtls']).flatMap((detail) => nodesOf(detail['TxDtls']));
  const entryRef = tidy(textAt(entry, 'AcctSvcrRef') || textAt(entry, 'NtryRef'));
  const parts = details.map((detail) => partOf(detail, place));
  const sum = parts.reduce((total, { amount }) => total + (amount ?? 0n), 0n);
  const isSplit = parts.length > 1 && parts.every(({ amount }) => amount !== null) && sum === whole;
  const used = isSplit ? parts : [{ ...merged(parts), amount: whole, bankRef: '' }];
  return used.map(({ amount, bankRef, isReturn, ...said }, index) => {
    const ref = bankRef || (entryRef === '' || !isSplit ? entryRef : `${entryRef}/${index + 1}`);
    const value = amount ?? whole;
    return {
      ...{ ...said, bookedOn, amount: cents(isDebit ? -value : value) },
      ...{ bankRef: ref === '' ? null : ref, isReturn: isReturn || isReversal },
    };
  });
}

type Part = ReturnType<typeof partOf>;

/** What is known of an entry as a whole: of its only part, or of all of them in its text. */
function merged(parts: readonly Part[]): Omit<Part, 'amount' | 'bankRef'> {
  const [first] = parts;
  const none = { endToEnd: '', text: '', counterparty: '', account: '', isReturn: false };
  if (!first) return none;
  if (parts.length === 1) return first;
  return { ...none, text: tidy(parts.map(({ text }) => text).join(' / '), 'text') };
}

function partOf(detail: Node, place: number) {
  const amount = detail['Amt'] ?? at(detail, 'AmtDtls', 'TxAmt')['Amt'];
  const isOut = textAt(detail, 'CdtDbtInd') === 'DBIT';
  const side =
    isOut || isNode(at(detail, 'RltdPties')['Cdtr'])
      ? (['Cdtr', 'Dbtr'] as const)
      : (['Dbtr', 'Cdtr'] as const);
  const parties = at(detail, 'RltdPties');
  const name = side.map((one) => textAt(parties, one, 'Nm') || textAt(parties, one, 'Pty', 'Nm'));
  const account = side.map((one) => {
    const id = at(parties, `${one}Acct`, 'Id');
    return textAt(id, 'IBAN') || textAt(id, 'Othr', 'Id');
  });
  const remittance = at(detail, 'RmtInf');
  const free = Array.isArray(remittance['Ustrd']) ? remittance['Ustrd'] : [];
  const structured = nodesOf(remittance['Strd']).map((one) => textAt(one, 'CdtrRefInf', 'Ref'));
  const endToEnd = textAt(detail, 'Refs', 'EndToEndId');
  const said = [...structured, ...free.filter((one) => typeof one === 'string')].filter(Boolean);
  return {
    amount: amount === undefined ? null : amountOf(amount, place),
    bankRef: tidy(textAt(detail, 'Refs', 'AcctSvcrRef')),
    endToEnd: endToEnd === NOT_PROVIDED ? '' : tidy(endToEnd),
    text: tidy(said.join(' ') || textAt(detail, 'AddtlTxInf'), 'text'),
    counterparty: tidy(name.find((one) => one !== '') ?? ''),
    account: ribOf(account.find((one) => one !== '') ?? ''),
    isReturn: isNode(detail['RtrInf']),
  };
}

function amountOf(value: unknown, place: number): Cents {
  const text = isNode(value) ? value['#text'] : value;
  const currency = isNode(value) ? value['@Ccy'] : undefined;
  if (currency !== undefined && currency !== 'MAD') throw new StatementError('currency', place);
  if (typeof text !== 'string' || !AMOUNT.test(text)) throw new StatementError('amount', place);
  const [whole = '0', decimals = ''] = text.split('.');
  if (/[1-9]/.test(decimals.slice(2))) throw new StatementError('amount', place);
  return cents(BigInt(whole) * 100n + BigInt(decimals.slice(0, 2).padEnd(2, '0')));
}

function directionOf(entry: Node, place: number): 'CRDT' | 'DBIT' {
  const text = textAt(entry, 'CdtDbtInd');
  if (text !== 'CRDT' && text !== 'DBIT') throw new StatementError('amount', place);
  return text;
}

function dateOf(entry: Node, place: number): CivilDate {
  const day = (textAt(entry, 'BookgDt', 'Dt') || textAt(entry, 'BookgDt', 'DtTm')).slice(0, 10);
  if (!isCivilDate(day)) throw new StatementError('date', place);
  return day;
}
