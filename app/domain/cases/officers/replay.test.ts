import { describe, expect, test } from 'vitest';
import type { ReasonLine, Sign } from '#domain/programmes/schema.ts';
import { reasonChanges } from './replay-changes.ts';

const line = (id: string, sign: Sign, known = ''): ReasonLine => ({
  ...{ kind: 'criterion', id, sign, known, text: `About ${id}`, items: [] },
});
const group = (...items: readonly ReasonLine[]): ReasonLine => ({
  ...{ kind: 'all', sign: 'yes', text: 'All of', items },
});

describe('what changed between two explanations', () => {
  const before = { reasons: [line('a', 'yes', '5'), group(line('b', 'no'), line('c', 'unknown'))] };

  test('is nothing for the same answer', () => {
    expect(reasonChanges(before, before)).toEqual([]);
  });

  test('is not that the firm grew older, unless it changes the answer', () => {
    const age = (sign: Sign, known: string) => ({
      reasons: [{ ...line('age', sign, known), fact: 'ageMonths' as const }],
    });
    expect(reasonChanges(age('yes', '24'), age('yes', '25'))).toEqual([]);
    expect(reasonChanges(age('no', '5'), age('yes', '6'))).toHaveLength(1);
  });

  test('is every condition that stands otherwise, or on another value, however deep', () => {
    const after = {
      reasons: [line('a', 'yes', '6'), group(line('b', 'yes'), line('c', 'unknown'))],
    };
    expect(reasonChanges(before, after)).toEqual([
      ...[
        {
          ...{ id: 'a', text: 'About a' },
          ...{ before: { sign: 'yes', known: '5' }, after: { sign: 'yes', known: '6' } },
        },
        {
          ...{ id: 'b', text: 'About b' },
          ...{ before: { sign: 'no', known: '' }, after: { sign: 'yes', known: '' } },
        },
      ],
    ]);
  });
});
