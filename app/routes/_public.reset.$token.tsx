import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { isResetTokenLive, resetPassword } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { AuthField } from '#ui/auth-fields.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useAuthMessages } from '#ui/use-auth-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { waitForSignIn } from '#web/auth-limits.server.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['auth'] };
export const headers = () => ({ ...PRIVATE_PAGE, 'Referrer-Policy': 'same-origin' });

const MOST = 1000;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const token = requireParam(params, 'token');
  const live = await guarded(() => isResetTokenLive(token, actorOf(context, lang)));
  const title = titled(lang, i18nFor(lang).t('auth:reset.title'));
  return data({ lang, live, title }, { status: live ? 200 : 410 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const token = requireParam(params, 'token');
  const actor = actorOf(context, lang);
  const seconds = await guarded(() => waitForSignIn(actor.ip, token));
  if (seconds > 0)
    return data({ seconds, errors: { password: 'error.wait' }, over: false }, { status: 429 });
  const password = textOf(await readForm(request), 'password', MOST);
  const refusal = await refusalOf(() => resetPassword(actor, { token, password }));
  if (refusal === null) return seeOther(`/${lang}/sign-in?reset`);
  const over = refusal === 'link-over';
  const errors = over ? {} : { password: `error.${refusal.replace('password-', '')}` };
  return data({ seconds: 0, errors, over }, { status: over ? 410 : 422 });
}

export default function NewPassword() {
  const { t } = useTranslation('auth');
  const { lang, live } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const messages = useAuthMessages(refused?.errors, { seconds: refused?.seconds ?? 0 });
  if (!live || refused?.over)
    return (
      <div className="wrap">
        <h1>{t('reset.over.title')}</h1>
        <p>{t('reset.over.text')}</p>
        <Link className="btn" to={`/${lang}/reset`}>
          {t('reset.over.again')}
        </Link>
      </div>
    );
  return (
    <div className="wrap">
      <h1>{t('reset.title')}</h1>
      <ErrorSummary
        errors={Object.entries(messages).map(([target, message]) => ({ target, message }))}
      />
      <Form method="post" noValidate>
        <AuthField
          name="password"
          label={t('password.choose')}
          hint={t('password.hint')}
          error={messages['password']}
          type="password"
          autoComplete="new-password"
        />
        <button className="btn" type="submit">
          {t('reset.save')}
        </button>
      </Form>
    </div>
  );
}
