import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getOrders } from '#domain/engagements/index.server.ts';
import { ORDER_READERS } from '#domain/engagements/schema.ts';
import { formatDate, formatMad, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { Batches, OrderReports, ToOrder, Waiting } from '#ui/claims/orders.tsx';
import { useClaimErrors } from '#ui/claims/use-claim-errors.ts';
import { claimDoneOf, claimField } from '#ui/claims/words.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { actOf } from './act.server.ts';

export const handle = { i18n: ['claim'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...ORDER_READERS);
  const lang = requireLang(args.params);
  const page = await guarded(() => getOrders(actor));
  if (page.mayOrder) requireConfirmed(args, actor);
  const money = (amount: bigint) => formatMad(lang, amount);
  const day = (date: string) => formatDate(lang, date);
  const { setting } = page;
  return {
    ...{ lang, mayOrder: page.mayOrder, hasOwnAccount: page.hasOwnAccount },
    setting: {
      ...{ from: day(setting.from), checkedOn: day(setting.checkedOn) },
      ...{ legal: setting.legal[contentLang(lang)], isConfirmed: setting.isConfirmed },
    },
    claims: page.claims.map((claim) => ({
      ...{ ...claim, ttc: money(claim.ttc), subsidy: money(claim.subsidy) },
      payBy: day(claim.payBy),
    })),
    orders: page.orders.map((order) => ({
      ...{ ...order, net: money(order.net), withheld: money(order.withheld), on: day(order.on) },
    })),
    batches: page.batches.map((batch) => ({
      ...{ id: batch.id, number: formatNumber(lang, batch.number), hash: batch.hash },
      ...{ count: formatNumber(lang, batch.count), total: money(batch.total) },
      ...{ madeOn: day(batch.madeOn), sentOn: batch.sentOn && day(batch.sentOn) },
    })),
    done: claimDoneOf(new URL(args.request.url).searchParams),
    title: titled(lang, i18nFor(lang).t('claim:orders.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'authorising-officer');
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  requireConfirmed(args, actor);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, reports: null }, { status: 422 });
  const act = actOf(actor, form);
  if (!('work' in act)) return refuse(act.errors);
  if (act.done === 'order') {
    const reports = await guarded(act.work, typedValues(form));
    const isBad = reports.some(({ refusal }) => refusal !== null);
    return data({ errors: null, reports }, { status: isBad ? 422 : 200 });
  }
  const refusal = await refusalOf(act.work, typedValues(form));
  if (refusal !== null) return refuse(claimField(refusal));
  return seeOther(`/${lang}/programme/orders?done=${act.done}`);
}

export default function Orders() {
  const { t } = useTranslation('claim');
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { shown } = useClaimErrors(answered?.errors ?? undefined);
  const { lang, setting, mayOrder } = page;
  return (
    <>
      <h1 id="form">{t('orders.title')}</h1>
      <ErrorSummary errors={shown} />
      {page.done !== null && !answered && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      {answered?.reports && <OrderReports reports={answered.reports} />}
      <p>{t('orders.lead')}</p>
      <p className="hint">
        {t('orders.setting', setting)} {!setting.isConfirmed && t('orders.toCheck')}
      </p>
      {!page.hasOwnAccount && <p className="note warn">{t('orders.noOwnAccount')}</p>}
      <ToOrder {...{ lang, mayOrder }} claims={page.claims} />
      <Waiting {...{ mayOrder }} orders={page.orders} />
      <Batches {...{ lang, mayOrder }} batches={page.batches} />
    </>
  );
}
