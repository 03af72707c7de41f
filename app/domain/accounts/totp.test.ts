import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkTotp, totpKey } from './totp.ts';
import { drawQr } from './totp-qr.ts';

/** RFC 6238 appendix B: the key and the codes (their last six digits) of SHA-1. */
const RFC_KEY = new TextEncoder().encode('12345678901234567890');
const at = (seconds: number) => new Date(seconds * 1000);

describe('a code of an authenticator application', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %s s is %s (RFC 6238)', (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(checkTotp(RFC_KEY, code, at(seconds))).toEqual({ kind: 'right', step });
  });

  test('is right one step early or late, hints at the clock up to ten, then is wrong', () => {
    const code = '081804';
    const step = Math.floor(1_111_111_109 / 30);
    const middle = step * 30 + 15;
    const kinds = (steps: number) => checkTotp(RFC_KEY, code, at(middle + steps * 30)).kind;
    expect([-1, 0, 1].map(kinds)).toEqual(['right', 'right', 'right']);
    expect([-10, -2, 2, 10].map(kinds)).toEqual(['clock', 'clock', 'clock', 'clock']);
    expect([-11, 11].map(kinds)).toEqual(['wrong', 'wrong']);
    // The step is that of the code, not that of the moment: it serves once.
    expect(checkTotp(RFC_KEY, code, at(middle + 30))).toEqual({ kind: 'right', step });
  });

  test('made up is wrong nearly always', () => {
    let right = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (guess) => {
        const code = String(guess).padStart(6, '0');
        if (checkTotp(RFC_KEY, code, at(59)).kind !== 'wrong') right += 1;
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(right).toBeLessThan(3);
  });
});

describe('what an application needs', () => {
  const key = totpKey(RFC_KEY, 'salma@example.ma');

  test('is the key in groups of four letters', () => {
    expect(key.text).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ');
  });

  test('is an address with the site, the account and the settings', () => {
    const uri = new URL(key.uri);
    expect(decodeURIComponent(uri.pathname)).toContain('Raqmana:salma@example.ma');
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      issuer: 'Raqmana',
      secret: key.text.replaceAll(' ', ''),
      digits: '6',
      period: '30',
    });
  });

  test('is a QR code with its three corners and four white modules round it', () => {
    const { size, path } = drawQr(key.uri);
    expect(size).toBeGreaterThan(29);
    expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    const dark = new Set(path.match(/M\d+ \d+/g));
    for (let module = 0; module < 7; module += 1) {
      expect(dark).toContain(`M${4 + module} 4`);
      expect(dark).toContain(`M${size - 11 + module} 4`);
      expect(dark).toContain(`M${4 + module} ${size - 5}`);
    }
    expect([...dark].filter((place) => /^M[0-3] | [0-3]$/.test(place))).toEqual([]);
  });
});
