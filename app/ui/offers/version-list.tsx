import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { OfferState } from '#domain/catalogue/schema.ts';
import { DataTable } from '../workspace/parts.tsx';
import { OfferStatus } from './offer-status.tsx';
import { useFieldName } from './use-field-name.ts';

/** A version of an offer with its dates in words. */
export interface ShownVersion {
  readonly id: string;
  readonly number: number;
  readonly state: OfferState;
  readonly dates: readonly {
    readonly what: 'created' | 'submitted' | 'decided' | 'ended';
    readonly date: string;
  }[];
  readonly requests: readonly { readonly field: string; readonly text: string }[];
}

/** All versions of an offer, the latest first, each with a link to what it said. */
export function VersionList({
  versions,
  page,
}: {
  readonly versions: readonly ShownVersion[];
  /** Path of the offer. */
  readonly page: string;
}) {
  const { t } = useTranslation('offers');
  return (
    <DataTable
      caption={t('page.versions')}
      columns={[
        t('page.column.version'),
        t('page.column.state'),
        t('page.column.dates'),
        t('page.column.asked'),
      ]}
      rows={versions.map(({ id, number, state, dates, requests }) => ({
        key: id,
        cells: [
          <Link key="version" to={`${page}/preview?version=${String(number)}`}>
            {t('page.version', { number })}
          </Link>,
          <OfferStatus key="state" state={state} />,
          dates.map(({ what, date }) => <div key={what}>{t(`page.${what}`, { date })}</div>),
          requests.length === 0 ? '' : <Requests key="asked" requests={requests} />,
        ],
      }))}
    />
  );
}

/** What was asked, each with the field it is about. */
export function Requests({ requests }: Pick<ShownVersion, 'requests'>) {
  const { t } = useTranslation('offers');
  const nameOf = useFieldName();
  return (
    <ul>
      {requests.map(({ field, text }, index) => (
        <li key={index}>
          <strong>{nameOf(field) ?? t('page.wholeOffer')}</strong>
          <div dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {text}
          </div>
        </li>
      ))}
    </ul>
  );
}
