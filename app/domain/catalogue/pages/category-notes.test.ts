import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../vocabulary.ts';
import { CATEGORY_GROUPS, findCategoryNote, listCategoryNotes } from './category-notes.ts';

describe.each(['fr', 'ar', 'en'] as const)('categories in %s', (lang) => {
  const notes = listCategoryNotes(lang);

  test('each has a name, a theme and two sentences of its own', () => {
    expect(notes.map(({ code }) => code)).toEqual(CATEGORIES);
    for (const { code, name, text } of notes) {
      expect(name).not.toBe(code);
      expect(text).toHaveLength(2);
      for (const sentence of text) expect(sentence).toMatch(/^\S.{20,180}\.$/);
    }
    expect(new Set(notes.flatMap(({ text }) => text)).size).toBe(2 * CATEGORIES.length);
  });

  test('every theme is used', () => {
    expect(new Set(notes.map(({ group }) => group))).toEqual(new Set(CATEGORY_GROUPS));
  });
});

test('an unknown code has none', () => {
  expect(findCategoryNote('erp', 'fr')).toBeNull();
  expect(findCategoryNote('constructor', 'fr')).toBeNull();
});
