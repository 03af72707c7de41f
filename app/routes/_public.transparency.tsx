import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listRoots, readDay } from '#domain/audit/index.server.ts';
import { formatDate, formatDateTime, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DataTable } from '#ui/data-table.tsx';
import { headTags } from '#ui/head.ts';
import { Prose, TextPage } from '#ui/prose.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['audit'] };
export const headers = () => PUBLIC_PAGE;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'audit');
  const typed = new URL(request.url).searchParams.get('before');
  const before = typed === null ? null : readDay(typed);
  if (typed !== null && before === null) throw notFound();
  const { roots, next } = await guarded(() => listRoots(before));
  return {
    lang,
    title: titled(lang, t('transparency.title')),
    description: t('transparency.meta'),
    rows: roots.map(({ day, root, entries, leaves, timestampedAt }) => ({
      day,
      date: formatDate(lang, day),
      root,
      entries: formatNumber(lang, entries),
      chains: formatNumber(lang, leaves - 1),
      stamp: timestampedAt === null ? null : formatDateTime(lang, timestampedAt),
    })),
    isFirst: before === null,
    next,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Transparency() {
  const { t } = useTranslation('audit');
  const { lang, rows, isFirst, next } = useLoaderData<typeof loader>();
  const here = `/${lang}/transparency`;
  const columns = [
    { label: t('transparency.day') },
    { label: t('transparency.root') },
    { label: t('transparency.entries'), numeric: true },
    { label: t('transparency.chains'), numeric: true },
    { label: t('transparency.stamp') },
  ];
  return (
    <TextPage lang={lang} title={t('transparency.title')} lead={t('transparency.lead')} wide>
      {rows.length === 0 ? (
        <p className="note">{t('transparency.none')}</p>
      ) : (
        <DataTable
          caption={t('transparency.table')}
          columns={columns}
          rows={rows.map(({ day, date, root, entries, chains, stamp }) => ({
            key: day,
            cells: [
              date,
              <code key="root" className="ltr" style={{ overflowWrap: 'anywhere' }}>
                {root}
              </code>,
              entries,
              chains,
              stamp ?? t('transparency.noStamp'),
            ],
          }))}
        />
      )}
      <ul>
        {!isFirst && (
          <li>
            <Link to={here}>{t('transparency.newest')}</Link>
          </li>
        )}
        {next !== null && (
          <li>
            <Link to={`${here}?before=${next}`}>{t('transparency.older')}</Link>
          </li>
        )}
        <li>
          <Link to={`/${lang}/verify`}>{t('transparency.verify')}</Link>
        </li>
        <li>
          <a href="/api/v1/transparency">{t('transparency.open')}</a>
        </li>
      </ul>
      <Prose sections={t('transparency.sections', { returnObjects: true })} />
    </TextPage>
  );
}
