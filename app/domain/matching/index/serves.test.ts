import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionTermsSchema } from '#content/action-terms-schema.ts';
import actionTerms from '#content/action-terms.json' with { type: 'json' };
import { actions } from '#content/actions/index.server.ts';
import { actionBit, actionsOf, servedActions } from './serves.ts';
import { wordsOf } from './terms.ts';

const TERMS = actionTermsSchema.parse(actionTerms);
const CATEGORIES = [...new Set(actions.map(({ category }) => category))].sort();
const LISTS = actions.flatMap(({ id, category }) =>
  (['fr', 'ar'] as const).map((lang) => ({ id, category, lang, terms: TERMS[id]?.[lang] ?? [] })),
);

function served(category: string, texts: { readonly fr?: string; readonly ar?: string }) {
  return servedActions({ category, fr: texts.fr ?? '', ar: texts.ar ?? '' });
}

describe('the actions of a category', () => {
  test('are sorted, complete and numbered 0–30 in that order', () => {
    for (const category of CATEGORIES) {
      const ids = actionsOf(category);
      expect(ids).toEqual([...ids].sort());
      expect(ids.map(actionBit)).toEqual(ids.map((_, place) => place));
      expect(ids.length).toBeLessThanOrEqual(31);
    }
    expect(CATEGORIES.flatMap(actionsOf).sort()).toEqual(actions.map(({ id }) => id).sort());
  });

  test('are none in a category that has none, and an unknown action has no place', () => {
    expect(actionsOf('NONE')).toEqual([]);
    expect(served('NONE', { fr: 'sauvegarde automatique' })).toEqual([]);
    expect(actionBit('sec-unheard-of')).toBe(-1);
  });
});

describe('a term', () => {
  test('has one word long enough to say something, or two', () => {
    const bad = LISTS.flatMap(({ terms }) => terms).filter((term) => {
      const words = wordsOf(term);
      const [first = ''] = words;
      const least = words.length === 2 ? 2 : /\p{Script=Arabic}/u.test(first) ? 3 : 4;
      return words.length > 2 || first.length < least;
    });
    expect(bad).toEqual([]);
  });

  test('is not the beginning of another: one word would count twice', () => {
    for (const { id, terms } of LISTS) {
      const single = terms.map(wordsOf).flatMap((words) => (words.length === 1 ? words : []));
      const inside = single.filter((stem) =>
        single.some((other) => other !== stem && other.startsWith(stem)),
      );
      expect(inside, id).toEqual([]);
    }
  });

  test('of two words names its action alone, one of one word only where there is no other', () => {
    for (const { id, category, lang, terms } of LISTS) {
      for (const term of terms) {
        const isEnough = wordsOf(term).length === 2 || actionsOf(category).length === 1;
        expect(served(category, { [lang]: term }).includes(id), `${id}: ${term}`).toBe(isEnough);
      }
    }
  });
});

