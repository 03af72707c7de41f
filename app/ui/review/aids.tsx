import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type {
  Likeness,
  OfferState,
  PricePlace,
  ReviewHint,
  ShownText,
} from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { Shown } from '../provider/shown.tsx';
import { Panel, Status } from '../workspace/parts.tsx';

/** What to look at first, found in the texts and figures of an offer. */
export function HintList({
  hints,
  lang,
}: {
  readonly hints: readonly ReviewHint[];
  readonly lang: Lang;
}) {
  const { t } = useTranslation('review');
  return (
    <Panel title={t('hints.title')}>
      {hints.length === 0 ? (
        <p>{t('hints.none')}</p>
      ) : (
        <>
          <p className="hint">{t('hints.lead')}</p>
          <ul>
            {hints.map((hint, index) => (
              <li key={index}>
                <Hint {...{ hint, lang }} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Hint({ hint, lang }: { readonly hint: ReviewHint; readonly lang: Lang }) {
  const { t } = useTranslation(['review', 'vocab']);
  switch (hint.kind) {
    case 'price-far':
      return <>{t('hints.priceFar')}</>;
    case 'price-low':
      return <>{t('hints.priceLow')}</>;
    case 'one-language': {
      const fields = formatList(
        lang,
        hint.fields.map((field) => t(`field.${field}`)),
      );
      return <>{t(`hints.lacks.${hint.lacks}`, { fields })}</>;
    }
    case 'short':
      return <>{t(`hints.short.${hint.lang}`)}</>;
    case 'contact':
      return (
        <>
          {t('hints.contact', { field: t(`field.${hint.field}`) })}{' '}
          <bdi dir="ltr">{hint.found}</bdi>
        </>
      );
    case 'forbidden':
      return (
        <>
          {t('hints.forbidden', { field: t(`field.${hint.field}`) })} <q dir="auto">{hint.found}</q>
          . {hint.why}
        </>
      );
    case 'label':
      return (
        <>
          {t('hints.label', {
            field: t(`field.${hint.field}`),
            label: t(`vocab:credential.${hint.credential}`),
          })}
        </>
      );
  }
}

export interface PriceStandingView {
  readonly price: string;
  readonly place: PricePlace | null;
  readonly band: {
    readonly count: string;
    /** Amounts of the first decile, the middle and the last decile. */
    readonly low: string;
    readonly middle: string;
    readonly high: string;
    /** Name of the region, null for the whole country. */
    readonly region: string | null;
    readonly isDemo: boolean;
  } | null;
}

/** Where the price stands among comparable ones. */
export function PriceStanding({ standing }: { readonly standing: PriceStandingView }) {
  const { t } = useTranslation('review');
  const { price, place, band } = standing;
  return (
    <Panel title={t('price.title')}>
      <p>
        <strong>{price}</strong>
      </p>
      {band === null || place === null ? (
        <p>{t('price.few')}</p>
      ) : (
        <>
          <p>{t(`price.place.${place}`)}</p>
          <p className="hint">
            {t('price.band', { low: band.low, middle: band.middle, high: band.high })}{' '}
            {band.region === null
              ? t('price.national', { count: band.count })
              : t('price.regional', { count: band.count, region: band.region })}
            {band.isDemo && <> {t('price.demo')}</>}
          </p>
        </>
      )}
    </Panel>
  );
}

export interface DuplicateLine {
  readonly versionId: string;
  readonly title: ShownText | null;
  readonly providerName: string;
  readonly own: boolean;
  readonly state: Extract<OfferState, 'published' | 'submitted'>;
  readonly sameTitle: boolean;
  readonly likeness: Likeness | null;
}

/** Offers that say nearly the same. */
export function DuplicateList({
  lines,
  lang,
}: {
  readonly lines: readonly DuplicateLine[];
  readonly lang: Lang;
}) {
  const { t } = useTranslation('review');
  if (lines.length === 0) return null;
  return (
    <Panel title={t('duplicates.title')}>
      <ul>
        {lines.map((line) => (
          <li key={line.versionId}>
            <Link to={`/${lang}/programme/offers/${line.versionId}`}>
              {line.title ? <Shown text={line.title} /> : t('untitled')}
            </Link>{' '}
            · {line.own ? t('duplicates.own') : <bdi>{line.providerName}</bdi>} ·{' '}
            {t(`state.${line.state}`)}{' '}
            {line.sameTitle && <Status tone="attention">{t('duplicates.sameTitle')}</Status>}{' '}
            {line.likeness !== null && (
              <Status tone={line.own ? 'attention' : 'bad'}>
                {t(`duplicates.likeness.${line.likeness}`)}
              </Status>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
