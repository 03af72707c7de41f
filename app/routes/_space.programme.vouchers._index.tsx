import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listVouchers } from '#domain/cases/index.server.ts';
import { VOUCHER_STATES, type VoucherState } from '#domain/cases/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import {
  StateLinks,
  VoucherFilters,
  VoucherTable,
  type VoucherFilter,
} from '#ui/voucher/officer-list.tsx';
import { showVoucher } from '#ui/voucher/show.ts';
import { Pager } from '#ui/workspace/pager.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['voucher', 'case'] };
export const headers = () => PRIVATE_PAGE;

const LONGEST_TEXT = 40;

function filterOf(params: URLSearchParams): VoucherFilter {
  return {
    state: VOUCHER_STATES.find((state) => state === params.get('state')) ?? '',
    programme: (params.get('programme') ?? '').slice(0, LONGEST_TEXT),
    soon: params.get('soon') === 'yes',
    q: (params.get('q') ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_TEXT),
  };
}

/** The filter as the search part of an address. */
function queryOf({ state, programme, soon, q }: VoucherFilter): string {
  const parts = { state, programme, soon: soon ? 'yes' : '', q };
  return new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== '')).toString();
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const params = new URL(args.request.url).searchParams;
  const filter = filterOf(params);
  const page = Number(/^\d{1,6}$/.exec(params.get('page') ?? '')?.[0] ?? 1);
  const query = {
    ...{ state: filter.state || null, programmeId: filter.programme || null, page },
    ...{ soon: filter.soon, text: filter.q },
  };
  const found = await guarded(() => listVouchers(actor, query, contentLang(lang)));
  const number = (value: number) => formatNumber(lang, value);
  const countOf = (state: VoucherState) =>
    found.counts[state] === 0 ? null : number(found.counts[state]);
  return {
    ...{ lang, filter, query: queryOf(filter), page: found.page, pages: found.pages },
    programmes: found.programmes,
    counts: {
      ...{ issued: countOf('issued'), active: countOf('active'), used: countOf('used') },
      ...{ 'partly-used': countOf('partly-used'), suspended: countOf('suspended') },
      ...{ expired: countOf('expired'), lapsed: countOf('lapsed') },
      cancelled: countOf('cancelled'),
    },
    shown: { page: number(found.page), pages: number(found.pages), total: number(found.total) },
    lines: found.lines.map((line) => ({ ...showVoucher(lang, line), firm: line.firm })),
    title: titled(lang, i18nFor(lang).t('voucher:officer.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Vouchers() {
  const { t } = useTranslation('voucher');
  const { lang, filter, query, programmes, counts, lines, ...pager } =
    useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('officer.title')}</h1>
      <p>{t('officer.lead')}</p>
      <StateLinks counts={counts} />
      <VoucherFilters key={query} filter={filter} programmes={programmes} />
      <VoucherTable here={`/${lang}/programme/vouchers`} lines={lines} />
      <Pager {...{ query, ...pager }} at={t('officer.pages', pager.shown)} />
    </>
  );
}
