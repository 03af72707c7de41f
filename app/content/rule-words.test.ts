import { describe, expect, test } from 'vitest';
import { RULE_WORDS } from './rule-words.ts';

const LANGUAGES = ['fr', 'ar', 'en'] as const;

/** Every text with its path, the language left out. */
function texts(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${path}/${key}`));
}

const LISTS = [
  ...Object.entries(RULE_WORDS.facts),
  ...Object.entries(RULE_WORDS.codes.certifications),
  ...Object.entries(RULE_WORDS.codes.territorialCategory),
  ['division', RULE_WORDS.division],
] as const;

/** Places to fill in; the Arabic genitive of a value is the same value. */
function places(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+?)(?:After)?\}/g)].map(([, name]) => name ?? '').sort();
}

describe('the words rules are told with', () => {
  test.each(LISTS)('%s says the same in the three languages', (_name, words) => {
    const [fr, ar, en] = LANGUAGES.map((lang) => new Map(texts(words[lang])));
    const keys = [...(fr?.keys() ?? [])].sort();
    for (const other of [ar, en]) {
      expect([...(other?.keys() ?? [])].sort()).toEqual(keys);
      for (const key of keys)
        expect(places(other?.get(key) ?? '')).toEqual(places(fr?.get(key) ?? ''));
    }
  });

  test('general words fill the same places, Arabic plurals and duals apart', () => {
    const [fr, ar, en] = LANGUAGES.map((lang) => {
      const { people: _people, after: _after, ...rest } = RULE_WORDS.general[lang];
      return texts(rest).map(([path, text]) => [path, places(text)]);
    });
    expect(ar).toEqual(fr);
    expect(en).toEqual(fr);
  });

  test('Arabic has a form for each of its plurals and Latin digits', () => {
    expect(Object.keys(RULE_WORDS.general.ar.people).sort()).toEqual(
      ['zero', 'one', 'two', 'few', 'many', 'other'].sort(),
    );
    const all = texts(RULE_WORDS).map(([, text]) => text);
    expect(all.filter((text) => /[\u0660-\u0669\u06f0-\u06f9]/.test(text))).toEqual([]);
  });

  test('texts are clean: French spaces before double signs, no leftover blanks', () => {
    const french = [
      ...Object.values(RULE_WORDS.facts).map(({ fr }) => fr),
      RULE_WORDS.general.fr,
    ].flatMap((words) => texts(words).map(([, text]) => text));
    expect(french.filter((text) => /[^\u00a0][?!;:»]|«[^\u00a0]/.test(text))).toEqual([]);
    expect(french.filter((text) => text.includes("'"))).toEqual([]);
    expect(
      texts(RULE_WORDS).filter(([, text]) => text !== text.trim() || / {2}/.test(text)),
    ).toEqual([]);
  });
});
