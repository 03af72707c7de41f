import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckField, SubmitButton } from '../workspace/fields.tsx';
import { ButtonLink, DataTable, Panel } from '../workspace/parts.tsx';
import type { ShownOffer, ShownProject, ShownQuote } from './show.ts';
import { QuoteStatus } from './status.tsx';

/** Who has the ball and until when: the first thing the page says. */
export function ProjectBall({
  lang,
  project,
}: {
  readonly lang: string;
  readonly project: ShownProject;
}) {
  const { t } = useTranslation('quotes');
  const { holder, until } = project.ball;
  const isAsking = project.state === 'quote-requested' || project.state === 'quoted';
  if (!isAsking)
    return (
      <p className="note">
        {t(`ball.over.${overOf(project.state)}`)}{' '}
        <Link to={`/${lang}/sme/projects/${project.id}`}>{t('toProject')}</Link>
      </p>
    );
  if (holder === 'provider') return <p className="note">{t('ball.provider', { date: until })}</p>;
  if (until === null) return <p className="note warn">{t('ball.nobody')}</p>;
  return <p className="note ok">{t('ball.firm', { date: until })}</p>;
}

function overOf(state: ShownProject['state']) {
  if (state === 'agreed') return 'agreed';
  return state === 'withdrawn' || state === 'voided' ? 'withdrawn' : 'further';
}

/** Quotes side by side: a row each, and one sentence that says what it comes to. */
export function QuoteTable({
  base,
  quotes,
}: {
  /** Address that the pages of the quotes are under. */
  readonly base: string;
  readonly quotes: readonly ShownQuote[];
}) {
  const { t } = useTranslation('quotes');
  const answered = quotes.filter(({ version }) => version !== null);
  return (
    <>
      <DataTable
        caption={t('compare.title')}
        columns={[
          ...[t('fact.provider'), t('fact.state'), t('fact.ht'), t('fact.vat')],
          ...[t('fact.aid'), t('fact.own'), t('fact.rest'), t('fact.milestones')],
          ...[t('fact.endOn'), t('fact.until')],
        ]}
        rows={quotes.map((quote) => ({
          key: quote.id,
          cells: [
            <span key="provider">
              <Link to={`${base}/${quote.id}`}>
                <bdi>{quote.provider}</bdi>
              </Link>
              <br />
              <ProviderFacts quote={quote} />
            </span>,
            <QuoteStatus key="state" state={quote.state} isPast={quote.isPast} />,
            ...(quote.version && quote.money
              ? [
                  ...[quote.version.ht, quote.version.vat, quote.money.aid, quote.money.own],
                  <strong key="rest">{quote.money.rest}</strong>,
                  ...[String(quote.version.milestones.length), quote.version.endOn],
                ]
              : ['–', '–', '–', '–', '–', '–', '–']),
            quote.until ?? '–',
          ],
        }))}
      />
      {answered.length > 0 && (
        <ul>
          {answered.map((quote) => (
            <li key={quote.id}>
              <QuoteSentence quote={quote} />
            </li>
          ))}
        </ul>
      )}
      <p className="hint">{t('compare.how')}</p>
    </>
  );
}

function ProviderFacts({ quote: { standing, isStartUp } }: { readonly quote: ShownQuote }) {
  const { t } = useTranslation('quotes');
  return (
    <span className="hint">
      {t(standing === 'probation' ? 'standing.probation' : 'standing.certified')}
      {isStartUp && ` · ${t('standing.startUp')}`}
    </span>
  );
}

/** What a quote comes to for the firm, in one sentence. */
export function QuoteSentence({ quote }: { readonly quote: ShownQuote }) {
  const { t } = useTranslation('quotes');
  const { version, money } = quote;
  if (!version || !money) return null;
  const provider = `\u2068${quote.provider}\u2069`;
  const { endOn } = version;
  if (money.centimes === '0')
    return <>{t('sentence.noAid', { provider, ht: version.ht, rest: money.rest })}</>;
  return (
    <>{t('sentence.aid', { provider, ht: version.ht, aid: money.aid, rest: money.rest, endOn })}</>
  );
}

/** Offers of the choice that were not asked; the best match that may be asked comes first. */
export function AskOthers({
  others,
  lang,
  error,
  isUrgent,
}: {
  readonly others: readonly ShownOffer[];
  readonly lang: string;
  readonly error: string | undefined;
  /** Nobody is being asked any more. */
  readonly isUrgent: boolean;
}) {
  const { t } = useTranslation('quotes');
  const free = others.filter(({ obstacle }) => obstacle === null);
  return (
    <Panel title={t('others.title')} id="offer">
      {error !== undefined && <p className="err">{error}</p>}
      {isUrgent && free[0] && (
        <p>
          {t('others.next', {
            provider: `\u2068${free[0].provider}\u2069`,
            offer: `\u2068${free[0].title}\u2069`,
          })}
        </p>
      )}
      {free.length === 0 && <p>{t('others.none')}</p>}
      {others.map((offer, place) => (
        <div key={offer.offerId}>
          <p>
            <strong>
              <bdi>{offer.provider}</bdi>
            </strong>{' '}
            <bdi>{offer.title}</bdi>{' '}
            <span className="hint">{t('others.cap', { amount: offer.cap })}</span>
          </p>
          {offer.obstacle !== null && <p className="hint">{t(`obstacle.${offer.obstacle}`)}</p>}
          {offer.obstacle === null && (
            <Form method="post">
              <input type="hidden" name="offer" value={offer.offerId} />
              <SubmitButton look={place === 0 && isUrgent ? 'main' : 'plain'} name="do" value="ask">
                {t('others.go')}
              </SubmitButton>
            </Form>
          )}
        </div>
      ))}
      {free.length === 0 && (
        <p>
          <ButtonLink look="plain" to={`/${lang}/sme/matches`}>
            {t('others.newList')}
          </ButtonLink>
        </p>
      )}
    </Panel>
  );
}

/** The firm does without the whole of it. */
export function StopForm({ error }: { readonly error: string | undefined }) {
  const { t } = useTranslation('quotes');
  return (
    <details id="stop" open={error !== undefined}>
      <summary>{t('stop.title')}</summary>
      <p>{t('stop.text')}</p>
      <Form method="post">
        <CheckField name="sure" label={t('stop.sure')} error={error} />
        <SubmitButton look="danger" name="do" value="stop">
          {t('stop.go')}
        </SubmitButton>
      </Form>
    </details>
  );
}
