import { Link, useFetcher } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** How many firms a rule takes, as texts in the reader's language. */
export interface CountView {
  readonly total: string;
  readonly eligible: string;
  readonly notEligible: string;
  readonly unknown: string;
  /** Bounds within which the whole count lies, when only a sample was counted. */
  readonly interval: { readonly from: string; readonly to: string } | null;
  /** How many were looked at, when not all were. */
  readonly sampled: string | null;
}

export interface CountsView {
  /** Fingerprint of the rules that were counted. */
  readonly of: string;
  /** Null while the synthetic register is not built. */
  readonly register: CountView | null;
  readonly platform: CountView;
}

/** How many firms the rules take, now and after each change. Without scripts it is asked for. */
export function LiveCounts({
  counts,
  of,
  source,
}: {
  /** Those that came with the page; null when it was not asked for them. */
  readonly counts: CountsView | null;
  /** Fingerprint of the rules of the page. */
  readonly of: string;
  /** Address of the counts. */
  readonly source: string;
}) {
  const { t } = useTranslation('builder');
  const fetcher = useFetcher<CountsView>();
  const { load } = fetcher;
  useEffect(() => {
    load(`${source}?of=${of}`);
  }, [load, source, of]);
  const shown = fetcher.data ?? counts;
  const isExact = shown?.register !== null && shown?.register.sampled === null;
  return (
    <div aria-live="polite" aria-busy={fetcher.state !== 'idle'}>
      {shown === null ? (
        <p>
          <Link to="?counts=sample#counts" preventScrollReset>
            {t('counts.ask')}
          </Link>
        </p>
      ) : (
        <>
          <h3>{t('counts.register')}</h3>
          {shown.register ? (
            <Count count={shown.register} />
          ) : (
            <p className="hint">{t('counts.notReady')}</p>
          )}
          {!isExact && shown.register !== null && (
            <p>
              <Link
                to="?counts=exact#counts"
                preventScrollReset
                onClick={(event) => {
                  event.preventDefault();
                  load(`${source}?of=${of}&exact=yes`);
                }}
              >
                {t('counts.exact')}
              </Link>
            </p>
          )}
          <h3>{t('counts.platform')}</h3>
          <Count count={shown.platform} />
        </>
      )}
    </div>
  );
}

function Count({ count }: { readonly count: CountView }) {
  const { t } = useTranslation('builder');
  const { total, eligible, notEligible, unknown, interval, sampled } = count;
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('counts.eligible')}</dt>
          <dd>
            <strong>{eligible}</strong>
            {interval && <span className="hint"> {t('counts.between', interval)}</span>}
          </dd>
        </div>
        <div>
          <dt>{t('counts.notEligible')}</dt>
          <dd>{notEligible}</dd>
        </div>
        <div>
          <dt>{t('counts.unknown')}</dt>
          <dd>{unknown}</dd>
        </div>
      </dl>
      <p className="hint">
        {sampled === null
          ? t('counts.of', { total })
          : interval
            ? t('counts.sample', { total, sampled })
            : t('counts.part', { sampled })}
      </p>
    </>
  );
}
