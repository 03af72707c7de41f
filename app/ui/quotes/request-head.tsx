import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Facts, Panel } from '../workspace/parts.tsx';
import type { ShownRequest } from './show.ts';
import { ProjectStatus, QuoteStatus } from './status.tsx';

/** Who asks for what, until when, and the most it may come to. */
export function RequestHead({
  lang,
  request,
  need,
}: {
  readonly lang: string;
  readonly request: ShownRequest;
  readonly need: string;
}) {
  const { t } = useTranslation('quotes');
  const { state, isPast, until, offer } = request;
  const mustAnswer = !isPast && (state === 'requested' || state === 'countered');
  return (
    <>
      {request.isDemo && <p className="note warn">{t('demo')}</p>}
      <p>
        {state === 'chosen' ? (
          <ProjectStatus state={request.project} />
        ) : (
          <QuoteStatus state={state} isPast={isPast} />
        )}
      </p>
      {state === 'chosen' && (
        <p className="note ok">
          <Link to={`/${lang}/provider/projects/${request.projectId}`}>{t('toProject')}</Link>
        </p>
      )}
      {mustAnswer && until !== null && (
        <p className="note warn">{t(`request.ball.${state}`, { date: until })}</p>
      )}
      {state === 'answered' && !isPast && until !== null && (
        <p className="note ok">{t('request.ball.answered', { date: until })}</p>
      )}
      <Panel title={t('need.title')}>
        <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
          {need}
        </p>
        <Facts
          items={[
            [t('fact.firm'), <bdi key="firm">{request.firm}</bdi>],
            [t('fact.category'), request.category],
            [
              t('fact.offer'),
              <a key="offer" href={`/${lang}/offers/${offer.slug}`}>
                <bdi>{offer.title}</bdi>
              </a>,
            ],
            [t('fact.cap'), request.cap],
            [t('fact.requestedOn'), request.requestedOn],
            [t('fact.until'), until],
          ]}
        />
      </Panel>
    </>
  );
}
