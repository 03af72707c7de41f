import categories from '#content/categories.json' with { type: 'json' };
import { describeValue, factWords, isFactName } from '#domain/programmes/index.server.ts';
import type { Snapshot } from '../applications/snapshot.ts';

/** Languages that the words of programmes and of reasons are written in. */
export type TextLang = 'fr' | 'ar' | 'en';

/** How the reader's language writes values. */
export type Speaker = Parameters<typeof describeValue>[2];

/** A fact that the rules read on the day a request was sent, in words. */
export interface SentFact {
  readonly name: string;
  readonly value: string;
  readonly source: 'self' | 'document' | 'registry' | 'officer';
  /** Day it was true on, as stored. */
  readonly at: string | null;
}

/** The facts a request was sent with, in the reader's language, by the order they were read in. */
export function sentFacts({ facts }: Pick<Snapshot, 'facts'>, speaker: Speaker): SentFact[] {
  return Object.entries(facts).flatMap(([fact, sourced]) => {
    if (!isFactName(fact)) return [];
    const { value, source, at } = sourced;
    return [
      {
        name: factWords(fact, speaker.lang).name,
        value: describeValue(fact, value, speaker),
        ...{ source, at: at ?? null },
      },
    ];
  });
}

const CATEGORIES = new Map(categories.map((category) => [category.code, category]));

/** The name of a category of offers; the code itself when it has none. */
export function categoryWord(code: string, lang: TextLang): string {
  return CATEGORIES.get(code)?.[lang] ?? code;
}
