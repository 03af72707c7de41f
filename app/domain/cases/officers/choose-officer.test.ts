import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseOfficer, coversRegion, seedOf, tokenOf, winnerOf } from './choose-officer.ts';

const officers = (...loads: number[]) =>
  loads.map((load, index) => ({ accountId: `officer ${String(index)}`, load }));
const winner = (id: string, ...loads: number[]) =>
  chooseOfficer(officers(...loads), seedOf(id, 1))?.accountId;

describe('who is given a case', () => {
  test('is the one with the fewest in hand', () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      expect(winner(id, 3, 0, 2)).toBe('officer 1');
      expect(winner(id, 3, 4, 2)).toBe('officer 2');
    }
  });

  test('among equals follows from the case, and differs from case to case', () => {
    const ids = Array.from({ length: 300 }, (_, index) => `case ${String(index)}`);
    const drawn = ids.map((id) => winner(id, 2, 2, 2));
    expect(ids.map((id) => winner(id, 2, 2, 2))).toEqual(drawn);
    for (const { accountId } of officers(0, 0, 0)) {
      const times = drawn.filter((one) => one === accountId).length;
      expect(times).toBeGreaterThan(60);
      expect(times).toBeLessThan(140);
    }
  });

  test('is drawn anew for an appeal', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `case ${String(index)}`);
    const same = ids.filter((id) => {
      const [first, second] = [1, 2].map((round) =>
        chooseOfficer(officers(0, 0, 0, 0), seedOf(id, round)),
      );
      return first?.accountId === second?.accountId;
    });
    expect(same.length).toBeLessThan(ids.length);
  });

  test('is nobody when nobody can', () => {
    expect(chooseOfficer([], seedOf('a', 1))).toBeNull();
  });

  test('can be done again from what is kept, in whatever order the officers come', () => {
    const list = fc.uniqueArray(fc.record({ accountId: fc.uuid(), load: fc.nat(9) }), {
      ...{ selector: ({ accountId }) => accountId, minLength: 1, maxLength: 12 },
    });
    fc.assert(
      fc.property(list, fc.uuid(), (candidates, id) => {
        const choice = chooseOfficer(candidates, seedOf(id, 1));
        expect(choice).toEqual(chooseOfficer([...candidates].reverse(), seedOf(id, 1)));
        const least = Math.min(...candidates.map(({ load }) => load));
        expect(candidates.find((one) => one.accountId === choice?.accountId)?.load).toBe(least);
        expect(winnerOf(choice?.draw.loads ?? {})).toBe(choice?.draw.chosen);
        expect(choice?.draw.chosen).toBe(tokenOf(seedOf(id, 1), choice?.accountId ?? ''));
      }),
    );
  });

  test('what is kept names nobody', () => {
    const choice = chooseOfficer(officers(1, 2), seedOf('a', 1));
    expect(JSON.stringify(choice?.draw)).not.toContain('officer');
  });
});

test('regions limit who has some', () => {
  expect(coversRegion([], null)).toBe(true);
  expect(coversRegion([], 'MA-06')).toBe(true);
  expect(coversRegion(['MA-06'], 'MA-06')).toBe(true);
  expect(coversRegion(['MA-06'], 'MA-04')).toBe(false);
  expect(coversRegion(['MA-06'], null)).toBe(false);
});
