import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { HiddenOffer } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { Panel } from '../workspace/parts.tsx';
import { AdviceList } from './advice-list.tsx';
import { KeptOut } from './kept-out.tsx';
import { OfferName } from './offer-name.tsx';

interface Props {
  readonly offers: readonly HiddenOffer[];
  readonly lang: Lang;
}

/** Own offers that nobody saw over the period, each with why not. */
export function HiddenOffers({ offers, lang }: Props) {
  const { t } = useTranslation('ranking');
  if (offers.length === 0) return null;
  return (
    <>
      <h2>{t('hidden.title')}</h2>
      <p>{t('hidden.text')}</p>
      {offers.map(({ id, title, why, keptOut, advice }) => (
        <Panel key={id} id={id} title={<OfferName title={title} />}>
          <p>{t(`hidden.why.${why}`)}</p>
          {keptOut && <KeptOut fit={keptOut} lang={lang} />}
          <AdviceList advice={advice} offerId={id} lang={lang} />
          {why !== 'unpublished' && (
            <p>
              <Link to={`/${lang}/provider/ranking/${id}#contest`}>{t('hidden.contest')}</Link>
            </p>
          )}
        </Panel>
      ))}
    </>
  );
}
