import { formatDate, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { ProviderReviews } from '#domain/engagements/schema.ts';
import type { ShownReviews } from './public-reviews.tsx';

/** What firms say of a provider, as pages show it. `wordOf` names a category of the catalogue. */
export function showPublicReviews(
  lang: Lang,
  { count, facts, latest }: ProviderReviews,
  wordOf: (category: string) => string,
): ShownReviews {
  return {
    count,
    facts: facts.map(({ fact, yes, no }) => ({
      ...{ fact, yes: formatNumber(lang, yes), no: formatNumber(lang, no) },
    })),
    latest: latest.map(({ moment, category, at, text, reply }, place) => ({
      ...{ key: String(place), moment, text, reply, day: formatDate(lang, at) },
      category: wordOf(category),
    })),
  };
}
