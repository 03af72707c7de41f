import { describe, expect, test } from 'vitest';
import { LONGEST_VOUCHER_REASON } from './codes.ts';
import { acceptVoucherSchema, extendVoucherSchema, giveBackVoucherSchema } from './forms.ts';

const TERMS = 'a'.repeat(64);

describe('the forms of a voucher', () => {
  test('a box that was not ticked is said at the box', () => {
    const accept = acceptVoucherSchema.safeParse({ stamp: '1', terms: TERMS });
    expect(accept.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['agrees', 'tick'],
    ]);
    const giveBack = giveBackVoucherSchema.safeParse({ stamp: '1', sure: 'maybe' });
    expect(giveBack.error?.issues[0]?.message).toBe('tick');
  });

  test.each([
    [undefined, 'reason'],
    ['   ', 'reason'],
    ['x'.repeat(LONGEST_VOUCHER_REASON + 1), 'too-long'],
  ])('the reason %j is refused', (reason, message) => {
    const parsed = extendVoucherSchema.safeParse({ stamp: '1', reason });
    expect(parsed.error?.issues[0]?.message).toBe(message);
  });

  test('a reason is kept without the spaces round it', () => {
    expect(extendVoucherSchema.parse({ stamp: '3', reason: ' En retard ' })).toEqual({
      ...{ stamp: 3, reason: 'En retard' },
    });
  });

  test.each(['', 'x', '-1', '1.5', '1e9', '٣'])('the stamp %j is none', (stamp) => {
    const parsed = extendVoucherSchema.safeParse({ stamp, reason: 'En retard' });
    // An empty field reads as 0, which no voucher has.
    expect(parsed.success ? parsed.data.stamp : 0).toBe(0);
  });
});
