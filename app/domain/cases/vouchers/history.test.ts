import { expect, test } from 'vitest';
import { historyOf } from './history.ts';

const at = new Date('2026-11-16T11:00:00Z');
const row = (event: string, data: object) => ({
  ...{ voucherId: 'v', sequence: 1, event, fromState: 'active', toState: 'active' },
  ...{ actorId: null, data: JSON.parse(JSON.stringify(data)) as object, at },
});

test('a line has the words and the amount of its event', () => {
  expect(historyOf([row('use', { amount: '4200', subject: 'agreement:1' })])).toEqual([
    { event: 'use', at, actorId: null, words: null, amount: 4200n },
  ]);
  expect(historyOf([row('suspend', { words: 'A doubt' })])).toEqual([
    { event: 'suspend', at, actorId: null, words: 'A doubt', amount: null },
  ]);
  expect(historyOf([row('expire', { returned: '0' })])[0]?.amount).toBeNull();
});

test('what is no event, and what is no amount, is left out', () => {
  expect(historyOf([row('unheard-of', {})])).toEqual([]);
  expect(historyOf([row('use', { amount: 'much', words: 12 })])[0]).toMatchObject({
    ...{ amount: null, words: null },
  });
});