describe('what an offer serves', () => {
  test('is found whatever the case, the accents, the ending and the small words', () => {
    const backup = ['sec-auto-backup'];
    expect(served('SEC-BKP', { fr: 'Sauvegardes AUTOMATIQUES de vos postes' })).toEqual(backup);
    expect(served('SEC-BKP', { fr: 'copie rangée hors du site' })).toEqual(backup);
    expect(served('SEC-ID', { fr: 'un mot de passe par personne' })).toEqual(['sec-own-passwords']);
    expect(served('EINV', { fr: 'E-FACTURE au format UBL' })).toEqual(['fin-invoice-structured']);
  });

  test('is found in Arabic with article, particles, vowels and tatweel', () => {
    const backup = ['sec-auto-backup'];
    for (const ar of ['نسخ تلقائي', 'بالنسخ التلقائي', 'والنَّسخ الـتـلـقـائي', 'لنسخ تلقائية'])
      expect(served('SEC-BKP', { ar }), ar).toEqual(backup);
    expect(served('EINV', { ar: 'فاتورة بصيغة PDF وملف XML' })).toEqual(['fin-invoice-structured']);
    expect(served('SHOP', { ar: 'كتالوغ بـWhatsApp' })).toEqual(['cus-first-online-sale']);
  });

  test('needs two single words in one language: a translation says the same again', () => {
    expect(served('IOT', { fr: 'sondes' })).toEqual([]);
    expect(served('IOT', { fr: 'sondes', ar: 'مستشعرات' })).toEqual([]);
    expect(served('IOT', { fr: 'sondes, sondes et encore des sondes' })).toEqual([]);
    expect(served('IOT', { fr: 'sondes et alertes' })).toEqual(['aut-machine-connect']);
  });

  test('needs the two words of a term together, in their order and in one sentence', () => {
    expect(served('SEC-BKP', { fr: 'Fermeture hors saison. Site à jour' })).toEqual([]);
    expect(served('SEC-BKP', { fr: 'Nous travaillons hors. Site à jour' })).toEqual([]);
    expect(served('SEC-BKP', { fr: 'Le site hors service' })).toEqual([]);
  });

  test('is of the category asked for alone', () => {
    const fr = 'Sauvegarde automatique hors site, facture électronique en fichier XML';
    expect(served('EINV', { fr })).toEqual(['fin-invoice-structured']);
    expect(served('SEC-BKP', { fr })).toEqual(['sec-auto-backup']);
  });
});

const noise = fc.oneof(
  fc.constantFrom('<script>', '</b>', '&nbsp;', '<a href="x">', '\u202e', '\ud800', 'ﷺ', '\0', '٪'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
/** Sentences of terms of the category's actions, each with some noise. */
function sentencesOf(category: string) {
  const terms = LISTS.filter((list) => list.category === category).flatMap((list) => list.terms);
  const words = fc.tuple(fc.constantFrom(...terms), noise).map((pair) => pair.join(' '));
  return fc.array(words, { maxLength: 12 });
}
const inCategory = fc
  .constantFrom(...CATEGORIES)
  .chain((category) => fc.tuple(fc.constant(category), sentencesOf(category)));

function bits(ids: readonly string[]): number {
  return ids.reduce((sum, id) => sum | (1 << actionBit(id)), 0);
}

describe('hostile texts', () => {
  test('give some of the actions of the category, sorted, and never throw', () => {
    fc.assert(
      fc.property(inCategory, noise, ([category, sentences], mark) => {
        const text = sentences.join(mark);
        const ids = served(category, { fr: text, ar: text });
        const all = actionsOf(category);
        expect(ids).toEqual(all.filter((id) => ids.includes(id)));
        expect(bits(ids) & ~bits(all)).toBe(0);
      }),
    );
  });

  test('of 100 kB count a repeated word once', () => {
    for (const word of ['sauvegarde ', 'والوالوال', 'لللللل ', 'e-', '<b>', 'tableau de ', 'a'])
      for (const category of ['ADV', 'BOOK', 'SEC-BKP']) {
        const long = word.repeat(100_000 / word.length);
        expect(served(category, { fr: long, ar: long }), `${category}: ${word}`).toEqual([]);
      }
    const all = LISTS.filter(({ category }) => category === 'ADV').flatMap(({ terms }) => terms);
    const stuffed = `${all.join('. ')}. `.repeat(20);
    expect(bits(served('ADV', { fr: stuffed, ar: stuffed }))).toBe(2 ** 10 - 1);
  });

  test('say the same in whatever order their sentences come', () => {
    const shuffled = inCategory.chain(([category, all]) => {
      const whole = { minLength: all.length, maxLength: all.length };
      return fc.tuple(fc.constant(category), fc.constant(all), fc.shuffledSubarray(all, whole));
    });
    const ends = fc.constantFrom('. ', '\n', ' ؟ ', ' ; ', '! ');
    fc.assert(
      fc.property(shuffled, ends, ([category, one, other], end) => {
        const inOrder = served(category, { fr: one.join(end), ar: one.join(end) });
        const mixed = served(category, { fr: other.join(end), ar: other.join(end) });
        expect(mixed).toEqual(inOrder);
      }),
    );
  });
});
