import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { ComponentBars } from '#ui/matching/component-bars.tsx';
import { AddToShortlist, MatchCard } from '#ui/matching/match-card.tsx';
import type { ActionMatchesView } from './view.server.ts';

interface ExplainedProps {
  readonly lang: Lang;
  readonly match: ActionMatchesView['best'][number];
  /** Rules, draw and fingerprint of the run. */
  readonly proof: string;
  /** Address of the shortlist; null where it cannot change. */
  readonly selection: string | null;
  readonly back: string;
  readonly canCompare: boolean;
}

/** A match with what its points are made of. */
export function Explained(props: ExplainedProps) {
  const { t } = useTranslation('matching');
  const { lang, match, proof, selection, back, canCompare } = props;
  const { card, components, criteria, price } = match;
  const isThere = card.slug !== null;
  return (
    <MatchCard lang={lang} heading="h3" card={card}>
      <details>
        <summary>
          {t('why.title')}
          <span className="vh"> {card.title.text}</span>
        </summary>
        <ComponentBars lines={components} />
        {price !== null && <p>{price}</p>}
        <p>
          <strong>{t('why.criteria')}</strong>
        </p>
        <dl>
          {criteria.map(({ criterion, name, word }) => (
            <div className="pair" key={criterion}>
              <dt>{name}</dt>
              <dd>{word}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{proof}</p>
      </details>
      {isThere && (
        <div className="choose">
          {selection !== null && (
            <AddToShortlist
              to={selection}
              offerId={card.offerId}
              back={back}
              name={card.title.text}
              kept={card.kept}
            />
          )}
          {canCompare && (
            <label className="pick noprint">
              <input type="checkbox" name="offer" value={card.offerId} form="compare" /> {t('pick')}
              <span className="vh"> : {card.title.text}</span>
            </label>
          )}
        </div>
      )}
    </MatchCard>
  );
}
