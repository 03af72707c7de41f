import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getStandInPage, payOnStandIn } from '#domain/payments/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { StandIn } from '#ui/payment/stand-in.tsx';
import { usePaymentErrors } from '#ui/payment/use-payment-errors.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

export const handle = { i18n: ['payment'] };
export const headers = () => PRIVATE_PAGE;

/** The page that stands in for Stripe's in a demonstration; absent in live mode. */
export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  if (!isDemo()) throw notFound();
  const page = await guarded(() => getStandInPage(requireParam(params, 'session')));
  return {
    ...{ reference: page.reference, isOpen: page.isOpen, successUrl: page.successUrl },
    ...{ amount: formatMad(lang, page.amount), cancelUrl: page.cancelUrl },
    title: titled(lang, i18nFor(lang).t('payment:standIn.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export async function action({ params }: ActionFunctionArgs) {
  requireLang(params);
  if (!isDemo()) throw notFound();
  const session = requireParam(params, 'session');
  const { successUrl } = await guarded(() => getStandInPage(session));
  const webhook = `${publicOrigin()}/webhooks/stripe`;
  const refusal = await refusalOf(() => payOnStandIn(session, webhook));
  if (refusal !== null) return data({ errors: { form: refusal } }, { status: 422 });
  return redirect(successUrl, 303);
}

export default function StandInPage() {
  const { t } = useTranslation('payment');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { shown } = usePaymentErrors(refused?.errors);
  return (
    <div className="wrap">
      <h1 id="form">{t('standIn.title')}</h1>
      <ErrorSummary errors={shown} />
      <p className="note warn">{t('standIn.banner')}</p>
      <StandIn page={page} />
    </div>
  );
}
