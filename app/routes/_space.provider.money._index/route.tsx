import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getProviderMoney } from '#domain/engagements/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ClaimStatus } from '#ui/claims/claim-facts.tsx';
import { showClaim, showStatement } from '#ui/claims/show.ts';
import { DataTable, Empty, Facts } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['claim'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const { lines, due, paid, hasAccount } = await guarded(() => getProviderMoney(actor));
  return {
    ...{ lang, hasAccount, due: formatMad(lang, due), paid: formatMad(lang, paid) },
    lines: lines.map((line) => ({
      ...showClaim(lang, line),
      ...{ page: `${line.engagementId}/claims/${line.milestoneId}`, milestone: line.milestone },
      net: line.statement && showStatement(lang, line.statement).net,
    })),
    title: titled(lang, i18nFor(lang).t('claim:money.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function ProviderMoney() {
  const { t } = useTranslation('claim');
  const { lang, lines, due, paid, hasAccount } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('money.title')}</h1>
      <p>{t('money.lead')}</p>
      {!hasAccount && (
        <p className="note warn">
          {t('own.noAccount')} <Link to={`/${lang}/provider/bank`}>{t('own.noAccountLink')}</Link>
        </p>
      )}
      <Facts
        items={[
          [t('money.due'), due],
          [t('money.paid'), paid],
        ]}
      />
      {lines.length === 0 ? (
        <Empty>{t('money.none')}</Empty>
      ) : (
        <>
          <DataTable
            caption={t('money.table')}
            columns={[
              ...[t('money.invoice'), t('money.milestone'), t('money.state'), t('money.amount')],
              ...[t('money.net'), t('money.payBy'), t('own.paidOn')],
            ]}
            rows={lines.map((line) => ({
              key: line.id,
              cells: [
                <Link key="number" to={`/${lang}/provider/projects/${line.page}`}>
                  <bdi dir="ltr">{line.number}</bdi>
                </Link>,
                <bdi key="milestone">{line.milestone}</bdi>,
                <ClaimStatus key="state" state={line.state} />,
                ...[line.ttc, line.net ?? '', line.payBy, line.paidOn ?? ''],
              ],
            }))}
          />
          <p>
            <a href={`/${lang}/provider/money/statement.csv`}>{t('money.csv')}</a>
          </p>
        </>
      )}
    </>
  );
}
