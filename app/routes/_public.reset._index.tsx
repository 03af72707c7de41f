import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseAddress, requestReset } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { AuthField } from '#ui/auth-fields.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useAuthMessages } from '#ui/use-auth-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { waitForMessage } from '#web/auth-limits.server.ts';
import { inEvenTime } from '#web/even-time.server.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['auth'] };

export function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  return {
    sent: new URL(request.url).searchParams.has('sent'),
    title: titled(lang, i18nFor(lang).t('auth:reset.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const typed = textOf(await readForm(request), 'address', 254);
  const address = parseAddress(typed);
  if (address === null)
    return data({ typed, seconds: 0, errors: { address: 'error.address' } }, { status: 422 });
  const actor = actorOf(context, lang);
  const seconds = await guarded(() => waitForMessage(actor.ip, address.value), { address: typed });
  if (seconds > 0)
    return data({ typed, seconds, errors: { address: 'error.wait' } }, { status: 429 });
  const linkOf = (token: string) => `${publicOrigin()}/${lang}/reset/${token}`;
  await guarded(() => inEvenTime(() => requestReset(actor, address, linkOf)), { address: typed });
  return seeOther(`/${lang}/reset?sent`);
}

export default function Reset() {
  const { t } = useTranslation('auth');
  const { sent } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const messages = useAuthMessages(refused?.errors, { seconds: refused?.seconds ?? 0 });
  if (sent && !refused)
    return (
      <div className="wrap">
        <h1>{t('reset.title')}</h1>
        <p className="note ok" role="status">
          {t('reset.sent')}
        </p>
        <p>{t('reset.sentHint')}</p>
      </div>
    );
  return (
    <div className="wrap">
      <h1>{t('reset.title')}</h1>
      <ErrorSummary
        errors={Object.entries(messages).map(([target, message]) => ({ target, message }))}
      />
      <p>{t('reset.lead')}</p>
      <Form method="post" noValidate>
        <AuthField
          name="address"
          label={t('address.label')}
          hint={t('address.hint')}
          error={messages['address']}
          value={refused?.typed}
          autoComplete="username"
        />
        <button className="btn" type="submit">
          {t('reset.go')}
        </button>
      </Form>
    </div>
  );
}
