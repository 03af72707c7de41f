import categories from '#content/categories.json' with { type: 'json' };
import synonyms from '#content/search-synonyms.json' with { type: 'json' };
import { bareWords, stemmedWords } from './fold.ts';

/** Words that mean the same, as one index word: the database adds it to every offer with one of them. */
export interface Concept {
  readonly tag: string;
  /** Phrases, each as its telling words. */
  readonly phrases: readonly (readonly string[])[];
}

/** What a phrase stands for. */
export interface Meaning {
  readonly concepts: readonly Concept[];
  /** Codes of categories of that name. */
  readonly categories: readonly string[];
}

/** Longest phrase looked up, in words. */
export const LONGEST_PHRASE = 5;

/** Bare forms of words that say nothing about an offer. */
export const STOP_WORDS: ReadonlySet<string> = new Set(synonyms.stop.flat().flatMap(bareWords));

/** A word as phrases are looked up by: without plural or ending. */
export function keyOf(word: string): string {
  const [stem = word] = stemmedWords(word);
  return stem.length > 3 ? stem.replace(/[a-z][sx]$/, (end) => end.slice(0, 1)) : stem;
}

function keyOfPhrase(words: readonly string[]): string {
  return words.map(keyOf).join(' ');
}

function wordsOf(phrase: string): readonly string[] {
  return bareWords(phrase).filter((word) => !STOP_WORDS.has(word));
}

/** All groups of synonyms; a group's index word is made of its first phrase. */
export const CONCEPTS: readonly Concept[] = synonyms.groups.map((group) => {
  const phrases = group.map(wordsOf).filter(({ length }) => length > 0);
  return { tag: `x9g${(phrases[0] ?? []).join('')}`, phrases };
});

const MEANINGS = new Map<string, { concepts: Set<Concept>; categories: Set<string> }>();

function meaningOf(words: readonly string[]) {
  const key = keyOfPhrase(words);
  const known = MEANINGS.get(key) ?? { concepts: new Set(), categories: new Set() };
  MEANINGS.set(key, known);
  return known;
}

for (const concept of CONCEPTS)
  for (const phrase of concept.phrases) meaningOf(phrase).concepts.add(concept);
for (const { code, fr, ar, en } of categories)
  for (const name of [fr, ar, en]) meaningOf(wordsOf(name)).categories.add(code);
for (const [code, names] of Object.entries(synonyms.categories))
  for (const name of names) meaningOf(wordsOf(name)).categories.add(code);

/** The meaning of some words together, null when nothing is known of them. */
export function findMeaning(words: readonly string[]): Meaning | null {
  const found = MEANINGS.get(keyOfPhrase(words));
  return found ? { concepts: [...found.concepts], categories: [...found.categories] } : null;
}

/** All phrases that name a category, for looking up the nearest. */
export const CATEGORY_PHRASES: readonly { readonly code: string; readonly phrase: string }[] = [
  ...categories.flatMap(({ code, fr, ar, en }) => [fr, ar, en].map((phrase) => ({ code, phrase }))),
  ...Object.entries(synonyms.categories).flatMap(([code, names]) =>
    names.map((phrase) => ({ code, phrase })),
  ),
].map(({ code, phrase }) => ({ code, phrase: bareWords(phrase).join(' ') }));
