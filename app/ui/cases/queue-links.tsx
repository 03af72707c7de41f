import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** Where else one goes from the queue: decisions on many, what is late, the list as a sheet. */
export function QueueLinks({
  here,
  query,
  decides,
  watches,
}: {
  /** Path of the queue. */
  readonly here: string;
  /** Search part of the present address, without "?". */
  readonly query: string;
  readonly decides: boolean;
  /** Whether the reader may see what is late. */
  readonly watches: boolean;
}) {
  const { t } = useTranslation('cases');
  return (
    <ul className="case-links">
      {decides && (
        <li>
          <Link to={`${here}/batch`}>{t('batches')}</Link>
        </li>
      )}
      {watches && (
        <li>
          <Link to={`${here}/late`}>{t('late')}</Link>
        </li>
      )}
      <li>
        <a href={`${here}.csv${query === '' ? '' : `?${query}`}`} download>
          {t('csv')}
        </a>
      </li>
    </ul>
  );
}
