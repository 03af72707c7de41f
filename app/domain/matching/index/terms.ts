import { actionTermsSchema } from '#content/action-terms-schema.ts';
import actionTerms from '#content/action-terms.json' with { type: 'json' };
import { actions } from '#content/actions/index.server.ts';
import { fold } from '#domain/catalogue/index.server.ts';

/** A term of an action: the beginnings of one word, or of two that follow each other. */
export type Term = {
  /** Place of the action among those of its category. */
  readonly place: number;
  readonly first: string;
  /** Empty for a term of one word. */
  readonly second: string;
};

/** Terms by the first two letters of their first word. */
type Book = ReadonlyMap<string, readonly Term[]>;

/** What offers of a category are compared with. */
export type Lexicon = {
  readonly ids: readonly string[];
  readonly fr: Book;
  readonly ar: Book;
};

/**
 * The words of a folded text in either script; "e-facture" is one. A pause counts as a word that no
 * term has, so that the words round it are no pair.
 */
const WORDS = /e-[a-z]{4,}|[a-z0-9]+|[\u0621-\u064a]+|[.,;:!?()«»"،؛؟|\r\n]+/g;
/** The article, with what is written together with it, and "and". */
const ARTICLE = /^(?:[وفبكل]?ال|لل|و)+(?=.{3})/;
const ARTICLE_LETTERS = 'اوفبكل';

/** Folded words that may stand between the two words of a term. */
const SMALL_WORDS: ReadonlySet<string> = new Set([
  ...['a', 'au', 'aux', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'par', 'un'],
  ...['une', 'في', 'علي', 'عن', 'من', 'مع', 'عبر', 'و', 'ب', 'ل', 'ك', 'ف'],
]);

/** The words that count of a text, folded, Arabic ones without article, in their order. */
export function wordsOf(text: string): readonly string[] {
  const words = fold(text).match(WORDS) ?? [];
  return words.filter((word) => !SMALL_WORDS.has(word)).map(bare);
}

function bare(word: string): string {
  if (word.charAt(1) === '-') return word.replace('-', '');
  return ARTICLE_LETTERS.includes(word.charAt(0)) ? word.replace(ARTICLE, '') : word;
}

/** The place where a term whose first word begins like this one is kept. */
export function keyOf(word: string): string {
  return word.slice(0, 2);
}

const TERMS = actionTermsSchema.parse(actionTerms);

function termOf(text: string, place: number): Term {
  const [first = '', second = '', ...more] = wordsOf(text);
  if (first.length < 2 || more.length > 0) throw new Error(`Not a term: ${text}`);
  return { place, first, second };
}

function bookOf(ids: readonly string[], lang: 'fr' | 'ar'): Book {
  const terms = ids.flatMap((id, place) =>
    (TERMS[id]?.[lang] ?? []).map((text) => termOf(text, place)),
  );
  return Map.groupBy(terms, ({ first }) => keyOf(first));
}

/** The lexicon of each category that has an action. */
export const LEXICONS: ReadonlyMap<string, Lexicon> = new Map(
  [...Map.groupBy(actions, ({ category }) => category)].map(([category, ofCategory]) => {
    const ids = ofCategory.map(({ id }) => id).sort();
    return [category, { ids, fr: bookOf(ids, 'fr'), ar: bookOf(ids, 'ar') }];
  }),
);
