import { describe, expect, test } from 'vitest';
import { actionTermsSchema } from './action-terms-schema.ts';
import actionTerms from './action-terms.json' with { type: 'json' };
import { actions } from './actions/index.server.ts';

const LANGUAGES = ['fr', 'ar', 'en'] as const;
const TERMS = actionTermsSchema.parse(actionTerms);
const CATEGORIES = [...Map.groupBy(actions, ({ category }) => category)].map(
  ([category, ofCategory]) => [category, ofCategory.map(({ id }) => id)] as const,
);

/** The same word written with other accents or capitals is the same term. */
function plain(term: string): string {
  return term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function termsOf(id: string, lang: (typeof LANGUAGES)[number]): readonly string[] {
  return (TERMS[id]?.[lang] ?? []).map(plain);
}

describe('the terms of actions', () => {
  test('are those of every action and of no other', () => {
    expect(Object.keys(TERMS).sort()).toEqual(actions.map(({ id }) => id).sort());
  });

  test.each(LANGUAGES)('are each there once in an action: %s', (lang) => {
    const twice = actions.filter(({ id }) => {
      const terms = termsOf(id, lang);
      return terms.length === 0 || new Set(terms).size < terms.length;
    });
    expect(twice.map(({ id }) => id)).toEqual([]);
  });

  test('are in their language: Arabic ones at least half in Arabic letters', () => {
    const arabic = (term: string) => /\p{Script=Arabic}/u.test(term);
    for (const { id } of actions) {
      expect([...termsOf(id, 'fr'), ...termsOf(id, 'en')].filter(arabic), id).toEqual([]);
      const own = termsOf(id, 'ar');
      expect(own.filter(arabic).length * 2, id).toBeGreaterThanOrEqual(own.length);
    }
  });

  test.each(CATEGORIES.filter(([, ids]) => ids.length > 2))(
    'tell the actions of %s apart: none belongs to more than half of them',
    (_category, ids) => {
      for (const lang of LANGUAGES) {
        const all = ids.flatMap((id) => termsOf(id, lang));
        const shared = [...Map.groupBy(all, (term) => term)].filter(
          ([, uses]) => uses.length * 2 > ids.length,
        );
        expect(shared.map(([term]) => term)).toEqual([]);
      }
    },
  );

  test.each(CATEGORIES)('leave no two actions of %s with the same list', (_category, ids) => {
    for (const lang of LANGUAGES) {
      const lists = ids.map((id) => [...termsOf(id, lang)].sort().join());
      expect(new Set(lists).size).toBe(ids.length);
    }
  });
});
