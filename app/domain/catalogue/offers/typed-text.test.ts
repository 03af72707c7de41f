import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, hasMarkup } from './typed-text.ts';

describe('a typed text', () => {
  test.each([
    ['  Caisse \t et\nstock ', 'Caisse et stock'],
    ['Caisse\u202e et\u2066 stock\u0007', 'Caisse et stock'],
    ['صندوق\u200b أداء', 'صندوق أداء'],
    ['e\u0301', 'é'],
  ])('as a line: %j', (typed, kept) => {
    expect(cleanLine(typed)).toBe(kept);
  });

  test.each([
    ['\r\nUn\r\n\r\nDeux\r', 'Un\n\nDeux'],
    ['\tUn\u202e deux\u0000', 'Un deux'],
    ['Réf. \u200e2026-12', 'Réf. \u200e2026-12'],
  ])('as several lines: %j', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  test('is cleaned once for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });
});

describe('markup', () => {
  test.each([
    '<b>gras</b>',
    'avant <script>alert(1)</script>',
    '<img src=x onerror=alert(1)',
    '<!-- rien -->',
    '</p>',
    '&lt;script&gt;',
    'JavaScript : alert(1)',
  ])('is found in %s', (text) => {
    expect(hasMarkup(text)).toBe(true);
  });

  test.each(['stock < 5 jours', 'a > b', 'Moins de <3 jours', 'R&D', 'Script de vente', '← →'])(
    'is not seen in %s',
    (text) => {
      expect(hasMarkup(text)).toBe(false);
    },
  );
});
