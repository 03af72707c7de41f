import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { proposeMandate } from '#domain/accounts/index.server.ts';
import { proposalSchema } from '#domain/accounts/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { MandateTerms, type TypedTerms } from '#ui/advisor/mandate-terms.tsx';
import { useAdvisorErrors } from '#ui/advisor/use-advisor-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PrivacyNotice } from '#ui/privacy-notice.tsx';
import { SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['advisor', 'notice'] };
export const headers = () => PRIVATE_PAGE;

/** Ten proposals at once, then two a minute: nobody walks through all the firms there are. */
const PROPOSALS = { perMinute: 2, burst: 10 };

export function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  requireSeat(args, 'advisor', 'advisor');
  return {
    intentId: mintIntent(),
    sent: new URL(args.request.url).searchParams.has('sent'),
    title: titled(lang, i18nFor(lang).t('advisor:propose.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'advisor', 'advisor');
  const form = await parseForm(args.request, proposalSchema);
  if (!form.ok) return data({ errors: form.errors, wait: 0, values: form.values }, { status: 422 });
  const { typed, value } = form;
  const { intentId, ...proposal } = value;
  const key = `propose-mandate ${actor.person.accountId}`;
  const wait = await guarded(() => takeAllowance(key, PROPOSALS), typed);
  if (wait > 0) return data({ errors: {}, wait, values: typed }, { status: 429 });
  await guarded(() => proposeMandate(actor, proposal, intentId), typed);
  return seeOther(`/${lang}/advisor/clients/new?sent`);
}

export default function NewClient() {
  const { t } = useTranslation('advisor');
  const { intentId, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useAdvisorErrors(answer);
  const typed: TypedTerms = answer?.values ?? {};
  const ice = typed['ice'];
  return (
    <>
      <h1>{t('propose.title')}</h1>
      <ErrorSummary errors={shown} />
      {sent && !answer && (
        <p className="note ok" role="status">
          {t('propose.sent')}
        </p>
      )}
      <p>{t('propose.lead')}</p>
      <p className="hint">{t('propose.why')}</p>
      <Form method="post" action="." noValidate id="send">
        <input type="hidden" name="intentId" value={intentId} />
        <TextField
          name="ice"
          label={t('propose.ice')}
          hint={t('propose.iceHint')}
          error={messages['ice']}
          dir="ltr"
          inputMode="numeric"
          maxLength={40}
          defaultValue={typeof ice === 'string' ? ice : ''}
        />
        <MandateTerms reader="advisor" messages={messages} typed={typed} />
        <PrivacyNotice purpose="mandate" />
        <SubmitButton>{t('propose.send')}</SubmitButton>
      </Form>
    </>
  );
}
