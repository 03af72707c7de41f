import { describe, expect, test } from 'vitest';
import { moveDecisionSchema, moveSchema } from './forms.ts';

const FUND = { kind: 'fund', to: '2026.-.-', amount: '250 000', reason: 'Première tranche' };

function read(changes: Readonly<Record<string, string>> = {}) {
  const { success, data, error } = moveSchema.safeParse({ ...FUND, ...changes });
  const errors = error?.issues.map(({ path, message }) => [path.join('.'), message] as const);
  return success ? data : Object.fromEntries(errors ?? []);
}

describe('the form of a move', () => {
  test.each([
    ['12,5', 1_250n],
    ['1 000,00 DH', 100_000n],
    ['١٢٣', 12_300n],
    ['250 000', 25_000_000n],
    ['1.234.567,89', 123_456_789n],
  ])('reads the amount %s', (amount, centimes) => {
    expect(read({ amount })).toMatchObject({ amount: centimes, fromEnvelopeId: null });
  });

  test.each([
    ['-5', 'amount'],
    ['1e9', 'amount'],
    ['', 'amount'],
    ['beaucoup', 'amount'],
    ['1,234,5', 'amount'],
    ['99999999999999999999', 'amount'],
    ['0', 'nothing'],
    ['0,00', 'nothing'],
  ])('refuses the amount %s', (amount, code) => {
    expect(read({ amount })).toEqual({ amount: code });
  });

  test('asks for the envelopes that its kind needs, and forgets the others', () => {
    expect(read({ to: '' })).toEqual({ to: 'envelope' });
    expect(read({ kind: 'move' })).toEqual({ from: 'envelope' });
    expect(read({ kind: 'move', to: 'x', amount: '-5', reason: '' })).toEqual({
      ...{ from: 'envelope', to: 'envelope', amount: 'amount', reason: 'reason' },
    });
    expect(read({ kind: 'give-back', from: 'e1' })).toMatchObject({
      fromEnvelopeId: 'e1',
      to: null,
    });
    expect(read({ kind: 'carry-over', from: 'e1', to: '2030.-.-' })).toMatchObject({ to: null });
    expect(read({ kind: 'fund', from: 'e1' })).toMatchObject({
      ...{ fromEnvelopeId: null, to: { year: 2026, region: null, segment: null } },
    });
  });

  test('needs a kind and a reason', () => {
    expect(read({ kind: 'take' })).toEqual({ kind: 'choose' });
    expect(read({ reason: '   court   ' })).toEqual({ reason: 'reason' });
    expect(read({ reason: 'x'.repeat(1_001) })).toEqual({ reason: 'tooLong' });
  });
});

test('a refusal needs words, an agreement does not', () => {
  expect(moveDecisionSchema.safeParse({ agrees: 'yes' })).toMatchObject({ success: true });
  for (const form of [{ agrees: 'no' }, { agrees: 'no', note: 'non' }, {}, { agrees: 'maybe' }])
    expect(moveDecisionSchema.safeParse(form).success).toBe(false);
});
