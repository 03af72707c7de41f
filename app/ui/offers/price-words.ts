import type { TFunction } from 'i18next';
import type { OfferView } from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { amountOf } from '../catalogue/words.ts';

/** A price on one line: `12 000 DH, prix fixe`; that there is none yet while it is 0. */
export function amountWords(
  lang: Lang,
  t: TFunction<readonly ['offer', 'vocab']>,
  { kind, min, max }: OfferView['price'],
): string {
  if (min === 0) return t('price.none');
  const amount = amountOf(lang, { min: BigInt(min), max: BigInt(Math.max(min, max)) });
  return t('price.line', { amount, kind: t(`vocab:priceKind.${kind}`) });
}
