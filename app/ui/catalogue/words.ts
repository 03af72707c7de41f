import type { TFunction } from 'i18next';
import type { PriceKind } from '#domain/catalogue/schema.ts';
import { formatDate, formatList, formatMad, formatMadRange } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** Texts that lists and cards of the catalogue are written with. */
export type CatalogueWords = TFunction<('catalogue' | 'vocab')[]>;

interface Price {
  readonly kind: PriceKind;
  readonly min: bigint;
  readonly max: bigint;
  readonly setup: bigint;
}

const DIRHAM = 100n;

/** An amount without decimals where it is whole: `1 200 DH`. */
export function dirhams(lang: Lang, centimes: bigint): string {
  if (centimes % DIRHAM !== 0n) return formatMad(lang, centimes);
  const whole = Number(centimes / DIRHAM);
  return formatMadRange(lang, { min: whole, max: whole });
}

/** The amounts of a price, both ends where they differ. */
export function amountOf(lang: Lang, { min, max }: Pick<Price, 'min' | 'max'>): string {
  if (min === max) return dirhams(lang, min);
  if (min % DIRHAM === 0n && max % DIRHAM === 0n)
    return formatMadRange(lang, { min: Number(min / DIRHAM), max: Number(max / DIRHAM) });
  return `${formatMad(lang, min)} – ${formatMad(lang, max)}`;
}

/** How a price is meant, and what is paid once beside it. */
export function priceTerms(lang: Lang, t: CatalogueWords, price: Price): string {
  const kind = t(`vocab:priceKind.${price.kind}`);
  if (price.setup === 0n) return kind;
  return t('row.setup', { kind, amount: dirhams(lang, price.setup) });
}

const SHOWN_REGIONS = 2;

/** Where work is done: the first regions by name and how many more, or everywhere. */
export function regionWords(
  lang: Lang,
  t: CatalogueWords,
  names: readonly string[],
  all: number,
): string {
  if (names.length >= all) return t('row.everywhere');
  if (names.length <= SHOWN_REGIONS + 1) return formatList(lang, names);
  const rest = names.length - SHOWN_REGIONS;
  return t('row.moreRegions', { names: names.slice(0, SHOWN_REGIONS).join(', '), count: rest });
}

/** When work can begin; a day that has passed means now. */
export function startWords(
  lang: Lang,
  t: CatalogueWords,
  startsOn: string | null,
  today: string,
): string {
  if (startsOn === null || startsOn <= today) return t('row.now');
  return t('row.start', { date: formatDate(lang, startsOn) });
}
