import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';

interface PagerProps {
  /** Addresses of the page before and of the page after. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Links to the neighbouring pages of a list. */
export function Pager({ before, after }: PagerProps) {
  const { t } = useTranslation('catalogue');
  if (before === null && after === null) return null;
  return (
    <nav className="actions" aria-label={t('list.pages')}>
      {before !== null && (
        <Link className="btn second" to={before} rel="prev">
          {t('list.before')}
        </Link>
      )}
      {after !== null && (
        <Link className="btn second" to={after} rel="next">
          {t('list.after')}
        </Link>
      )}
    </nav>
  );
}
