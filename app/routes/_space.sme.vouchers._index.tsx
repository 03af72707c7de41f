import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOwnVouchers } from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { showVoucher } from '#ui/voucher/show.ts';
import { VoucherStatus } from '#ui/voucher/status.tsx';
import { ButtonLink, DataTable, Empty } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['voucher', 'case'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const found = await guarded(() => listOwnVouchers(actor, contentLang(lang)));
  return {
    ...{ lang, isAdvisor: found.isAdvisor, unopened: found.unopened },
    vouchers: found.vouchers.map((voucher) => ({
      ...showVoucher(lang, voucher),
      firm: voucher.firm,
    })),
    title: titled(lang, i18nFor(lang).t('voucher:list.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function OwnVouchers() {
  const { t } = useTranslation('voucher');
  const { lang, isAdvisor, unopened, vouchers } = useLoaderData<typeof loader>();
  const applications = `/${lang}/sme/applications`;
  return (
    <>
      <h1>{t('list.title')}</h1>
      <p>{t('list.lead')}</p>
      {unopened > 0 && (
        <p className="note warn">
          {t('list.unopened')} <Link to={applications}>{t('list.toApplications')}</Link>
        </p>
      )}
      {vouchers.length === 0 && (
        <Empty action={<ButtonLink to={applications}>{t('list.toApplications')}</ButtonLink>}>
          {t('list.none')}
        </Empty>
      )}
      {vouchers.length > 0 && (
        <DataTable
          caption={t('list.title')}
          columns={[
            t('fact.number'),
            ...(isAdvisor ? [t('fact.firm')] : []),
            ...[t('fact.programme'), t('fact.category'), t('fact.amount'), t('fact.state')],
            t('fact.until'),
          ]}
          rows={vouchers.map((voucher) => ({
            key: voucher.id,
            cells: [
              <Link key="number" to={`/${lang}/sme/vouchers/${voucher.id}`}>
                <bdi dir="ltr">{voucher.number}</bdi>
              </Link>,
              ...(isAdvisor ? [<bdi key="firm">{voucher.firm}</bdi>] : []),
              <bdi key="programme">{voucher.programme}</bdi>,
              ...[voucher.category, voucher.amount],
              <VoucherStatus key="state" state={voucher.state} isPast={voucher.isPast} />,
              voucher.endedOn ?? voucher.until ?? '',
            ],
          }))}
        />
      )}
    </>
  );
}
