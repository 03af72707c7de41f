import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { Choice } from './chosen-list.tsx';
import type { ChosenOffer } from './shortlist-view.ts';

interface NoticesProps {
  readonly lang: Lang;
  readonly id: string;
  readonly action: string;
  readonly offers: readonly unknown[];
  /** Offers on the list, shown or not. */
  readonly count: number;
  readonly asked: { readonly missing: number } | null;
  readonly isStale: boolean;
  readonly settled: unknown;
  readonly decision: {
    readonly mayFreeze: string;
    readonly needed: number;
    readonly providers: number;
  };
}

/** What has to be known before comparing, and the ways to other offers. */
export function Notices(props: NoticesProps) {
  const { t } = useTranslation('shortlist');
  const { lang, id, action, offers, count, asked, isStale, settled, decision } = props;
  const matches = `/${lang}/assess/${id}/matches`;
  const here = `/${lang}/assess/${id}/shortlist/${action}`;
  const isEnough = offers.length > 0 && decision.providers >= decision.needed;
  const canDecide =
    isEnough && asked === null && settled === null && decision.mayFreeze !== 'read-only';
  return (
    <>
      {asked && asked.missing > 0 && (
        <p className="note warn">{t('notice.missing', { count: asked.missing })}</p>
      )}
      {settled === null && decision.mayFreeze === 'read-only' && (
        <p className="note">{t('notice.readOnly')}</p>
      )}
      {isStale && (
        <p className="note">
          {t('notice.stale')} <Link to={matches}>{t('notice.again')}</Link>
        </p>
      )}
      {offers.length === 0 && (
        <p className="note">{asked ? t('notice.none') : t('notice.empty')}</p>
      )}
      {offers.length === 1 && settled === null && decision.needed > 1 && (
        <p className="note">{t('notice.one')}</p>
      )}
      <p className="actions">
        {asked && count > 0 && <Link to={here}>{t('notice.own', { count })}</Link>}
        {settled ? (
          <Link to={matches}>{t('notice.all')}</Link>
        ) : (
          <Link to={`${matches}/${action}`}>{t('notice.others')}</Link>
        )}
        {canDecide && <a href="#decide">{t('decide.title')}</a>}
      </p>
    </>
  );
}

interface GoneProps {
  readonly gone: readonly {
    readonly offerId: string;
    readonly title: string;
    readonly provider: string;
  }[];
  readonly here: string | null;
}

/** Offers of the list that cannot be bought any more. */
export function Gone({ gone, here }: GoneProps) {
  const { t } = useTranslation('shortlist');
  if (gone.length === 0) return null;
  return (
    <div className="note warn">
      <p>{t('gone', { count: gone.length })}</p>
      <ul>
        {gone.map(({ offerId, title, provider }) => (
          <li key={offerId}>
            <bdi>{title}</bdi> · <bdi>{provider}</bdi>{' '}
            {here !== null && (
              <Choice {...{ here, offerId }} intent="remove" name={title}>
                {t('remove')}
              </Choice>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Keeps all offers that were only compared; nothing when they are kept already. */
export function KeepAll(props: { readonly here: string; readonly offers: readonly ChosenOffer[] }) {
  const { t } = useTranslation('shortlist');
  const fresh = props.offers.filter(({ kept }) => !kept);
  if (fresh.length < 2) return null;
  return (
    <Form method="post" action={props.here} className="noprint">
      <input type="hidden" name="intent" value="add" />
      {fresh.map(({ offerId }) => (
        <input key={offerId} type="hidden" name="offer" value={offerId} />
      ))}
      <button className="btn" type="submit">
        {t('keepAll', { count: fresh.length })}
      </button>
    </Form>
  );
}

/** Adds the best matches that make it a choice of three providers. */
export function Suggest({ here, count }: { readonly here: string; readonly count: number }) {
  const { t } = useTranslation('shortlist');
  return (
    <Form method="post" action={here} className="noprint">
      <input type="hidden" name="intent" value="suggest" />
      <button className="btn second" type="submit">
        {t('suggest', { count })}
      </button>
    </Form>
  );
}
