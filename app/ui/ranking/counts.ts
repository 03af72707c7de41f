import type { TFunction } from 'i18next';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** Texts of these pages. */
export type RankingWords = TFunction<'ranking'>;

/** A count of lists; null is one that is not told. */
export function listsWords(lang: Lang, t: RankingWords, count: number | null): string {
  return count === null ? t('few') : formatNumber(lang, count);
}

/** A count of firms, which is told to the next five; null is one that is not told. */
export function firmsWords(lang: Lang, t: RankingWords, count: number | null): string {
  if (count === null) return t('few');
  const number = formatNumber(lang, count);
  return count === 0 ? number : t('about', { number });
}
