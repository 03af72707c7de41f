import { describe, expect, test } from 'vitest';
import { RULE_WORDS } from '#content/rule-words.ts';
import { codeName, factWords, fill, uncapital, wordingOf } from './fact-words.ts';
import { FACT_NAMES, factDefinition } from './facts.ts';

const LANGUAGES = ['fr', 'ar', 'en'] as const;
const CASES = FACT_NAMES.flatMap((fact) => LANGUAGES.map((lang) => [fact, lang] as const));

test('every fact has words, and only facts have', () => {
  expect(Object.keys(RULE_WORDS.facts).sort()).toEqual([...FACT_NAMES].sort());
});

describe.each(CASES)('%s in %s', (fact, lang) => {
  const definition = factDefinition(fact);
  const words = wordingOf(fact, lang);

  test('has the sentences of its kind', () => {
    const needed = {
      number: [words.frame],
      flag: [words.yes, words.no],
      code: [words.oneOf, words.noneOf],
      set: [words.oneOf, words.noneOf, words.present, words.absent, words.none],
    }[definition.kind];
    expect(needed.every((text) => text !== undefined)).toBe(true);
    if (definition.optional === true)
      expect([words.present, words.absent, words.none]).not.toContain(undefined);
  });

  test('says what one can do exactly when one can do something', () => {
    expect(words.act !== undefined).toBe(definition.lever !== null);
    if (definition.lever === 'wait') expect(words.act?.wait).toBeDefined();
    if (definition.kind === 'flag' && words.act) expect(words.act.yes).toBeDefined();
    if (definition.kind !== 'flag' && words.act) expect(words.act.set).toBeDefined();
  });

  test('names every code it may take, each differently', () => {
    const codes = 'codes' in definition ? definition.codes : [];
    const names = codes.map((code) => codeName(fact, code, lang));
    const asCodes = codes.filter((code, place) => names[place] === code);
    expect(asCodes).toEqual([]);
    expect(new Set(names).size).toBe(codes.length);
  });
});

test('provinces are listed under their region', () => {
  const { choices } = factWords('province', 'fr');
  expect(choices).toHaveLength(75);
  expect(new Set(choices.map(({ group }) => group)).size).toBe(12);
  expect(choices.find(({ code }) => code === 'MA-MDF')).toEqual({
    ...{ code: 'MA-MDF', name: "M'diq-Fnideq", group: 'Tanger-Tétouan-Al Hoceïma' },
  });
});

test('a flag is answered by yes or no, a number has no choices', () => {
  expect(factWords('taxCompliant', 'ar').choices).toEqual([
    { code: 'yes', name: 'نعم' },
    { code: 'no', name: 'لا' },
  ]);
  expect(factWords('staff', 'en')).toMatchObject({ kind: 'number', unit: 'people', choices: [] });
  expect(factWords('certifications', 'fr').none).toBe('aucune certification');
});

test('a template without one of its values throws', () => {
  expect(fill('{a} + {b}', { a: '1', b: '{a}' })).toBe('1 + {a}');
  expect(() => fill('{a} + {b}', { a: '1' })).toThrow('b');
});

test('acronyms keep their capitals inside a sentence', () => {
  expect([uncapital('Effectif'), uncapital('CNSS'), uncapital('Émission')]).toEqual([
    'effectif',
    'CNSS',
    'émission',
  ]);
});
