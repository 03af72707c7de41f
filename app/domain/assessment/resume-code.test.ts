import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCode,
  hashCode,
  normaliseCode,
  RESUME_ALPHABET,
  RESUME_CODE_LENGTH,
  resumeCode,
} from './resume-code.ts';

const SECRET = 'a-secret-of-the-test-of-at-least-32-characters';
const ID = '0193f0c2-6f6e-7c3a-9a55-0d8f4c6f5b11';

describe('resumeCode', () => {
  test('is 12 characters of an alphabet without look-alikes', () => {
    expect(RESUME_ALPHABET).not.toMatch(/[0OQ1ILUBSZ]/);
    expect(new Set(RESUME_ALPHABET).size).toBe(RESUME_ALPHABET.length);
    fc.assert(
      fc.property(fc.uuid(), fc.nat(), (id, version) => {
        const code = resumeCode(SECRET, id, version);
        expect(code).toHaveLength(RESUME_CODE_LENGTH);
        expect([...code].every((letter) => RESUME_ALPHABET.includes(letter))).toBe(true);
      }),
    );
  });

  test('is stable, and another secret, assessment or version gives another code', () => {
    const code = resumeCode(SECRET, ID, 1);
    expect(resumeCode(SECRET, ID, 1)).toBe(code);
    const others = [
      resumeCode(SECRET, ID, 2),
      resumeCode(`${SECRET}!`, ID, 1),
      resumeCode(SECRET, ID.replace('0193', '0194'), 1),
    ];
    expect(new Set([code, ...others]).size).toBe(4);
  });

  test('uses every character about equally often', () => {
    const counts = new Map<string, number>();
    const codes = 5000;
    for (let version = 0; version < codes; version += 1) {
      for (const letter of resumeCode(SECRET, ID, version)) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
    }
    const expected = (codes * RESUME_CODE_LENGTH) / RESUME_ALPHABET.length;
    const chiSquare = Array.from(RESUME_ALPHABET).reduce(
      (sum, letter) => sum + ((counts.get(letter) ?? 0) - expected) ** 2 / expected,
      0,
    );
    // 99.99 % quantile for 25 degrees of freedom; a plain modulo gives several hundred.
    expect(chiSquare).toBeLessThan(60.1);
  });
});

describe('formatCode and normaliseCode', () => {
  test('what is shown is understood when typed back', () => {
    const code = resumeCode(SECRET, ID, 1);
    expect(formatCode(code)).toMatch(/^.{4}-.{4}-.{4}$/);
    expect(normaliseCode(formatCode(code))).toBe(code);
  });

  test.each([
    ['acde-fghj-2345', 'lower case'],
    [' ACDE FGHJ 2345 ', 'spaces'],
    ['ACDE\u202fFGHJ\u00a02345', 'no-break spaces'],
    ['ACDE–FGHJ—2345', 'long dashes'],
    ['\u2066ACDE-FGHJ-2345\u2069', 'bidi isolates'],
    ['\u200fACDE-FGHJ-\u200e2345\u061c', 'bidi marks'],
    ['ACDE-FGHJ-٢٣٤٥', 'Arabic-Indic digits'],
    ['ACDE-FGHJ-۲۳۴۵', 'Persian digits'],
    ['ＡＣＤＥＦＧＨＪ２３４５', 'full-width letters'],
    ['ACDE-FGHJ-Z34S', 'letters read for digits'],
  ])('%s (%s)', (typed) => {
    expect(normaliseCode(typed)).toBe('ACDEFGHJ2345');
  });

  test.each([
    '',
    'ACDE-FGHJ-234',
    'ACDE-FGHJ-23456',
    'ACDE-FGHJ-2340',
    'ACDE-FGHJ-234I',
    'ACDE-FGHJ-٢٣٤٠',
  ])('%s cannot be a code', (typed) => {
    expect(normaliseCode(typed)).toBeNull();
  });

  test('any typing gives a code or null, and a code stays itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const code = normaliseCode(typed);
        if (code !== null) expect(normaliseCode(code)).toBe(code);
      }),
    );
  });
});

test('hashCode is 64 hexadecimal digits that depend on the code and the secret', () => {
  const hash = hashCode(SECRET, 'ACDEFGHJ2345');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(hashCode(SECRET, 'ACDEFGHJ2345')).toBe(hash);
  expect(hashCode(SECRET, 'ACDEFGHJ2346')).not.toBe(hash);
  expect(hashCode('another secret', 'ACDEFGHJ2345')).not.toBe(hash);
});
