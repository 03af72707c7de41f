import type { OfferContent } from './content.ts';

/** What two offers are compared by. */
export type Compared = Pick<OfferContent, 'category' | 'title' | 'summary' | 'description'>;

/** From here on two offers are near-duplicates: different offers of one category stay below. */
export const NEAR = 0.6;
const ALMOST = 0.8;
const SAME = 0.98;

/** How alike two texts are, in words. */
export const LIKENESSES = ['same', 'almost', 'near'] as const;
export type Likeness = (typeof LIKENESSES)[number];

const LANGS = ['fr', 'ar'] as const;
const GRAM = 3;

/** Shortest text that is compared, in trigrams: below, a few words in common look like a copy. */
const FEWEST_GRAMS = 40;

/**
 * A text as comparisons see it: small Latin letters without accents, Arabic letters without vowel
 * signs and in one form each, words separated by single spaces.
 */
export function bareText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The groups of three characters of a text, each once; words begin with two spaces and end with one. */
function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const word of bareText(text).split(' ')) {
    if (word === '') continue;
    const padded = `  ${word} `;
    for (let at = 0; at + GRAM <= padded.length; at += 1) grams.add(padded.slice(at, at + GRAM));
  }
  return grams;
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const gram of one) if (other.has(gram)) count += 1;
  return count;
}

/** The trigrams of an offer's title, summary and description, by language. */
export type OfferGrams = readonly ReadonlySet<string>[];

export function offerGrams({ title, summary, description }: Compared): OfferGrams {
  return LANGS.map((lang) => gramsOf(`${title[lang]} ${summary[lang]} ${description[lang]}`));
}

/**
 * How alike two offers are, from 0 to 1: trigrams in common among all trigrams of both (Jaccard),
 * in the language in which they are most alike.
 */
export function likenessOf(one: OfferGrams, other: OfferGrams): number {
  return LANGS.reduce((most, _, index) => {
    const [mine, theirs] = [one[index], other[index]];
    if (!mine || !theirs || Math.min(mine.size, theirs.size) < FEWEST_GRAMS) return most;
    const both = shared(mine, theirs);
    return Math.max(most, both / (mine.size + theirs.size - both));
  }, 0);
}

/** A likeness in words, null where two offers are simply different. */
export function likenessWord(likeness: number): Likeness | null {
  if (likeness >= SAME) return 'same';
  if (likeness >= ALMOST) return 'almost';
  return likeness >= NEAR ? 'near' : null;
}

/** Whether two offers of one provider have the same category and, in a language, the same title. */
export function isSameTitle(one: Compared, other: Compared): boolean {
  if (one.category !== other.category) return false;
  return LANGS.some((lang) => {
    const title = bareText(one.title[lang]);
    return title !== '' && title === bareText(other.title[lang]);
  });
}
