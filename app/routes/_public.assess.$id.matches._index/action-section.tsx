import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import type { MatchCardView } from '#ui/matching/card-view.ts';
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

/** One action of the plan with its best offers: the first one, and the others folded on a phone. */
export function ActionSection(props: ActionSectionProps) {
  const { t } = useTranslation('matching');
  const { lang, here, action } = props;
  const { id, title, best, nearest } = action;
  const lite = useSite()?.lite ?? false;
  const [first, ...others] = best;
  return (
    <article className="card" id={id}>
      <h3>{title}</h3>
      <p className="hint">
        {action.hasMatches && <>{action.supply} · </>}
        <Link to={`${here}/roadmap/${id}`}>
          {t('action.details')}
          <span className="vh"> : {title}</span>
        </Link>
      </p>
      <div className="trio">
        {first && <Offers {...props} cards={[first]} />}
        {others.length > 0 && (
          <details className="others" open={action.chosen !== null}>
            <summary>
              {t('action.others', { count: others.length })}
              <span className="vh"> : {title}</span>
            </summary>
            <Offers {...props} cards={others} />
          </details>
        )}
        {action.thin && <Thin lang={lang} here={here} action={action} />}
      </div>
      {!lite && <NearList lang={lang} nearest={nearest} heading="h4" open={best.length === 0} />}
      <NextSteps here={here} action={action} />
    </article>
  );
}

function Offers(props: ActionSectionProps & { readonly cards: readonly MatchCardView[] }) {
  const { lang, here, action, readOnly, cards } = props;
  const { id, chosen } = action;
  return (
    <ul className="steps rows">
      {cards.map((card) => (
        <MatchCard key={card.offerId} lang={lang} heading="h4" card={card} brief>
          {card.slug !== null && !readOnly && (chosen?.state !== 'frozen' || card.kept) && (
            <AddToShortlist
              to={`${here}/shortlist/${id}`}
              offerId={card.offerId}
              back={`${here}/matches#${id}`}
              name={card.title.text}
              kept={card.kept}
            />
          )}
        </MatchCard>
      ))}
    </ul>
  );
}

/** From the offers of an action to its shortlist, and to all of them. */
function NextSteps({ here, action }: Pick<ActionSectionProps, 'here' | 'action'>) {
  const { t } = useTranslation('matching');
  const { id, title, best, hasMatches, chosen } = action;
  const selection = `${here}/shortlist/${id}`;
  if (!hasMatches && chosen === null) return null;
  return (
    <p className="actions">
      {chosen !== null && (
        <Link className="btn second" to={selection}>
          {t(chosen.state === 'frozen' ? 'sme.do.see' : 'sme.do.compare')}
          <span className="vh"> : {title}</span>
        </Link>
      )}
      {chosen !== null && t(`sme.state.${chosen.state}`, { count: chosen.count })}
      {chosen === null && best.length > 1 && (
        <Link to={`${selection}?${best.map(({ offerId }) => `offer=${offerId}`).join('&')}`}>
          {t('action.compare')}
          <span className="vh"> : {title}</span>
        </Link>
      )}
      {hasMatches && (
        <Link to={`${here}/matches/${id}`}>
          {t('action.all')}
          <span className="vh"> : {title}</span>
        </Link>
      )}
    </p>
  );
}
