import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

/** Where one is in a long list, and the way on. */
export function Pager({
  query,
  page,
  pages,
  at,
}: {
  /** Search part of the address without its page. */
  readonly query: string;
  readonly page: number;
  readonly pages: number;
  /** Where one is, in the words of the list. */
  readonly at: string;
}) {
  const { t } = useTranslation('space');
  if (pages === 1) return null;
  const to = (number: number) => `?${query === '' ? '' : `${query}&`}page=${String(number)}`;
  return (
    <nav aria-label={t('pager.label')} className="inline-form">
      {page > 1 && (
        <Link rel="prev" to={to(page - 1)}>
          {t('pager.previous')}
        </Link>
      )}
      <span>{at}</span>
      {page < pages && (
        <Link rel="next" to={to(page + 1)}>
          {t('pager.next')}
        </Link>
      )}
    </nav>
  );
}
