import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '#domain/kernel/index.server.ts';
import { delimiterOf, MOST_ROWS, readCsv, writeCsv } from './csv.ts';
import { decodeSheet } from './decode.ts';
import { guarded, isFormula, unguarded } from './guard.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const cellsOf = (bytes: Uint8Array) => readCsv(bytes).rows.map(({ cells }) => cells);

function refusal(work: () => unknown): DomainError {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('cells and formulas', () => {
  test('no guarded cell begins a formula, and taking the guard away gives the cell back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('=1+1', "'=A1", '@x', '\tx', '+1', "''")),
        (cell) => {
          expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r]/);
          expect(unguarded(guarded(cell))).toBe(cell);
        },
      ),
    );
  });

  test.each(['=cmd|/C calc', '=1+1', '+HYPERLINK("x")', '@SUM(A1)', '-IMPORTXML(1)'])(
    '%s is a formula',
    (cell) => {
      expect(isFormula(cell)).toBe(true);
    },
  );

  test.each(['- installation', '+212 6 12', '@raqmana', '-5', "'=quoted", 'a=b'])(
    '%s is a text',
    (cell) => {
      expect(isFormula(cell)).toBe(false);
    },
  );
});

describe('encodings', () => {
  const text = 'Hôtel « Atlas » ; été ; déjà';
  const latin = new Uint8Array(Buffer.from(text.normalize('NFC'), 'latin1'));

  test.each([
    ['UTF-8', bytesOf(text), 'utf-8'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]), 'utf-16'],
    ['Windows-1252', latin, 'windows-1252'],
  ])('%s is recognised', (_, bytes, encoding) => {
    expect(decodeSheet(bytes)).toEqual({ text, encoding });
  });

  test('Windows-1256 is recognised by its Arabic letters', () => {
    // "فاتورة" in Windows-1256.
    const bytes = new Uint8Array([0xdd, 0xc7, 0xca, 0xe6, 0xd1, 0xc9]);
    expect(decodeSheet(bytes)).toEqual({ text: 'فاتورة', encoding: 'windows-1256' });
  });

  test('bytes of no text are refused', () => {
    expect(refusal(() => decodeSheet(new Uint8Array([0x80, 0x00, 0x81]))).code).toBe(
      'catalogue.sheet-encoding',
    );
  });
});

describe('reading', () => {
  test.each([
    ['a;b,c;d', ';'],
    ['a,b', ','],
    ['a\tb\tc;d', '\t'],
    ['"x;y;z",b', ','],
  ])('%s is parted by %j', (line, mark) => {
    expect(delimiterOf(line)).toBe(mark);
  });

  test('what was written is read back, quotes, line ends and formulas included', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a;b', 'x"y', 'l1\nl2', '=1', 'ظ'));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(table, (rows) => {
        // A first cell keeps every row from being empty.
        const written = rows.map((row) => ['row', ...row.map((one) => one.replaceAll('\0', ''))]);
        const read = cellsOf(bytesOf(writeCsv(written))).map((row) => row.map(unguarded));
        expect(read).toEqual(written);
      }),
    );
  });

  test('a file of a hundred thousand rows is refused at the first row too many', () => {
    const row = `${'x'.repeat(60)};y\n`;
    const error = refusal(() => readCsv(bytesOf(row.repeat(100_000))));
    expect(error.code).toBe('catalogue.sheet-too-many');
    expect(error.details).toEqual({ most: MOST_ROWS });
  });

  test('a quote that never closes is refused with a line', () => {
    const error = refusal(() => readCsv(bytesOf('a;b\n"c;d\ne;f\n')));
    expect(error.code).toBe('catalogue.sheet-quotes');
    expect(error.details['line']).toBeGreaterThan(0);
  });
});
