import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MethodPartProps } from './view.ts';

/** Which version the page tells of, how to check it, and where machines read it. */
export function Version({ lang, view }: MethodPartProps) {
  const { t } = useTranslation('method');
  return (
    <>
      <dl className="pair card">
        <dt>{t('version.number')}</dt>
        <dd>
          <bdi dir="ltr">{view.version}</bdi>
        </dd>
        <dt>{t('version.questions')}</dt>
        <dd>{t('version.count', view.questions)}</dd>
        <dt>{t('version.minutes')}</dt>
        <dd>{t('version.duration', view.minutes)}</dd>
        <dt>{t('version.hash')}</dt>
        <dd>
          <Hash value={view.hash} />
        </dd>
        <dt>{t('version.machines')}</dt>
        <dd>
          <a href="/api/openapi.json">{t('version.api')}</a>
        </dd>
      </dl>
      <p>
        <Link to={`/${lang}/paper`}>{t('version.paper')}</Link>
      </p>
    </>
  );
}

/** In groups of eight, so that it may break on a narrow screen. */
function Hash({ value }: { readonly value: string }) {
  return <bdi dir="ltr">{value.match(/.{1,8}/g)?.join(' ')}</bdi>;
}
