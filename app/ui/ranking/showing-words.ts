import type { TFunction } from 'i18next';
import type { Showing } from '#domain/matching/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

type Words = TFunction<['ranking', 'vocab']>;

/** The place an offer had, in what region and for what size of firm. */
export function showingWords(t: Words, lang: Lang, { place, region, size }: Showing): string {
  return [
    t('offer.place', { place: formatNumber(lang, place) }),
    region?.name ?? t('regions.unknown'),
    size === null ? t('offer.unknownSize') : t(`vocab:size.${size}`),
  ].join(' · ');
}
