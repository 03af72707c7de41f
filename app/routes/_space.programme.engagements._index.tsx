import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listEngagements } from '#domain/engagements/index.server.ts';
import { ENGAGEMENT_STATES } from '#domain/engagements/schema.ts';
import { formatDate, formatMad, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { EngagementFilters, EngagementTable } from '#ui/replay/list.tsx';
import { Pager } from '#ui/workspace/pager.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['replay', 'engagement'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_TEXT = 80;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const params = new URL(args.request.url).searchParams;
  const state = ENGAGEMENT_STATES.find((one) => one === params.get('state')) ?? null;
  const text = (params.get('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_TEXT);
  const page = Number(/^\d{1,6}$/.exec(params.get('page') ?? '')?.[0] ?? 1);
  const found = await guarded(() => listEngagements(actor, { state, text, page }));
  const number = (value: number) => formatNumber(lang, value);
  const parts = { state: state ?? '', q: text };
  return {
    ...{ lang, filter: parts, page: found.page, pages: found.pages },
    query: new URLSearchParams(
      Object.entries(parts).filter(([, value]) => value !== ''),
    ).toString(),
    counts: ENGAGEMENT_STATES.flatMap((one) => {
      const count = found.counts.get(one);
      return count === undefined ? [] : [{ state: one, total: number(count) }];
    }),
    shown: { page: number(found.page), pages: number(found.pages), total: number(found.total) },
    lines: found.lines.map(({ subsidy, dueOn, ...line }) => ({
      ...line,
      subsidy: subsidy === null ? null : formatMad(lang, subsidy),
      due: dueOn && formatDate(lang, dueOn),
    })),
    title: titled(lang, i18nFor(lang).t('replay:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Engagements() {
  const { t } = useTranslation('replay');
  const { lang, filter, query, counts, lines, ...pager } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      <EngagementFilters key={query} filter={filter} counts={counts} />
      <EngagementTable here={`/${lang}/programme/engagements`} lines={lines} />
      <Pager {...{ query, ...pager }} at={t('list.pages', pager.shown)} />
    </>
  );
}
