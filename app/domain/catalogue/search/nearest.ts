import { bareWords } from './fold.ts';
import { CATEGORY_PHRASES } from './synonyms.ts';

const MOST = 3;
/** Trigrams in common, from 0 to 1, below which phrases are not alike. */
const ALIKE = 0.25;

/** The categories whose names and synonyms look most like a text, the likest first, at most three. */
export function nearestCategories(text: string): readonly string[] {
  const wanted = trigramsOf(bareWords(text));
  const best = new Map<string, number>();
  for (const { code, phrase } of CATEGORY_PHRASES) {
    const likeness = alike(wanted, trigramsOf(phrase.split(' ')));
    if (likeness >= Math.max(ALIKE, best.get(code) ?? 0)) best.set(code, likeness);
  }
  return [...best]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST)
    .map(([code]) => code);
}

function trigramsOf(words: readonly string[]): ReadonlySet<string> {
  const padded = words.map((word) => `  ${word} `);
  return new Set(
    padded.flatMap((word) =>
      Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3)),
    ),
  );
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = one.intersection(other).size;
  return common === 0 ? 0 : common / Math.min(one.size, other.size);
}
