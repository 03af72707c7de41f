import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { OnBehalf } from '../workspace/on-behalf.tsx';

/** Top of a page of one request: in whose name, the way back, which request. */
export function ActHead({
  lang,
  id,
  number,
  onBehalfOf,
  title,
}: {
  readonly lang: Lang;
  readonly id: string;
  readonly number: string | null;
  readonly onBehalfOf: string | null;
  readonly title: string;
}) {
  const { t } = useTranslation('follow');
  return (
    <>
      {onBehalfOf !== null && <OnBehalf firm={onBehalfOf} />}
      <p>
        <Link to={`/${lang}/sme/applications/${id}`}>{t('toRequest')}</Link>{' '}
        {number !== null && (
          <bdi dir="ltr" className="hint">
            {number}
          </bdi>
        )}
      </p>
      <h1>{title}</h1>
    </>
  );
}
