import { useTranslation } from 'react-i18next';
import type { OfferView } from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { amountOf, dirhams } from '../catalogue/words.ts';

/** The price of an offer in figures, with how it is meant. */
export function OfferPrice({
  price: { kind, min, max, setup },
  lang,
}: {
  readonly price: OfferView['price'];
  readonly lang: Lang;
}) {
  const { t } = useTranslation(['offer', 'vocab']);
  if (min === 0) return <p>{t('price.none')}</p>;
  return (
    <p>
      <span className="big">{amountOf(lang, { min: BigInt(min), max: BigInt(max) })}</span>
      <br />
      {t('price.terms', { kind: t(`vocab:priceKind.${kind}`) })}
      {setup > 0 && <> · {t('price.setup', { amount: dirhams(lang, BigInt(setup)) })}</>}
    </p>
  );
}
