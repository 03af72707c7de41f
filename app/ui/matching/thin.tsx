import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import type { CardView } from './card-view.ts';
import { MatchCard } from './match-card.tsx';

interface ThinProps {
  readonly lang: Lang;
  readonly here: string;
  readonly action: {
    readonly id: string;
    readonly category: string;
    readonly hasMatches: boolean;
  };
  readonly nearest: readonly CardView[];
  readonly heading: 'h3' | 'h4';
}

/** Where few suppliers fit: what nearly does, and what the firm can do meanwhile. */
export function Thin({ lang, here, action, nearest, heading }: ThinProps) {
  const { t } = useTranslation('matching');
  return (
    <>
      <div className="note warn">
        <p>
          {t(action.hasMatches ? 'thin.few' : 'thin.none')} {t('thin.noted')}
        </p>
        <p>{t('thin.ways')}</p>
        <ul>
          <li>
            <Link to={`${here}/roadmap/${action.id}`}>{t('thin.free')}</Link>
          </li>
          <li>
            <a href={`${here}/matches#wish`}>{t('thin.wish')}</a>
          </li>
          <li>
            <Link to={`/${lang}/offers?category=${action.category}`}>{t('thin.elsewhere')}</Link>
          </li>
        </ul>
      </div>
      {nearest.length > 0 && <NearList lang={lang} nearest={nearest} heading={heading} />}
    </>
  );
}

/** Offers that one thing alone keeps out, with that thing. */
export function NearList({
  lang,
  nearest,
  heading,
}: Pick<ThinProps, 'lang' | 'nearest' | 'heading'>) {
  const { t } = useTranslation('matching');
  return (
    <>
      <p>
        <strong>{t('near.title')}</strong>
      </p>
      <ul className="steps rows">
        {nearest.map((card) => (
          <MatchCard key={card.offerId} lang={lang} heading={heading} card={card} />
        ))}
      </ul>
    </>
  );
}
