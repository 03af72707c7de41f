import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';

interface OtherWaysProps {
  readonly lang: Lang;
  /** Whether something is within the reader's reach, further down the page. */
  readonly hasNear: boolean;
}

/** What somebody can do whom no programme serves today. */
export function OtherWays({ lang, hasNear }: OtherWaysProps) {
  const { t } = useTranslation('eligibility');
  return (
    <section className="note">
      <h2>{t('results.nothing')}</h2>
      {hasNear && <p>{t('results.nearest')}</p>}
      <p>{t('results.otherWays')}</p>
      <ul>
        <li>
          <Link to={`/${lang}/assess`}>{t('results.assess')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/offers`}>{t('results.offers')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/programmes`}>{t('results.programmes')}</Link>
        </li>
      </ul>
    </section>
  );
}
