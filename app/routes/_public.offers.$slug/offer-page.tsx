import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { OfferRows, Standing } from '#ui/catalogue/offer-rows.tsx';
import { PricePlaceNote } from '#ui/catalogue/price-place.tsx';
import { OfferBody, OfferTitle } from '#ui/offers/offer-view.tsx';
import type { offerView } from './view.server.ts';

interface OfferPageProps {
  readonly page: NonNullable<Awaited<ReturnType<typeof offerView>>> & { readonly lang: Lang };
}

/** An offer in full, who provides it, its price among others, and what else there is. */
export function OfferPage({ page }: OfferPageProps) {
  const { t } = useTranslation('catalogue');
  const { lang, view, isDemo, version, place } = page;
  const category = view.category;
  return (
    <article className="wrap">
      <p>
        <Link to={`/${lang}/offers`}>{t('compare.back')}</Link>
        {category && (
          <>
            {' · '}
            <Link to={`/${lang}/categories/${category.code}`}>{category.name}</Link>
          </>
        )}
      </p>
      <h1>
        <OfferTitle title={view.title} />
      </h1>
      {isDemo && (
        <p>
          <span className="tag warn">{t('row.demo')}</span>
        </p>
      )}
      <ProviderCard page={page} />
      <OfferBody view={view} lang={lang} />
      {place && <PricePlaceNote place={place} />}
      <p className="hint">{version}</p>
      <Similar page={page} />
    </article>
  );
}

function ProviderCard({ page: { lang, provider, startUp } }: OfferPageProps) {
  const { t } = useTranslation('catalogue');
  const { slug, name, standing } = provider;
  return (
    <aside className="card" aria-label={t('offer.provider')}>
      <p>
        {t('offer.by')}{' '}
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        <Standing {...standing} />
        {startUp && (
          <>
            {' '}
            <span className="tag">{t('row.startUp')}</span>
          </>
        )}
        <br />
        <Link to={`/${lang}/providers/${slug}`}>{t('offer.seeProvider')}</Link>
      </p>
    </aside>
  );
}

function Similar({ page: { lang, slug, similar, view } }: OfferPageProps) {
  const { t } = useTranslation('catalogue');
  if (similar.length === 0) return null;
  const all = [slug, ...similar.map((row) => row.slug)];
  return (
    <section>
      <h2>{t('offer.similar')}</h2>
      <OfferRows lang={lang} rows={similar} />
      <p className="actions">
        <Link
          className="btn second"
          to={`/${lang}/offers/compare?${all.map((one) => `offer=${one}`).join('&')}`}
        >
          {t('offer.compare')}
        </Link>
        {view.category && (
          <Link to={`/${lang}/offers?category=${view.category.code}`}>
            {t('offer.all', { name: view.category.name })}
          </Link>
        )}
      </p>
    </section>
  );
}
