import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PUBLIC_PAGE;

export function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  return { lang, title: titled(lang, i18nFor(lang).t('consent:closed.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

/** Where somebody arrives who has just erased their account. */
export default function AccountClosed() {
  const { t } = useTranslation(['consent', 'common']);
  const { lang } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <h1>{t('closed.title')}</h1>
      <p>{t('closed.text')}</p>
      <p>
        <Link to={`/${lang}`}>{t('common:action.home')}</Link>
      </p>
    </div>
  );
}
