import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { OfferRows } from '#ui/catalogue/offer-rows.tsx';
import type { formerOfferView } from './view.server.ts';

interface FormerOfferProps {
  readonly page: NonNullable<Awaited<ReturnType<typeof formerOfferView>>> & {
    readonly lang: Lang;
    readonly heading: string;
    readonly description: string;
  };
}

/** In place of an offer that cannot be bought: why, and what there is instead. */
export function FormerOffer({ page }: FormerOfferProps) {
  const { t } = useTranslation('catalogue');
  const { lang, heading, description, category, similar } = page;
  return (
    <article className="wrap">
      <h1>{heading}</h1>
      <p className="note warn">{description}</p>
      {similar.length > 0 && (
        <>
          <h2>{t('offer.similar')}</h2>
          <OfferRows lang={lang} rows={similar} />
        </>
      )}
      <ul>
        <li>
          <Link to={`/${lang}/categories/${category.code}`}>{category.name}</Link>
        </li>
        <li>
          <Link to={`/${lang}/offers`}>{t('compare.back')}</Link>
        </li>
      </ul>
    </article>
  );
}
