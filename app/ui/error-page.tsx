import {
  isRouteErrorResponse,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useRequestId } from './rendering.tsx';
import { PageLayout, type SiteInfo } from './page-layout.tsx';

const EXPLAINED = ['403', '404', '413', '429', '503'] as const;
/** Requests no page of this site sends. */
const MALFORMED: ReadonlySet<number> = new Set([400, 405, 415]);
type Explained = (typeof EXPLAINED)[number];

function explained(error: unknown): Explained | null {
  if (!isRouteErrorResponse(error)) return null;
  if (MALFORMED.has(error.status)) return '403';
  return EXPLAINED.find((status) => status === String(error.status)) ?? null;
}

/** The same inside a page that has its header and footer already. */
export function ErrorNote() {
  const site = useRouteLoaderData<SiteInfo>('root');
  return <Explanation lang={site?.lang ?? null} />;
}

/** What went wrong in plain words, where to go, and for our own faults the reference of the log. */
export function ErrorPage({ site }: { readonly site: SiteInfo | null }) {
  const body = <Explanation lang={site?.lang ?? null} />;
  // Without the root's data the language of the links is unknown: a page with no menu.
  return site ? <PageLayout site={site}>{body}</PageLayout> : <main id="main">{body}</main>;
}

function Explanation(props: { readonly lang: string | null }) {
  const reference = useRequestId();
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const status = explained(useRouteError());
  const typed = typedFields(useRouteError());
  const home = props.lang === null ? '/' : `/${props.lang}`;
  return (
    <div className="wrap">
      <h1>{t(`errorPage.${status ?? '500'}.title`)}</h1>
      {status !== null && <p>{t(`errorPage.${status}.text`)}</p>}
      {status === null && reference !== undefined && (
        <>
          <p>{t('errorPage.500.text')}</p>
          <p className="ltr" dir="ltr">
            {t('errorPage.reference', { id: reference })}
          </p>
        </>
      )}
      {typed.length > 0 && <SendAgain fields={typed} action={`${pathname}${search}`} />}
      <p className="actions">
        <a className={typed.length > 0 ? 'btn second' : 'btn'} href={home}>
          {t('action.home')}
        </a>
        {status !== '404' && typed.length === 0 && (
          <a className="btn second" href={`${pathname}${search}`}>
            {t('action.retry')}
          </a>
        )}
      </p>
    </div>
  );
}

type TypedField = readonly [name: string, value: string];

/** What a form carried when the database was away, to be sent again as it was. */
function typedFields(error: unknown): readonly TypedField[] {
  if (!isRouteErrorResponse(error)) return [];
  const { data } = error as { readonly data: unknown };
  if (typeof data !== 'object' || data === null || !('typed' in data)) return [];
  return Object.entries(data.typed ?? {}).flatMap(([name, value]: [string, unknown]) => {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((each): TypedField[] => (typeof each === 'string' ? [[name, each]] : []));
  });
}

function SendAgain(props: { readonly fields: readonly TypedField[]; readonly action: string }) {
  const { t } = useTranslation();
  return (
    <form method="post" action={props.action} className="note">
      <p>{t('errorPage.typedKept')}</p>
      {props.fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <p>
        <button className="btn" type="submit">
          {t('errorPage.sendAgain')}
        </button>
      </p>
    </form>
  );
}
