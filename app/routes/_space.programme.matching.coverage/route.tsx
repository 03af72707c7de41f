import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  getCoverageReport,
  readCoverageQuery,
  writeCoverageQuery,
} from '#domain/matching/index.server.ts';
import { aboutFirms } from '#i18n/few-firms.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { CoverageFilter } from '#ui/steering/coverage-filter.tsx';
import { CoverageTable } from '#ui/steering/coverage-table.tsx';
import { SteeringHead } from '#ui/steering/head.tsx';
import { Pager } from '#ui/workspace/pager.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { coverageChoices, coverageLines } from './view.server.ts';

export const handle = { i18n: ['steering'] };
export const headers = () => PRIVATE_PAGE;

const ROWS = 50;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const lang = requireLang(args.params);
  const params = new URL(args.request.url).searchParams;
  const query = readCoverageQuery(params);
  const { rows, nowhere } = await guarded(() => getCoverageReport(actor, query));
  const pages = Math.max(1, Math.ceil(rows.length / ROWS));
  const asked = Number(/^\d{1,4}$/.exec(params.get('page') ?? '')?.[0] ?? 1);
  const page = Math.min(Math.max(1, asked), pages);
  return {
    ...{ lang, query, page, pages, address: writeCoverageQuery(query) },
    choices: coverageChoices(lang),
    lines: coverageLines(lang, rows.slice((page - 1) * ROWS, page * ROWS)),
    shown: { page: formatNumber(lang, page), pages: formatNumber(lang, pages) },
    nowhere: nowhere === 0 ? null : aboutFirms(lang, nowhere),
    title: titled(lang, i18nFor(lang).t('steering:coverage.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Coverage() {
  const { t } = useTranslation('steering');
  const { lang, query, choices, lines, nowhere, address, ...pager } =
    useLoaderData<typeof loader>();
  return (
    <>
      <SteeringHead lang={lang} page="coverage" title={t('coverage.title')} />
      <p>{t('coverage.lead')}</p>
      <CoverageFilter {...{ lang, query, choices, address }} />
      <Panel title={t('coverage.table')}>
        <p className="hint">{t('coverage.counts')}</p>
        {lines.length === 0 ? (
          <p className="note">{t('coverage.none')}</p>
        ) : (
          <CoverageTable lines={lines} />
        )}
        <Pager {...pager} query={address} at={t('coverage.pages', pager.shown)} />
        {nowhere !== null && <p>{t('coverage.nowhere', { count: nowhere })}</p>}
      </Panel>
    </>
  );
}
