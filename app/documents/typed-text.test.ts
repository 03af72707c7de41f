import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isolate, isolateCodes, isolateLtr, plainText } from './typed-text.ts';

const OPENING = /[\u2066-\u2068]/gu;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

describe('isolateCodes', () => {
  test('isolates references, addresses and dates inside Arabic', () => {
    expect(isolateCodes('الملف 2026-000123 في 21/11/2026.')).toBe(
      'الملف \u20662026-000123\u2069 في \u206621/11/2026\u2069.',
    );
  });

  test('leaves plain words, numbers and what is isolated already', () => {
    for (const text of ['فاتورة PDF و100', `رقم ${isolateLtr('A-1')}`]) {
      expect(isolateCodes(text)).toBe(text);
    }
  });
});

describe('isolate', () => {
  test('ends every direction it opens, whatever was typed', () => {
    const typed = fc.string({
      unit: fc.constantFrom(
        'a',
        'ب',
        ' ',
        '\u2066',
        '\u2067',
        '\u2068',
        '\u2069',
        '\u202e',
        '\u202c',
      ),
    });
    fc.assert(
      fc.property(typed, (text) => {
        const isolated = isolate(text);
        expect(count(isolated, OPENING)).toBe(count(isolated, /\u2069/gu));
        expect(count(isolated, /\u202e/gu)).toBe(count(isolated, /\u202c/gu));
        expect(isolated.replace(/[^aب ]/gu, '')).toBe(text.replace(/[^aب ]/gu, ''));
      }),
    );
  });
});

describe('plainText', () => {
  test('keeps no-break spaces and turns line ends into spaces', () => {
    expect(plainText(' 1\u202f000\u00a0DH\r\n\tsuite\u0000 ')).toBe('1\u202f000\u00a0DH suite');
  });

  test('breaks only words that are too long, never before a combining mark', () => {
    const long = 'e\u0301'.repeat(30);
    const broken = plainText(`court ${long}`, 20);
    expect(broken.startsWith('court e')).toBe(true);
    expect(broken).toContain('\u200b');
    expect(broken).not.toMatch(/\u200b\p{M}/u);
    expect(broken.replaceAll('\u200b', '')).toBe(`court ${long}`);
  });
});
