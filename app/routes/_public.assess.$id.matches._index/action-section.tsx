import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { AddToShortlist, MatchCard } from '#ui/matching/match-card.tsx';
import { NearList, Thin } from '#ui/matching/thin.tsx';
import { useSite } from '#ui/use-site.ts';
import type { ActionView } from './view.server.ts';

interface ActionSectionProps {
  readonly lang: Lang;
  /** Address of the assessment's pages. */
  readonly here: string;
  readonly action: ActionView;
  readonly readOnly: boolean;
}

/** One action of the plan with its best offers. */
export function ActionSection({ lang, here, action, readOnly }: ActionSectionProps) {
  const { t } = useTranslation('matching');
  const { id, title, best, nearest } = action;
  const lite = useSite()?.lite ?? false;
  const selection = `${here}/shortlist/${id}`;
  const back = `${here}/matches#${id}`;
  return (
    <article className="card" id={id}>
      <h3>{title}</h3>
      <p className="hint">
        {action.hasMatches && <>{action.supply} · </>}
        <Link to={`${here}/roadmap/${id}`}>{t('action.details')}</Link>
      </p>
      {best.length > 0 && (
        <ul className="steps rows">
          {best.map((card) => (
            <MatchCard key={card.offerId} lang={lang} heading="h4" card={card}>
              {card.slug !== null && !readOnly && (
                <AddToShortlist
                  to={selection}
                  offerId={card.offerId}
                  back={back}
                  name={card.title.text}
                />
              )}
            </MatchCard>
          ))}
        </ul>
      )}
      {action.thin && <Thin lang={lang} here={here} action={action} />}
      {!lite && <NearList lang={lang} nearest={nearest} heading="h4" open={best.length === 0} />}
      {action.hasMatches && (
        <p className="actions">
          <Link className="btn second" to={`${here}/matches/${id}`}>
            {t('action.all')}
            <span className="vh"> : {title}</span>
          </Link>
          {best.length > 1 && (
            <Link to={`${selection}?${best.map(({ offerId }) => `offer=${offerId}`).join('&')}`}>
              {t('action.compare')}
              <span className="vh"> : {title}</span>
            </Link>
          )}
          <Link to={selection}>
            {t('action.selection')}
            <span className="vh"> : {title}</span>
          </Link>
        </p>
      )}
    </article>
  );
}
