import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { foreign } from '#ui/catalogue/marked.tsx';
import type { ActionOffersView } from './offers-view.ts';

interface ActionOffersProps {
  readonly lang: Lang;
  /** Address of the page with all of it. */
  readonly to: string;
  /** Title of the action, for a link read alone. */
  readonly name: string;
  /** Absent for an action that is done or given up, and while nothing is known. */
  readonly offers: ActionOffersView | undefined;
}

/** The offers and the aid for one open action, in a few lines. */
export function ActionOffers({ lang, to, name, offers }: ActionOffersProps) {
  const { t } = useTranslation('roadmap');
  if (!offers) return null;
  const { supply, best, near, more } = offers;
  return (
    <p>
      <strong>{supply}</strong>
      <br />
      {best && (
        <>
          {best.label} <Offer {...best} />
          <br />
          {best.money.join(' · ')}
          {best.ask !== null && (
            <>
              {' · '}
              <Link to={`/${lang}${best.ask}`}>{t('offers.ask')}</Link>
            </>
          )}
          <br />
        </>
      )}
      {near && (
        <>
          {near.label} <Offer {...near} />
          <br />
          {near.sentence}
          <br />
        </>
      )}
      <Link to={to}>
        {more}
        <span className="vh"> : {name}</span>
      </Link>
    </p>
  );
}

interface OfferProps {
  readonly title: string;
  readonly titleLang: Lang | null;
  readonly provider: string;
  readonly tags: readonly string[];
}

function Offer({ title, titleLang, provider, tags }: OfferProps) {
  return (
    <>
      <bdi {...foreign(titleLang)}>{title}</bdi> · <bdi>{provider}</bdi>
      {tags.length > 0 && ` (${tags.join(', ')})`}
    </>
  );
}
