import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Chip } from './filters-view.ts';

/** What the list is narrowed by; each is a link to the list without it. */
export function Chips({ chips, all }: { readonly chips: readonly Chip[]; readonly all: string }) {
  const { t } = useTranslation('catalogue');
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('list.chosen')}>
      {chips.map(({ label, href }) => (
        <li key={label}>
          <Link className="tag" to={href}>
            <span className="vh">{t('list.remove')} </span>
            <bdi>{label}</bdi> <span aria-hidden="true">×</span>
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link to={all}>{t('list.clear')}</Link>
        </li>
      )}
    </ul>
  );
}
