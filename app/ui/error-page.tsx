import {
  isRouteErrorResponse,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PageLayout, type SiteInfo } from './page-layout.tsx';

const EXPLAINED = ['403', '404', '413', '429', '503'] as const;
type Explained = (typeof EXPLAINED)[number];

function explained(error: unknown): Explained | null {
  if (!isRouteErrorResponse(error)) return null;
  return EXPLAINED.find((status) => status === String(error.status)) ?? null;
}

/** The same inside a page that has its header and footer already. */
export function ErrorNote() {
  const site = useRouteLoaderData<SiteInfo & { readonly requestId: string }>('root');
  return <Explanation lang={site?.lang ?? null} reference={site?.requestId ?? null} />;
}

/** What went wrong in plain words, where to go, and for our own faults the reference of the log. */
export function ErrorPage({
  site,
}: {
  readonly site: (SiteInfo & { readonly requestId: string }) | null;
}) {
  const body = <Explanation lang={site?.lang ?? null} reference={site?.requestId ?? null} />;
  // Without the root's data the language of the links is unknown: a page with no menu.
  return site ? <PageLayout site={site}>{body}</PageLayout> : <main id="main">{body}</main>;
}

function Explanation(props: { readonly lang: string | null; readonly reference: string | null }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const status = explained(useRouteError());
  const home = props.lang === null ? '/' : `/${props.lang}`;
  return (
    <div className="wrap">
      <h1>{t(`errorPage.${status ?? '500'}.title`)}</h1>
      {status !== null && <p>{t(`errorPage.${status}.text`)}</p>}
      {status === null && props.reference !== null && (
        <>
          <p>{t('errorPage.500.text')}</p>
          <p className="ltr" dir="ltr">
            {t('errorPage.reference', { id: props.reference })}
          </p>
        </>
      )}
      <p className="actions">
        <a className="btn" href={home}>
          {t('action.home')}
        </a>
        {status !== '404' && (
          <a className="btn second" href={`${pathname}${search}`}>
            {t('action.retry')}
          </a>
        )}
      </p>
    </div>
  );
}
