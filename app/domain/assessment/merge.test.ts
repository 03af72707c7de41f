import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedSince, mergeEvents } from './merge.ts';
import type { TimedEvents } from './merge.ts';
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

/** Events whose value follows from item and time, so that the same instant means the same event. */
const events: fc.Arbitrary<TimedEvents<string>> = fc
  .dictionary(item, fc.nat({ max: 20 }))
  .map((times) =>
    Object.fromEntries(
      Object.entries(times).map(([id, at]) => [id, { value: `${id}@${at}`, at }] as const),
    ),
  );

describe('mergeEvents', () => {
  test('the later event wins whichever side it comes from', () => {
    const early = { 'CUS-01': { value: 'early', at: 1 }, 'FIN-01': { value: 'late', at: 9 } };
    const late = { 'CUS-01': { value: 'late', at: 2 }, 'FIN-01': { value: 'early', at: 3 } };
    const expected = { 'CUS-01': { value: 'late', at: 2 }, 'FIN-01': { value: 'late', at: 9 } };
    expect(mergeEvents(early, late)).toEqual(expected);
    expect(mergeEvents(late, early)).toEqual(expected);
  });

  test('at the same instant the current event stays', () => {
    const current = { 'CUS-01': { value: 'current', at: 5 } };
    const incoming = { 'CUS-01': { value: 'incoming', at: 5 } };
    expect(mergeEvents(current, incoming)).toEqual(current);
  });

  test('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(events, events, events, (a, b, c) => {
        const ab = mergeEvents(a, b);
        expect(JSON.stringify(mergeEvents(b, a))).toBe(JSON.stringify(ab));
        expect(mergeEvents(ab, c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
        expect(mergeEvents(ab, b)).toEqual(ab);
        expect(mergeEvents(a, a)).toEqual(a);
      }),
    );
  });
});

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
