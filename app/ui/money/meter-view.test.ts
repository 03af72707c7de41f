import { expect, test } from 'vitest';
import { balancesOf, figuresOf } from '#domain/ledger/meter/meter.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { meterView } from './meter-view.ts';

const plain = (text: string | null | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

test('parts are shares of what was brought; those that are seldom are left out while empty', () => {
  const balances = balancesOf({ 'E:available': cents(750_00n), 'C:spent': cents(250_00n) });
  const view = meterView('fr', figuresOf([{ balances }]), 2_000_00n);
  expect(plain(view.funded)).toBe('1 000 DH');
  expect(plain(view.planned)).toBe('2 000 DH');
  expect(view.isEmpty).toBe(false);
  expect(view.parts.map(({ part, share }) => [part, share])).toEqual([
    ...[
      ['available', 0.75],
      ['reserved', 0],
      ['committed', 0],
      ['engaged', 0],
    ],
    ...[
      ['certified', 0],
      ['paid', 0.25],
    ],
  ]);
});

test('what comes back is shown when there is some, and nothing is divided by nothing', () => {
  const balances = balancesOf({ 'X:clawback_due': cents(1n) });
  const shown = meterView('ar', figuresOf([{ balances }]));
  expect(shown.parts.at(-1)).toMatchObject({ part: 'toRecover', share: 1 });
  expect(shown.planned).toBeNull();
  const empty = meterView('en', figuresOf([]));
  expect(empty).toMatchObject({ isEmpty: true });
  expect(empty.parts.every(({ share }) => share === 0)).toBe(true);
});
