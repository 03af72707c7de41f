import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listClaims } from '#domain/engagements/index.server.ts';
import { CLAIM_READERS, CLAIM_STATES } from '#domain/engagements/schema.ts';
import { formatDate, formatMad, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DataTable, Empty, Status } from '#ui/workspace/parts.tsx';
import { Pager } from '#ui/workspace/pager.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['claim'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...CLAIM_READERS);
  const lang = requireLang(args.params);
  const params = new URL(args.request.url).searchParams;
  const state = CLAIM_STATES.find((one) => one === params.get('state')) ?? 'submitted';
  const page = Number(/^\d{1,6}$/.exec(params.get('page') ?? '')?.[0] ?? 1);
  const found = await guarded(() => listClaims(actor, { state, page }));
  const number = (value: number) => formatNumber(lang, value);
  return {
    ...{ lang, state, query: `state=${state}`, page: found.page, pages: found.pages },
    counts: found.counts
      .filter((one) => one.count > 0 || one.state === state)
      .map((one) => ({ state: one.state, count: number(one.count) })),
    shown: { page: number(found.page), pages: number(found.pages), total: number(found.total) },
    lines: found.lines.map((line) => ({
      ...{ id: line.id, number: line.number, provider: line.provider, lane: line.lane },
      ...{ isLate: line.isLate, ttc: formatMad(lang, line.ttc) },
      ...{ dueOn: line.dueOn && formatDate(lang, line.dueOn), payBy: formatDate(lang, line.payBy) },
    })),
    title: titled(lang, i18nFor(lang).t('claim:queue.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Claims() {
  const { t } = useTranslation('claim');
  const { lang, state, counts, lines, query, page, pages, shown } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('queue.title')}</h1>
      <p>{t('queue.lead')}</p>
      <nav aria-label={t('queue.states')} className="inline-form">
        {counts.map((one) => (
          <Link
            key={one.state}
            to={`?state=${one.state}`}
            aria-current={one.state === state ? 'page' : undefined}
          >
            {t(`state.${one.state}`)} ({one.count})
          </Link>
        ))}
      </nav>
      {lines.length === 0 ? (
        <Empty>{t('queue.none')}</Empty>
      ) : (
        <DataTable
          caption={t('queue.table')}
          columns={[
            ...[t('queue.invoice'), t('queue.provider'), t('queue.amount'), t('queue.lane')],
            ...[t('queue.dueOn'), t('queue.payBy')],
          ]}
          rows={lines.map((line) => ({
            key: line.id,
            cells: [
              <Link key="number" to={`/${lang}/programme/claims/${line.id}`}>
                <bdi dir="ltr">{line.number}</bdi>
              </Link>,
              <bdi key="provider">{line.provider}</bdi>,
              line.ttc,
              t(`lane.${line.lane}`),
              <span key="due">
                {line.dueOn ?? ''} {line.isLate && <Status tone="bad">{t('queue.late')}</Status>}
              </span>,
              line.payBy,
            ],
          }))}
        />
      )}
      <Pager {...{ query, page, pages }} at={t('queue.pages', shown)} />
    </>
  );
}
