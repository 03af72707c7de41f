import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endObstacle, settle } from './settlement.ts';

const milestone = fc
  .record({
    state: fc.constantFrom('planned', 'delivered', 'accepted', 'cancelled'),
    ht: fc.bigInt({ min: 1n, max: 10_000_000n }),
    vat: fc.bigInt({ min: 0n, max: 2_000_000n }),
    part: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ part, ...rest }) => {
    const subsidy = (rest.ht * BigInt(part)) / 100n;
    return { ...rest, subsidy, share: rest.ht + rest.vat - subsidy };
  });

test('what is kept and what goes back are all that was agreed, to the centime', () => {
  fc.assert(
    fc.property(fc.array(milestone, { maxLength: 6 }), (milestones) => {
      const { kept, back } = settle(milestones);
      const live = milestones.filter(({ state }) => state !== 'cancelled');
      const all = live.reduce((total, { ht, vat }) => total + ht + vat, 0n);
      expect(kept.subsidy + kept.share).toBe(kept.ttc);
      expect(kept.ttc + back.subsidy + back.share).toBe(all);
    }),
  );
});

describe('who may end it', () => {
  test.each([
    [['planned', 'planned'], 'firm', null],
    [['accepted', 'planned'], 'firm', 'needs-both'],
    [['delivered', 'planned'], 'firm', 'needs-both'],
    [['delivered', 'planned'], 'officer', 'delivery-waits'],
    [['accepted', 'planned'], 'officer', null],
    [['delivered', 'planned'], 'both', null],
    [['disputed'], 'both', 'disputed'],
  ] as const)('%j by %s: %s', (states, by, obstacle) => {
    expect(endObstacle(states, by)).toBe(obstacle);
  });
});
