import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProviderView } from '#domain/catalogue/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { amountOf } from '../catalogue/words.ts';
import { ProviderContact, ProviderFacts } from './provider-facts.tsx';
import { Shown, ShownParagraphs } from './shown.tsx';

interface ProviderBodyProps {
  readonly view: ProviderView;
  readonly lang: Lang;
}

/**
 * The public page of a provider below its heading, in plain elements: it is sent without Mantine.
 * The page names the texts `presentation` and `vocab` in its handle.
 */
export function ProviderBody({ view, lang }: ProviderBodyProps) {
  const { t } = useTranslation('presentation');
  return (
    <div className="provider-view">
      <Tags view={view} lang={lang} />
      {view.summary && (
        <p>
          <strong>
            <Shown text={view.summary} />
          </strong>
        </p>
      )}
      {view.description && <ShownParagraphs text={view.description} />}
      <ProviderFacts view={view} lang={lang} />
      <Offers view={view} lang={lang} />
      <Papers view={view} lang={lang} />
      <References view={view} lang={lang} />
      <h2>{t('section.contact')}</h2>
      <ProviderContact view={view} />
    </div>
  );
}

function Tags({ view, lang }: ProviderBodyProps) {
  const { t } = useTranslation(['presentation', 'vocab']);
  const { certificate } = view;
  const good = certificate?.state === 'certified' || certificate?.state === 'probation';
  const flags = (['moroccanLaw', 'hostsInMorocco', 'exports'] as const).filter((key) => view[key]);
  return (
    <p className="tags">
      {view.isDemo && <span className="tag warn">{t('demo')}</span>}{' '}
      {certificate && (
        <Link
          className={good ? 'tag done' : 'tag warn'}
          to={`/${lang}/certificates/${certificate.code}`}
        >
          {t(`vocab:standing.${certificate.state}`)}
        </Link>
      )}
      {flags.map((flag) => (
        <span key={flag}>
          {' '}
          <span className="tag">{t(`flag.${flag}`)}</span>
        </span>
      ))}
    </p>
  );
}

function Papers({ view, lang }: ProviderBodyProps) {
  const { t } = useTranslation(['presentation', 'vocab']);
  const { certificate, badges } = view;
  if (!certificate && badges.length === 0) return null;
  return (
    <>
      <h2>{t('section.papers')}</h2>
      <ul>
        {certificate && (
          <li>
            {t('certificate', { state: t(`vocab:standing.${certificate.state}`) })}{' '}
            <Link
              className="ltr"
              style={{ whiteSpace: 'nowrap' }}
              to={`/${lang}/certificates/${certificate.code}`}
            >
              {certificate.code}
            </Link>
          </li>
        )}
        {badges.map(({ kind, issuer, until }, index) => (
          <li key={index}>
            {t(`vocab:credential.${kind}`)} · <bdi>{issuer}</bdi>
            {until !== null && <> · {t('until', { date: formatDate(lang, until) })}</>}
          </li>
        ))}
      </ul>
      <p className="hint">{t('papersChecked')}</p>
    </>
  );
}

function References({ view }: ProviderBodyProps) {
  const { t } = useTranslation('presentation');
  if (view.references.length === 0) return null;
  return (
    <>
      <h2>{t('section.references')}</h2>
      <ul className="steps">
        {view.references.map(({ client, sector, year, work }, index) => (
          <li key={index}>
            <strong>
              {client === null ? t('aFirm', { sector: sector.name }) : <bdi>{client}</bdi>}
            </strong>{' '}
            · {client !== null && <>{sector.name} · </>}
            {year}
            {work && (
              <>
                <br />
                <Shown text={work} />
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="hint">{t('referencesChecked')}</p>
    </>
  );
}

function Offers({ view, lang }: ProviderBodyProps) {
  const { t } = useTranslation(['presentation', 'vocab']);
  return (
    <>
      <h2>{t('section.offers')}</h2>
      {view.offers.length === 0 ? (
        <p>{t('noOffers')}</p>
      ) : (
        <ul className="steps">
          {view.offers.map((offer) => (
            <li key={offer.slug}>
              <Link to={`/${lang}/offers/${offer.slug}`}>
                <Shown text={offer.title} />
              </Link>
              <br />
              {offer.category.name} ·{' '}
              {t('price', {
                price: amountOf(lang, offer.price),
                kind: t(`vocab:priceKind.${offer.price.kind}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
