import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeCode } from '#domain/ledger/schema.ts';
import { DataTable } from '../workspace/parts.tsx';
import { accountKey } from './account-key.ts';

export interface AccountRow {
  readonly code: EnvelopeCode;
  readonly bucket: number;
  /** Its money is spread over several accounts of the same kind. */
  readonly isSpread: boolean;
  readonly balance: string;
  readonly entries: string;
}

/** Accounts of an envelope, each with the way to its statement. */
export function AccountTable({
  here,
  rows,
}: {
  readonly here: string;
  readonly rows: readonly AccountRow[];
}) {
  const { t } = useTranslation('money');
  return (
    <DataTable
      caption={t('accounts.title')}
      columns={[t('accounts.name'), t('accounts.balance'), t('accounts.entries')]}
      rows={rows.map(({ code, bucket, isSpread, balance, entries }) => ({
        key: `${code} ${String(bucket)}`,
        cells: [
          <Link
            key="name"
            to={`${here}?account=${encodeURIComponent(code)}&bucket=${String(bucket)}#statement`}
          >
            {t(`account.name.${accountKey(code)}`)}
            {isSpread && ` · ${t('accounts.part', { number: bucket + 1 })}`}
          </Link>,
          <span key="balance" className="amount">
            {balance}
          </span>,
          entries,
        ],
      }))}
    />
  );
}
