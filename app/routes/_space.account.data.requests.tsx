import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listOwnDataRequests, openDataRequest } from '#domain/accounts/index.server.ts';
import { DATA_REQUEST_KINDS, dataRequestSchema } from '#domain/accounts/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { RequestList } from '#ui/consents/request-list.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PrivacyNotice } from '#ui/privacy-notice.tsx';
import { useConsentMessages } from '#ui/use-consent-messages.ts';
import { ChoiceField, SubmitButton, TextAreaField } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['consent', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const requests = await guarded(() => listOwnDataRequests(actor));
  return {
    intentId: mintIntent(),
    requests: requests.map((request) => ({
      ...request,
      openedAt: formatDate(lang, request.openedAt),
      dueOn: formatDate(lang, request.dueOn),
      closedAt: request.closedAt && formatDate(lang, request.closedAt),
    })),
    title: titled(lang, i18nFor(lang).t('consent:requests.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const form = await parseForm(args.request, dataRequestSchema);
  const typed = flatValues(form.ok ? form.typed : form.values);
  if (!form.ok) return data({ errors: form.errors, typed }, { status: 422 });
  const intentId = typed['intentId'] ?? null;
  const refusal = await refusalOf(
    () => openDataRequest(actor, { ...form.value, intentId }),
    form.typed,
  );
  if (refusal !== null) {
    const text = refusal === 'too-many-requests' ? 'error.tooMany' : 'error.reload';
    return data({ errors: { text }, typed }, { status: 422 });
  }
  return seeOther(`/${lang}/account/data/requests`);
}

export default function DataRequests() {
  const { t } = useTranslation('consent');
  const { intentId, requests } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useConsentMessages(refused?.errors);
  const kind = DATA_REQUEST_KINDS.find((known) => known === refused?.typed['kind']);
  return (
    <>
      <h1>{t('requests.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('requests.lead')}</p>
      <Panel title={t('requests.new')}>
        <Form method="post" noValidate>
          <input type="hidden" name="intentId" value={intentId} />
          <ChoiceField
            name="kind"
            label={t('requests.kind')}
            error={messages['kind']}
            defaultValue={kind}
            choices={DATA_REQUEST_KINDS.map((value) => ({
              value,
              label: t(`requestKind.${value}`),
              hint: t(`requestHint.${value}`),
            }))}
          />
          <TextAreaField
            name="text"
            label={t('requests.text')}
            hint={t('requests.textHint')}
            error={messages['text']}
            defaultValue={refused?.typed['text']}
          />
          <SubmitButton>{t('requests.send')}</SubmitButton>
        </Form>
        <PrivacyNotice purpose="data-request" />
      </Panel>
      <RequestList requests={requests} />
    </>
  );
}
