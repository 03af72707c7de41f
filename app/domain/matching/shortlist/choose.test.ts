import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../codes.ts';
import { ENOUGH, MOST_SHORTLISTED } from '../codes.ts';
import {
  candidatesOf,
  countProviders,
  providersNeeded,
  suggestedOf,
  type Candidate,
} from './choose.ts';

const aid = { sure: null, possible: null };
const entryOf = (offer: string) => ({ offer, total: 0, values: [], asNewcomer: false, aid });
const nearOf = (offer: string, block: Block) => ({ offer, total: 0, values: [], block, aid });

/** A list whose offers are each of a provider of their own, called `of <offer>`. */
function listOf(entries: readonly string[], near: readonly (readonly [string, Block])[] = []) {
  const price = { kind: 'fixed', min: 0, max: 0, setup: 0 };
  const offers = [...entries, ...near.map(([offer]) => offer)].map((offer) => ({
    ...{ offer, version: `v ${offer}`, organisation: `of ${offer}`, price, row: [], debt: 0 },
  }));
  const need = { action: 'a', category: 'ERP', wave: 1, position: 1, priority: 1, budgetMAD: null };
  const counts = { matches: entries.length, providers: entries.length, near: near.length };
  return candidatesOf(
    { need, ...counts, offers },
    {
      action: 'a',
      entries: entries.map(entryOf),
      near: near.map(([offer, block]) => nearOf(offer, block)),
    },
  ).map(({ offer }) => offer);
}

describe('what can be compared', () => {
  test('is every match, best first, then what only a wish keeps out', () => {
    expect(
      listOf(
        ['b', 'a'],
        [
          ['late', 'start'],
          ['dear', 'rest'],
        ],
      ),
    ).toEqual([...['b', 'a', 'late', 'dear']]);
  });

  test.each<Block>(['region', 'size', 'stage'])('is not what its %s keeps out', (block) => {
    expect(listOf(['a'], [['far', block]])).toEqual(['a']);
  });

  test.each<Block>(['mode', 'language', 'start', 'rest'])(
    'counts what a wish for %s hides',
    (one) => {
      expect(listOf([], [['hidden', one]])).toEqual(['hidden']);
    },
  );
});

test.each([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 3],
  [12, 3],
])('where %i providers exist, %i have to be compared', (exist, needed) => {
  expect(providersNeeded(exist)).toBe(needed);
});

const candidate = fc.record({
  offer: fc.string({ minLength: 1, maxLength: 3 }),
  organisation: fc.constantFrom('p', 'q', 'r', 's', 't'),
});
const candidates = fc.uniqueArray(candidate, { selector: ({ offer }) => offer, maxLength: 12 });

describe('a suggestion', () => {
  test('makes three providers of what is there, the best ones first', () => {
    const all = ['a', 'b', 'c', 'd'].map((offer) => ({ offer, organisation: `of ${offer}` }));
    expect(suggestedOf(all, [])).toEqual(['a', 'b', 'c']);
    expect(suggestedOf(all, [{ offer: 'x', organisation: 'of a' }])).toEqual(['b', 'c']);
    expect(suggestedOf(all, all.slice(1))).toEqual([]);
  });

  test('never passes what fits, repeats nothing and stops at three providers', () => {
    fc.assert(
      fc.property(
        candidates,
        fc.uniqueArray(candidate, { selector: ({ offer }) => offer, maxLength: MOST_SHORTLISTED }),
        (all, kept) => {
          const added = suggestedOf(all, kept);
          const whole = (offer: string): Candidate => ({
            offer,
            organisation: all.find((one) => one.offer === offer)?.organisation ?? '',
          });
          expect(kept.length + added.length).toBeLessThanOrEqual(MOST_SHORTLISTED);
          const before = countProviders(kept);
          const after = countProviders([...kept, ...added.map(whole)]);
          expect(after - before).toBe(added.length);
          if (added.length > 0) expect(after).toBeLessThanOrEqual(ENOUGH);
          if (after < ENOUGH && kept.length + added.length < MOST_SHORTLISTED)
            expect(after).toBe(countProviders([...kept, ...all]));
        },
      ),
    );
  });
});
