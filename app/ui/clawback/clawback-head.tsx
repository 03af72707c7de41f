import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../error-summary.tsx';

interface ClawbackHeadProps {
  /** Address of the voucher's page, and its number. */
  readonly voucher: string;
  readonly number: string;
  readonly errors: Parameters<typeof ErrorSummary>[0]['errors'];
  /** What was just done, in words; null for nothing. */
  readonly done: string | null;
}

/** What both sides' pages of a clawback begin with. */
export function ClawbackHead({ voucher, number, errors, done }: ClawbackHeadProps) {
  const { t } = useTranslation('clawback');
  return (
    <>
      <p>
        <Link to={voucher}>{t('toVoucher', { number: `\u2066${number}\u2069` })}</Link>
      </p>
      <h1 id="form">{t('title')}</h1>
      <ErrorSummary errors={errors} />
      {done !== null && (
        <p className="note ok" role="status">
          {done}
        </p>
      )}
    </>
  );
}
