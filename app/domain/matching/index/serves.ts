import { keyOf, LEXICONS, wordsOf, type Lexicon, type Term } from './terms.ts';

/** Texts of an offer: title, summary, deliverables and acceptance criteria in both languages. */
export type OfferTexts = {
  readonly category: string;
  readonly fr: string;
  readonly ar: string;
};

const PLACES: ReadonlyMap<string, number> = new Map(
  [...LEXICONS.values()].flatMap(({ ids }) => ids.map((id, place) => [id, place] as const)),
);

/** Particles that Arabic writes together with the word that follows. */
const PARTICLES = 'وبلفك';
/** A term of two words is enough to name an action; single words are too common for that. */
const PAIR = 2;
const NONE: readonly Term[] = [];

/** Ids of the actions of a category, sorted; none for a category without actions. */
export function actionsOf(category: string): readonly string[] {
  return LEXICONS.get(category)?.ids ?? [];
}

/** Place of an action among those of its category, 0–30; −1 when there is no such action. */
export function actionBit(action: string): number {
  return PLACES.get(action) ?? -1;
}

/**
 * The actions of the offer's category whose outcome its texts name, sorted. An action is named by
 * one of its terms of two words, or by two of one word in the same language, since the same thing
 * said in both languages is said once; in a category with one action any term will do.
 */
export function servedActions({ category, fr, ar }: OfferTexts): readonly string[] {
  const lexicon = LEXICONS.get(category);
  if (lexicon === undefined) return [];
  const inFrench = pointsOf(wordsOf(fr), lexicon, 'fr');
  const inArabic = pointsOf(wordsOf(ar), lexicon, 'ar');
  const enough = lexicon.ids.length === 1 ? 1 : PAIR;
  return lexicon.ids.filter((_, place) => {
    return Math.max(inFrench[place] ?? 0, inArabic[place] ?? 0) >= enough;
  });
}

/** Points of each action of the category: each term counts once, however often it is written. */
function pointsOf(words: readonly string[], lexicon: Lexicon, lang: 'fr' | 'ar'): Uint8Array {
  const points = new Uint8Array(lexicon.ids.length);
  const met = new Set<Term>();
  const note = (form: string, next: string) => {
    for (const term of lexicon[lang].get(keyOf(form)) ?? NONE) {
      const { place, first, second } = term;
      if (!form.startsWith(first) || !begins(next, second) || met.has(term)) continue;
      met.add(term);
      points[place] = (points[place] ?? 0) + (second === '' ? 1 : PAIR);
    }
  };
  words.forEach((word, at) => {
    const next = words[at + 1] ?? '';
    note(word, next);
    if (hasParticle(word)) note(word.slice(1), next);
  });
  return points;
}

/** Whether a word begins so, with or without a particle before it. */
function begins(word: string, stem: string): boolean {
  return word.startsWith(stem) || (hasParticle(word) && word.startsWith(stem, 1));
}

function hasParticle(word: string): boolean {
  return word.length > 3 && PARTICLES.includes(word.charAt(0));
}
