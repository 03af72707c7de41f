import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  decideDataRequest,
  listDataRequestQueue,
  type QueuedRequest,
} from '#domain/accounts/index.server.ts';
import { dataDecisionSchema } from '#domain/accounts/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { DecisionForm, RequestQueue } from '#ui/consents/request-queue.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useConsentMessages } from '#ui/use-consent-messages.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PRIVATE_PAGE;

const REFUSALS: Readonly<Record<string, string>> = {
  'own-request': 'error.ownRequest',
  'wrong-state': 'error.wrongState',
  'name-another-owner': 'error.anotherOwner',
  'shared-account': 'error.shared',
};

const shownIn = (lang: Lang) => (request: QueuedRequest) => ({
  ...request,
  openedAt: formatDate(lang, request.openedAt),
  dueOn: formatDate(lang, request.dueOn),
  closedAt: request.closedAt && formatDate(lang, request.closedAt),
});

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const chosen = new URL(args.request.url).searchParams.get('request');
  // Asked before the answer is written, so that nothing typed is lost.
  if (chosen !== null) requireConfirmed(args, actor);
  const { open, closed } = await guarded(() => listDataRequestQueue(actor));
  return {
    lang,
    open: open.map(shownIn(lang)),
    closed: closed.map(shownIn(lang)),
    chosen: open.find(({ id, own }) => id === chosen && !own)?.id ?? null,
    title: titled(lang, i18nFor(lang).t('consent:queue.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  requireConfirmed(args, actor);
  const form = await parseForm(args.request, dataDecisionSchema);
  const typed = flatValues(form.ok ? form.typed : form.values);
  if (!form.ok) return data({ errors: form.errors, typed }, { status: 422 });
  const { request, ...decision } = form.value;
  const refusal = await refusalOf(() => decideDataRequest(actor, request, decision), form.typed);
  if (refusal !== null) {
    const errors = { answer: REFUSALS[refusal] ?? 'error.reload' };
    return data({ errors, typed }, { status: 422 });
  }
  return seeOther(`/${lang}/admin/data-requests`);
}

export default function DataRequestQueue() {
  const { t } = useTranslation('consent');
  const { open, closed, chosen } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useConsentMessages(refused?.errors);
  const request = open.find(({ id }) => id === chosen);
  return (
    <>
      <h1>{t('queue.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('queue.lead')}</p>
      {request && (
        <DecisionForm
          key={request.id}
          request={request}
          messages={messages}
          typed={refused?.typed ?? {}}
        />
      )}
      <RequestQueue title={t('queue.open')} empty={t('queue.none')} requests={open} />
      {closed.length > 0 && (
        <RequestQueue title={t('queue.closed')} empty={t('queue.none')} requests={closed} />
      )}
    </>
  );
}
