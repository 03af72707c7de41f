import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPasswords, passwordProblem } from './password-rules.ts';

/** So many characters that repeat nothing soon. */
function varied(length: number): string {
  return Array.from({ length }, (_, index) => String.fromCodePoint(97 + (index ** 2 % 23))).join(
    '',
  );
}

describe('a password', () => {
  test.each([
    ['neuf lett', 'short'],
    ['', 'short'],
    // Ten code units, five characters.
    ['🐪🐪🐪🐪🐪', 'short'],
    [varied(201), 'long'],
    ['motdepasse123', 'common'],
    ['MotDePasse2024!', 'common'],
    ['Casablanca2026', 'common'],
    ['wydadwydad', 'common'],
    ['inchallah123', 'common'],
    ['1q2w3e4r5t', 'common'],
    ['كلمةالمرور123', 'common'],
    ['zzzzzzzzzzzz', 'common'],
    ['xyzxyzxyzxyz', 'common'],
  ])('%s is refused: %s', (password, problem) => {
    expect(passwordProblem(password)).toBe(problem);
  });

  test.each([
    'quatre tasses de thé',
    'the baker of Derb Sultan',
    'أربعة كؤوس شاي بالنعناع',
    '🐪🌵🐫🏜️🐪🌵🐫🏜️🌵🌵',
    'aaaaaaaaaab',
    varied(200),
  ])('%s is taken: length is all that is asked', (password) => {
    expect(passwordProblem(password)).toBeNull();
  });

  test('must not hold the name, the address or the number of its owner', () => {
    const owner = {
      name: 'Salma El Fassi',
      email: 'salma.fassi@example.ma',
      phone: '+212612345678',
    };
    for (const password of [
      'je suis SALMA !',
      'les Fassi de Fès',
      'xx salma.fassi xx',
      'mon tél 0612345678',
    ])
      expect(passwordProblem(password, owner)).toBe('personal');
    // Short parts of names turn up everywhere.
    expect(passwordProblem('elle mange des elfes', owner)).toBeNull();
    expect(passwordProblem('quatre tasses de thé', { name: null, email: null })).toBeNull();
  });

  test('is the same however its letters are composed', () => {
    expect(passwordProblem('se\u0301curite\u0301123')).toBe('common');
  });

  test('that is common is refused in capitals too', () => {
    const common = [...commonPasswords()];
    expect(common.length).toBeGreaterThan(2000);
    fc.assert(
      fc.property(fc.constantFrom(...common), (password) => {
        expect(passwordProblem(password)).toBe('common');
        if (password.toUpperCase().toLowerCase() === password)
          expect(passwordProblem(password.toUpperCase())).toBe('common');
      }),
    );
  });
});
