import { describe, expect, test } from 'vitest';
import { readStatement } from './read-statement.ts';
import { StatementError } from './statement.ts';

const RIB = '999780000000000000000105';
const bytes = (text: string) => new TextEncoder().encode(text);

/** What reading a text finds wrong, and where. */
function faultOf(text: string): readonly [string, number | null] | null {
  try {
    readStatement(bytes(text));
    return null;
  } catch (error) {
    if (error instanceof StatementError) return [error.problem, error.line];
    throw error;
  }
}

const camt = (entries: string, version = '02', head = '') => `${head}<Document
  xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><Stmt>
  <Acct><Id><IBAN>MA64${RIB}</IBAN></Id></Acct>${entries}</Stmt></BkToCstmrStmt></Document>`;
const entry = (amount: string, more = '', currency = 'MAD', day = '2026-11-17') =>
  `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
   <BookgDt><Dt>${day}</Dt></BookgDt>${more}</Ntry>`;

describe('CAMT.053', () => {
  test.each(['02', '03', '04', '05', '06', '07', '08'])('version %s is read', (version) => {
    expect(readStatement(bytes(camt(entry('5600.00'), version)))).toMatchObject({
      ...{ format: 'camt.053', account: RIB },
      lines: [{ bookedOn: '2026-11-17', amount: 560_000n, isReturn: false }],
    });
  });

  test('an entry of several payments is several lines, each with what it says', () => {
    const detail = (amount: string, ref: string) =>
      `<TxDtls><Refs><EndToEndId>${ref}</EndToEndId></Refs><Amt Ccy="MAD">${amount}</Amt>
       <RltdPties><Dbtr><Pty><Nm>A &amp; B</Nm></Pty></Dbtr></RltdPties></TxDtls>`;
    const details = `<NtryDtls>${detail('10.50', 'E1')}${detail('1', 'E2')}</NtryDtls>`;
    const { lines } = readStatement(bytes(camt(entry('11.50', details), '08')));
    expect(lines).toMatchObject([
      { amount: 1_050n, endToEnd: 'E1', counterparty: 'A & B' },
      { amount: 100n, endToEnd: 'E2' },
    ]);
  });

  test('what waits to be booked is no line yet', () => {
    const pending = entry('1.00').replace('BOOK', 'PDNG');
    expect(readStatement(bytes(camt(pending + entry('2.00')))).lines).toHaveLength(1);
  });

  test.each([
    ['another name space', camt(entry('1'), '09'), 'namespace', null],
    ['no end of a tag', camt('<Ntry>\n<Amt>'), 'xml', 4],
    ['another currency', camt(entry('1') + entry('1', '', 'EUR')), 'currency', 2],
    ['tenths of centimes', camt(entry('1.001')), 'amount', 1],
    ['no such day', camt(entry('1', '', 'MAD', '2026-02-30')), 'date', 1],
    ['nothing', camt(''), 'no-lines', null],
    ['an entity', camt(entry('1'), '02', '<!DOCTYPE a [<!ENTITY b "c">]>'), 'xml', null],
  ] as const)('%s is refused with its place', (_name, text, problem, line) => {
    expect(faultOf(text)).toEqual([problem, line]);
  });
});

describe('CSV', () => {
  test('of a French bank: semicolons, commas in amounts, debit and credit, the account above', () => {
    const text = `\uFEFFCompte;${RIB}
Date opération;Libellé;Débit;Crédit;Référence
17/11/2026;"VIR RECU RQ 1234; merci";;"1 234,56";A1
18/11/2026;Frais;12,00;;A2
`;
    expect(readStatement(bytes(text))).toMatchObject({
      ...{ format: 'csv', account: RIB },
      lines: [
        { bookedOn: '2026-11-17', amount: 123_456n, text: 'VIR RECU RQ 1234; merci' },
        { bookedOn: '2026-11-18', amount: -1_200n },
      ],
    });
  });

  test('with commas and one signed amount; lines that are alike are two', () => {
    const text = 'Date,Montant,Libellé\n17/11/2026,"-1.234,50",x\n17/11/2026,"-1.234,50",x\n';
    const { lines } = readStatement(bytes(text));
    expect(lines.map(({ amount }) => amount)).toEqual([-123_450n, -123_450n]);
    expect(new Set(lines.map(({ bankRef }) => bankRef)).size).toBe(2);
  });

  test('as a spreadsheet saves it for Windows', () => {
    const text = 'Date;Libell\xe9;Montant\n17/11/2026;Op\xe9ration;5,00\n';
    const { lines } = readStatement(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
    expect(lines).toMatchObject([{ text: 'Opération', amount: 500n }]);
  });

  test.each([
    ['Date;Montant\n17/11/2026;1,00\n31/02/2026;1,00', 'date', 3],
    ['Date;Montant\n17/11/2026;1,00\n17/11/2026;beaucoup', 'amount', 3],
    ['Date;Débit;Crédit\n17/11/2026;;', 'amount', 2],
    ['Date;Montant\n17/11/2026;1;00;x', 'columns', 2],
    ['Jour;Somme\n17/11/2026;1,00', 'header', 1],
    ['Date;Montant\n', 'no-lines', null],
    ['', 'empty', null],
    ['PK\u0003\u0004', 'format', null],
  ] as const)('%j is refused with its line', (text, problem, line) => {
    expect(faultOf(text)).toEqual([problem, line]);
  });
});

test('a file of more than five megabytes is not read', () => {
  expect(faultOf('x'.repeat(5 * 1024 * 1024 + 1))).toEqual(['too-large', null]);
});
