import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  REVIEW_FIELDS,
  type Obstacle,
  type OfferChange,
  type OfferContent,
  type OfferNames,
  type OfferState,
  type PricePlace,
  type ReviewHint,
} from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { ErrorSummary } from '../error-summary.tsx';
import { Panel, Status, type Tone } from '../workspace/parts.tsx';
import {
  DuplicateList,
  HintList,
  PriceStanding,
  type DuplicateLine,
  type PriceStandingView,
} from './aids.tsx';
import { OfferField } from './offer-content.tsx';
import { ObstacleList, ProviderPanel, type ReviewedProvider } from './provider-panel.tsx';
import { LostTexts, RemovalForm, ReviewForm } from './review-form.tsx';
import { useOfferWords } from './use-offer-words.ts';
import { useReviewErrors } from './use-review-errors.ts';
import { VersionDiff } from './version-diff.tsx';

interface Request {
  readonly field: string;
  readonly text: string;
}

export interface ReviewedOfferPage {
  readonly lang: Lang;
  readonly content: OfferContent;
  readonly number: number;
  readonly state: OfferState;
  readonly conflict: boolean;
  readonly names: OfferNames;
  readonly changes: {
    readonly number: number;
    readonly published: boolean;
    readonly list: readonly OfferChange[];
  } | null;
  readonly submitted: string | null;
  readonly decided: string | null;
  readonly requests: readonly Request[];
  readonly asked: readonly Request[];
  readonly provider: ReviewedProvider;
  readonly place: PricePlace | null;
  readonly band: PriceStandingView['band'];
  readonly hints: readonly ReviewHint[];
  readonly obstacles: readonly Obstacle[];
  readonly duplicates: readonly DuplicateLine[];
}

const TONES: Readonly<Record<OfferState, Tone>> = {
  draft: 'neutral',
  submitted: 'attention',
  'changes-requested': 'info',
  published: 'good',
  superseded: 'neutral',
  withdrawn: 'neutral',
};

interface Refused {
  readonly errors: Readonly<Record<string, string>>;
  readonly typed: Readonly<Record<string, string>>;
}

/** A version of an offer with all that helps to decide it, and the decision where it waits. */
export function ReviewedOffer({
  page,
  refused,
}: {
  readonly page: ReviewedOfferPage;
  readonly refused: Refused | undefined;
}) {
  const { t } = useTranslation('review');
  const { lang, content, names, state, changes } = page;
  const { messages, shown } = useReviewErrors(refused?.errors);
  const words = useOfferWords(names, lang);
  const typed = refused?.typed ?? {};
  const waits = state === 'submitted' && !page.conflict;
  const removable = state === 'published' && !page.conflict;
  return (
    <div id="page">
      <p>
        <Link to={`/${lang}/programme/offers`}>{t('page.toQueue')}</Link>
      </p>
      <Heading page={page} />
      <ErrorSummary errors={shown} />
      {page.conflict && <p className="note">{t('decide.conflict')}</p>}
      <ObstacleList obstacles={page.obstacles} regions={names.region} lang={lang} />
      {!waits && !removable && <LostTexts typed={typed} />}
      <ProviderPanel provider={page.provider} lang={lang} />
      <HintList hints={page.hints} lang={lang} />
      <PriceStanding
        standing={{ price: words.price(content.price), place: page.place, band: page.band }}
      />
      <DuplicateList lines={page.duplicates} lang={lang} />
      <Requests title={t('page.requests')} requests={page.requests} />
      <Requests title={t('page.asked')} requests={page.asked} />
      {changes && (
        <Panel
          title={t(changes.published ? 'diff.sincePublished' : 'diff.sinceBefore', {
            number: changes.number,
          })}
        >
          <VersionDiff changes={changes.list} names={names} lang={lang} />
        </Panel>
      )}
      {waits ? (
        <ReviewForm
          {...{ content, names, lang, typed, messages }}
          publishable={page.obstacles.length === 0}
        />
      ) : (
        <Content {...{ content, names, lang }} />
      )}
      {removable && <RemovalForm {...{ typed, messages }} />}
    </div>
  );
}

function Heading({
  page: { content, number, state, submitted, decided },
}: {
  readonly page: ReviewedOfferPage;
}) {
  const { t } = useTranslation('review');
  const { fr, ar } = content.title;
  return (
    <>
      <h1>
        {fr === '' && ar === '' && t('untitled')}
        {fr !== '' && <bdi lang="fr">{fr}</bdi>}
        {fr !== '' && ar !== '' && <br />}
        {ar !== '' && <bdi lang="ar">{ar}</bdi>}
      </h1>
      <p>
        <Status tone={TONES[state]}>{t(`state.${state}`)}</Status> {t('page.version', { number })}
        {submitted !== null && <> · {t('page.submitted', { date: submitted })}</>}
        {decided !== null && <> · {t('page.decided', { date: decided })}</>}
      </p>
    </>
  );
}

function Requests({
  title,
  requests,
}: {
  readonly title: string;
  readonly requests: readonly Request[];
}) {
  const { t } = useTranslation('review');
  if (requests.length === 0) return null;
  return (
    <Panel title={title}>
      <ul>
        {requests.map(({ field, text }, index) => {
          const known = REVIEW_FIELDS.find((one) => one === field) ?? 'offer';
          return (
            <li key={index}>
              <strong>{t(`field.${known}`)}</strong>{' '}
              <span dir="auto" style={{ whiteSpace: 'pre-line' }}>
                {text}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** What a version says that is not to be decided. */
function Content({ content, names, lang }: Pick<ReviewedOfferPage, 'content' | 'names' | 'lang'>) {
  const { t } = useTranslation('review');
  return (
    <Panel title={t('content.title')}>
      {REVIEW_FIELDS.map((field) =>
        field === 'offer' ? null : (
          <section key={field}>
            <h3>{t(`field.${field}`)}</h3>
            <OfferField {...{ field, content, names, lang }} />
          </section>
        ),
      )}
    </Panel>
  );
}
