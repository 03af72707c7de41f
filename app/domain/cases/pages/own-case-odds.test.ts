import { expect, test } from 'vitest';
import { cents } from '#domain/kernel/index.server.ts';
import { oddsOf } from './own-case-odds.ts';

const oddsWith = (cameBack: bigint, returns = 3) =>
  oddsOf({ askedBefore: cents(700n), asked: cents(300n), cameBack: cents(cameBack), returns });

test('money that came back reaches a place, half of the way to it, or less', () => {
  expect([1000n, 999n, 500n, 499n, 0n].map((back) => oddsWith(back))).toEqual([
    ...['good', 'open', 'open', 'slim', 'slim'],
  ]);
});

test('fewer than three returns tell nothing, however much came back', () => {
  expect(oddsWith(5000n, 2)).toBe('unknown');
  expect(oddsWith(0n, 0)).toBe('unknown');
});
