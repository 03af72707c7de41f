import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVIDENCE_KINDS, type Piece } from './evidence.ts';
import { isComplete, preflight, type Shown } from './preflight.ts';

const WORDS = 'Un achat a été fait de bout en bout.';
const piece = (kind: string, changes: Partial<Piece> = {}): Piece => ({
  ...{ kind, text: WORDS, hasAddress: false, hasFile: false, round: 1 },
  ...changes,
});
const whole: Shown = {
  ...{ isLast: false, round: 1 },
  pieces: [piece('criterion'), piece('address', { hasAddress: true })],
};
const missing = (shown: Shown) =>
  preflight(shown).flatMap(({ check, isMet }) => (isMet ? [] : [check]));

describe('what a delivery is looked at for', () => {
  test('work that can be seen, and the criterion in words', () => {
    expect(missing(whole)).toEqual([]);
    expect(missing({ ...whole, pieces: [] })).toEqual(['shown', 'criterion']);
    expect(missing({ ...whole, pieces: [piece('note'), piece('criterion')] })).toEqual(['shown']);
    expect(
      missing({ ...whole, pieces: [piece('criterion', { text: 'oui' }), piece('file')] }),
    ).toEqual(['shown', 'criterion']);
  });

  test('after changes were asked for, something new', () => {
    expect(missing({ ...whole, round: 2 })).toEqual(['renewed']);
    const again = [...whole.pieces, piece('note', { round: 2 })];
    expect(missing({ ...whole, round: 2, pieces: again })).toEqual([]);
  });

  test('at the end, the exit kit: each part with its proof, or why there is none', () => {
    const last = { ...whole, isLast: true };
    expect(missing(last)).toEqual(['domain', 'accounts', 'export']);
    const pieces = [
      ...whole.pieces,
      piece('domain'),
      piece('accounts', { hasFile: true }),
      piece('no-export'),
    ];
    expect(missing({ ...last, pieces })).toEqual(['domain']);
    expect(
      missing({ ...last, pieces: [...pieces, piece('domain', { hasAddress: true })] }),
    ).toEqual([]);
  });

  test('one piece more never makes a delivery worse', () => {
    const aPiece = fc.record({
      kind: fc.constantFrom(...EVIDENCE_KINDS),
      text: fc.constantFrom('', WORDS),
      hasAddress: fc.boolean(),
      hasFile: fc.boolean(),
      round: fc.integer({ min: 1, max: 3 }),
    });
    const shown = fc.record({
      isLast: fc.boolean(),
      round: fc.integer({ min: 1, max: 3 }),
      pieces: fc.array(aPiece, { maxLength: 8 }),
    });
    fc.assert(
      fc.property(shown, aPiece, (before, extra) => {
        const after = { ...before, pieces: [...before.pieces, extra] };
        if (isComplete(preflight(before))) expect(isComplete(preflight(after))).toBe(true);
        expect(missing(after).length).toBeLessThanOrEqual(missing(before).length);
      }),
    );
  });
});
