import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { highlight } from './highlight.ts';
import { wantedIn } from './wanted.ts';

function hits(text: string, query: string): string[] {
  return highlight(text, wantedIn(query)?.marks ?? [])
    .filter(({ hit }) => hit)
    .map(({ text: piece }) => piece);
}

describe('highlight', () => {
  test('marks words of the query in any form', () => {
    expect(hits('La facturation électronique et vos Factures', 'facture electronique')).toEqual([
      'facturation',
      'électronique',
      'Factures',
    ]);
    expect(hits('نظام الفوترةِ الإلكترونيّة', 'فوترة إلكترونية')).toEqual(['الفوترةِ', 'الإلكترونيّة']);
  });

  test('marks words of the same meaning', () => {
    expect(hits('TPV relié à la caisse', 'POS')).toEqual(['TPV', 'caisse']);
  });

  test('marks whole words only for short ones', () => {
    expect(hits('Position du POS', 'pos')).toEqual(['POS']);
  });

  test('only cuts the text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        const segments = highlight(text, wantedIn(query)?.marks ?? []);
        expect(segments.map((one) => one.text).join('')).toBe(text);
        expect(segments.every((one) => one.text !== '')).toBe(true);
      }),
    );
  });

  test('gives markup back as text', () => {
    expect(highlight('<b>caisse</b>', ['caiss'])).toEqual([
      { text: '<b>', hit: false },
      { text: 'caisse', hit: true },
      { text: '</b>', hit: false },
    ]);
  });
});
