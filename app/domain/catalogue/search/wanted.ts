import { categoryTag } from './bits.ts';
import { bareWords, stemmedWords } from './fold.ts';
import { findMeaning, keyOf, LONGEST_PHRASE, STOP_WORDS, type Meaning } from './synonyms.ts';

/** Words of a text that are looked for; more would cost without telling more. */
const MOST_WORDS = 10;

/** What a text looks for, in the language of `to_tsquery`; made of letters and digits only. */
export interface Wanted {
  /** One expression a word or phrase typed; an offer has to match all of them. */
  readonly groups: readonly string[];
  /** Beside each group the word typed when nothing is known of it, else ''. */
  readonly tokens: readonly string[];
  /** Any word as it was typed. */
  readonly typed: string;
  /** Any group of synonyms or category that was meant; the words typed where there is none. */
  readonly meant: string;
  /** Beginnings of folded words to mark. */
  readonly marks: readonly string[];
}

/** The words and phrases of a text and what they mean; null when it has no word. */
export function wantedIn(text: string): Wanted | null {
  const typed = bareWords(text);
  const telling = typed.filter((word) => !STOP_WORDS.has(word));
  const words = (telling.length > 0 ? telling : typed).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  const parts = split(words);
  const tags = parts.flatMap(({ meaning }) => tagsOf(meaning));
  const alike = parts.flatMap(({ meaning }) => meaning?.concepts ?? []);
  return {
    groups: parts.map(groupOf),
    tokens: parts.map(({ words: own, meaning }) => (meaning === null ? own.join(' ') : '')),
    typed: anyOf(words.map(stemOf)),
    meant: anyOf(tags.length > 0 ? tags : words.map(stemOf)),
    marks: marksOf([...words, ...alike.flatMap(({ phrases }) => phrases.flat())]),
  };
}

/** The words, unless they are among the phrases that an index word stands for. */
function groupOf({ words, meaning }: Part): string {
  const own = (meaning?.concepts.length ?? 0) > 0 ? [] : [allOf(words)];
  return anyOf([...own, ...tagsOf(meaning)]);
}

function tagsOf(meaning: Meaning | null): readonly string[] {
  if (meaning === null) return [];
  return [...meaning.concepts.map(({ tag }) => tag), ...meaning.categories.map(categoryTag)];
}

/** Beginnings by which words are marked: without the ending that grammar changes. */
export function marksOf(words: readonly string[]): readonly string[] {
  return [...new Set(words.map(keyOf).map((key) => key.replace(/([a-z]{4})e$/, '$1')))];
}

interface Part {
  readonly words: readonly string[];
  readonly meaning: Meaning | null;
}

/** The longest known phrases from the left on, and the words between them. */
function split(words: readonly string[]): readonly Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < words.length;) {
    const part = longestFrom(words, from);
    parts.push(part);
    from += part.words.length;
  }
  return parts;
}

function longestFrom(words: readonly string[], from: number): Part {
  for (let length = Math.min(LONGEST_PHRASE, words.length - from); length > 0; length -= 1) {
    const own = words.slice(from, from + length);
    const meaning = findMeaning(own);
    if (meaning !== null) return { words: own, meaning };
  }
  return { words: words.slice(from, from + 1), meaning: null };
}

function stemOf(word: string): string {
  return stemmedWords(word)[0] ?? word;
}

/** A phrase in the language of `to_tsquery`. */
export function allOf(words: readonly string[]): string {
  return words.map(stemOf).join(' & ');
}

function anyOf(alternatives: readonly string[]): string {
  const different = [...new Set(alternatives)];
  return different.map((one) => (one.includes(' ') ? `(${one})` : one)).join(' | ');
}
