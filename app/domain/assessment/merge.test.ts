import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedSince } from './merge.ts';
import type { GivenAnswer } from './types.ts';
import { LEVELS } from './types.ts';

const item = fc.constantFrom('CUS-01', 'CUS-02', 'FIN-01', 'SEC-01', 'SEC-02');
const answer: fc.Arbitrary<GivenAnswer> = fc.oneof(
  fc.constantFrom(...LEVELS).map((level) => ({ status: 'answered', level }) as const),
  fc.constant({ status: 'dont_know' } as const),
  fc.constant({ status: 'skipped' } as const),
  fc.constantFrom('law', 'trade').map((reason) => ({ status: 'not_applicable', reason }) as const),
);
const answers = fc.dictionary(item, answer);

describe('changedSince', () => {
  test('keeps what differs from the page shown, and only that', () => {
    const shown: Record<string, GivenAnswer> = {
      'CUS-01': { status: 'answered', level: 2 },
      'CUS-02': { status: 'answered', level: 1 },
      'CUS-04': { status: 'not_applicable', reason: 'law' },
      'FIN-01': { status: 'dont_know' },
    };
    const sent: Record<string, GivenAnswer | undefined> = {
      'CUS-01': { status: 'answered', level: 2 },
      'CUS-02': { status: 'answered', level: 0 },
      'CUS-04': { status: 'not_applicable', reason: 'trade' },
      'CUS-03': { status: 'skipped' },
      'FIN-01': undefined,
    };
    expect(changedSince(shown, sent)).toEqual({
      'CUS-02': { status: 'answered', level: 0 },
      'CUS-04': { status: 'not_applicable', reason: 'trade' },
      'CUS-03': { status: 'skipped' },
    });
  });

  test('sending a page as shown changes nothing', () => {
    fc.assert(
      fc.property(answers, (page) => {
        expect(changedSince(page, structuredClone(page))).toEqual({});
      }),
    );
  });

  test('applying the changes to the page shown gives the page sent', () => {
    fc.assert(
      fc.property(answers, answers, (shown, sent) => {
        expect({ ...shown, ...changedSince(shown, sent) }).toEqual({ ...shown, ...sent });
      }),
    );
  });
});
