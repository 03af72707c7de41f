import { PRICE_BANDS } from '#domain/catalogue/schema.ts';
import { formatMadRange } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { CatalogueWords } from './words.ts';

/** Says codes of a vocabulary in words; an unknown one names itself. */
export function wordsFor<T extends string>(
  known: readonly T[],
  say: (code: T) => string,
): (code: string) => string {
  return (code) => {
    const found = known.find((one) => one === code);
    return found === undefined ? code : say(found);
  };
}

/** A band of the first year's cost: `5 000–15 000 DH`, or what lies below or above. */
export function bandWords(lang: Lang, t: CatalogueWords, code: string): string {
  const band = PRICE_BANDS.find((one) => one.code === code);
  if (!band) return code;
  const { from, to } = band;
  const amount = (dirhams: number) => formatMadRange(lang, { min: dirhams, max: dirhams });
  if (to === null) return t('band.over', { amount: amount(from) });
  return from === 0
    ? t('band.under', { amount: amount(to) })
    : formatMadRange(lang, { min: from, max: to });
}
