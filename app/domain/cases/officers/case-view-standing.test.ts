import { describe, expect, test } from 'vitest';
import { readsFile, standingOf, type StandingInput } from './case-view-standing.ts';

const NOBODY: StandingInput = {
  person: null,
  round: 1,
  outsider: true,
  wasAsked: false,
  examines: false,
  readsFiles: false,
};
const part = (changes: Partial<NonNullable<StandingInput['person']>> = {}) => ({
  ...{ part: 'proposes', round: 1, declaration: 'none', ...changes },
});
const officer = (changes: Partial<StandingInput> = {}): StandingInput => ({
  ...{ ...NOBODY, examines: true, person: part(), ...changes },
});

describe('how somebody stands to a case', () => {
  test.each<[string, StandingInput, ReturnType<typeof standingOf>]>([
    ['the officer in charge', officer(), 'examines'],
    ['before the declaration', officer({ person: part({ declaration: null }) }), 'declares'],
    ['of an earlier round', officer({ round: 2 }), 'reads'],
    ['who lost the role', officer({ examines: false }), 'reads'],
    ['recused', officer({ person: part({ part: 'recused' }) }), 'recused'],
    [
      'recused, who reads by role',
      officer({ person: part({ part: 'recused' }), readsFiles: true }),
      'recused',
    ],
    [
      'undeclared, who reads by role',
      officer({ person: part({ declaration: null }), readsFiles: true }),
      'declares',
    ],
    ['of the firm, in charge', officer({ outsider: false }), 'own-firm'],
    ['of the firm, asked', { ...NOBODY, outsider: false, wasAsked: true }, 'own-firm'],
    ['a reader', { ...NOBODY, readsFiles: true }, 'reads'],
    ['a colleague asked', { ...NOBODY, wasAsked: true }, 'asked'],
    ['a colleague', { ...NOBODY, examines: true }, 'elsewhere'],
    [
      'taken over before declaring',
      officer({ round: 2, person: part({ declaration: null }) }),
      'elsewhere',
    ],
  ])('%s', (_who, input, standing) => {
    expect(standingOf(input)).toBe(standing);
  });

  test('the file is open to those who examine, read or were asked', () => {
    expect((['examines', 'reads', 'asked'] as const).map(readsFile)).toEqual([true, true, true]);
    const closed = ['declares', 'recused', 'own-firm', 'elsewhere'] as const;
    expect(closed.map(readsFile)).toEqual([false, false, false, false]);
  });
});
