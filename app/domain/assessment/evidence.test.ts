import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import ar from '#i18n/locales/ar/evidence.json' with { type: 'json' };
import { definition } from '../../../tests/factories/assessment.ts';
import {
  answerGrade,
  evidenceShare,
  GRADES,
  hintsOf,
  pieceGrade,
  type EvidenceFact,
} from './evidence.ts';
import type { ItemStatus } from './types.ts';

const ANSWERED = new Date('2026-01-10T10:00:00Z');
const BEFORE = new Date('2026-01-09T10:00:00Z');
const AFTER = new Date('2026-01-11T10:00:00Z');

function piece(changes: Partial<EvidenceFact>): EvidenceFact {
  return {
    ...{ itemId: 'STR-01', kind: 'link', text: null, fileReadable: false, verifiedAt: null },
    ...changes,
  };
}

describe('the grade of a piece', () => {
  test.each([
    [1, 'a description', piece({ kind: 'description', text: 'Un plan.' })],
    [2, 'a link', piece({ kind: 'link' })],
    [2, 'a file that opens', piece({ kind: 'file', fileReadable: true })],
    [0, 'a file not scanned yet', piece({ kind: 'file' })],
    [1, 'a refused file with a text', piece({ kind: 'file', text: 'Le plan.' })],
    [4, 'a link an adviser saw', piece({ verifiedAt: AFTER })],
    [
      4,
      'a description an adviser saw',
      piece({ kind: 'description', text: 'a', verifiedAt: AFTER }),
    ],
    [2, 'a link seen for another answer', piece({ verifiedAt: BEFORE })],
    [1, 'a description seen before', piece({ kind: 'description', text: 'a', verifiedAt: BEFORE })],
    [0, 'a verified file found infected', piece({ kind: 'file', verifiedAt: AFTER })],
  ])('%i for %s', (grade, _what, one) => {
    expect(pieceGrade(one, ANSWERED)).toBe(grade);
  });
});

test('an answer has the grade of its best piece, 0 without any', () => {
  expect(answerGrade([], ANSWERED)).toBe(0);
  const pieces = [
    piece({ kind: 'description', text: 'a' }),
    piece({ verifiedAt: AFTER }),
    piece({}),
  ];
  expect(answerGrade(pieces, ANSWERED)).toBe(4);
});

const STATUSES: Readonly<Record<string, ItemStatus>> = {
  'STR-01': { status: 'answered', level: 3 },
  'STR-02': { status: 'answered', level: 0 },
  'STR-03': { status: 'dont_know' },
  'CUS-01': { status: 'answered', level: 1 },
  'CUS-04': { status: 'implied', level: 0 },
  'DAT-04': { status: 'not_applicable', reason: 'one_program' },
  'DAT-01': { status: 'answered', level: 2 },
};

describe('the evidence share', () => {
  test('counts grades from 2 on, of answers given', () => {
    const grades: Readonly<Record<string, 0 | 1 | 2 | 4>> = {
      ...{ 'STR-01': 2, 'STR-02': 1, 'CUS-01': 4 },
      // What was not answered does not count, however well supported.
      ...{ 'STR-03': 4, 'CUS-04': 4 },
    };
    const share = evidenceShare(STATUSES, (item) => grades[item] ?? 0);
    expect(share).toEqual({ backed: 2, answered: 4, share: 0.5 });
  });

  test('is unknown while nothing was answered', () => {
    expect(evidenceShare({ 'STR-03': { status: 'skipped' } }, () => 4)).toEqual({
      ...{ backed: 0, answered: 0, share: null },
    });
  });

  test('stays within 0 and 1 and never falls when a grade rises', () => {
    const grade = fc.constantFrom(...GRADES);
    fc.assert(
      fc.property(fc.array(fc.tuple(grade, grade), { minLength: 1 }), (pairs) => {
        const statuses = Object.fromEntries(
          pairs.map((_, index) => [`A-${index}`, { status: 'answered', level: 2 } as const]),
        );
        const at = (pick: (pair: (typeof pairs)[number]) => (typeof GRADES)[number]) =>
          evidenceShare(statuses, (id) => {
            const pair = pairs[Number(id.slice(2))];
            return pair ? pick(pair) : 0;
          }).share ?? -1;
        const low = at(([a, b]) => (a < b ? a : b));
        const high = at(([a, b]) => (a < b ? b : a));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThanOrEqual(low);
      }),
    );
  });
});

test('every hint of the questionnaire has a text', () => {
  const hints = new Set(definition.items.flatMap(hintsOf));
  expect(hints.size).toBeGreaterThan(25);
  expect([...hints].filter((hint) => !Object.hasOwn(ar.hint, hint))).toEqual([]);
});
