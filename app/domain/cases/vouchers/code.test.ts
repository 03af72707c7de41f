import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mintVoucherCode, readVoucherCode } from './code.ts';

const bytes = fc.uint8Array({ minLength: 12, maxLength: 12 });
const drawn = (drawnBytes: Uint8Array) => () => drawnBytes;

describe('mintVoucherCode', () => {
  test('is read as it is printed', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = mintVoucherCode(drawn(random));
        expect(code).toMatch(/^RQ(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
        expect(readVoucherCode(code)).toBe(code);
      }),
    );
  });

  test('takes five bits of each byte: all 32 signs are as likely', () => {
    const signs = Array.from({ length: 256 }, (_, byte) =>
      mintVoucherCode(() => new Uint8Array(12).fill(byte)).slice(-1),
    );
    const counts = new Map<string, number>();
    for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(32);
    expect(new Set(counts.values())).toEqual(new Set([8]));
  });

  test('two draws of other bytes are two codes', () => {
    const codes = Array.from({ length: 32 }, (_, sign) =>
      mintVoucherCode(() => new Uint8Array(12).fill(sign)),
    );
    expect(new Set(codes).size).toBe(32);
  });
});

describe('readVoucherCode', () => {
  test.each([
    'RQ-7K3F-9M2D-01AB',
    'rq-7k3f-9m2d-01ab',
    ' RQ 7K3F 9M2D 01AB ',
    'RQ7K3F9M2DO1AB',
    'RQ-7K3F-9M2D-OIAB',
    'RQ-7K3F-9M2D-olab',
    'RQ–7K3F‑9M2D—01AB',
    '\u2066RQ-7K3F-9M2D-01AB\u2069',
    'ＲＱ-7K3F-9M2D-01AB',
  ])('%j is read as it is printed', (typed) => {
    expect(readVoucherCode(typed)).toBe('RQ-7K3F-9M2D-01AB');
  });

  test.each([
    '',
    'RQ',
    'RQ-7K3F-9M2D',
    'RQ-2026-000123',
    'RQ-7K3F-9M2D-01A',
    'RQ-7K3F-9M2D-01ABC',
    'RQ-7K3F-9M2D-01AU',
    '7K2M-90QX-4TBA-C3WE',
    'RQ/../7K3F9M2D01',
  ])('%j is none', (typed) => {
    expect(readVoucherCode(typed)).toBeNull();
  });

  test('a very long text is cut before it is looked at', () => {
    expect(readVoucherCode(`RQ-7K3F-9M2D-01AB${' '.repeat(1_000_000)}`)).toBe('RQ-7K3F-9M2D-01AB');
  });
});
