import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseAddress, signIn } from '#domain/accounts/index.server.ts';
import { signInSchema } from '#domain/accounts/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { AuthField } from '#ui/auth-fields.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PasskeySignIn } from '#ui/passkey-button.tsx';
import { useAuthMessages } from '#ui/use-auth-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { waitForSignIn } from '#web/auth-limits.server.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { ownPath, seeOther } from '#web/responses.server.ts';
import { sessionCookieOf } from '#web/session.server.ts';
import { isDemo } from '#web/site.server.ts';

export const handle = { i18n: ['auth', 'passkey'] };

export function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const query = new URL(request.url).searchParams;
  return {
    lang,
    next: ownPath(query.get('next')),
    reset: query.has('reset'),
    demo: isDemo(),
    title: titled(lang, i18nFor(lang).t('auth:signIn.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  const form = await parseForm(request, signInSchema);
  const typed = flatValues(form.ok ? form.typed : form.values)['address'] ?? '';
  const refuse = (errors: Readonly<Record<string, string>>, status: number, seconds = 0) =>
    data({ errors, typed, seconds }, { status });
  if (!form.ok) return refuse(form.errors, 422);
  const actor = actorOf(context, lang);
  const address = parseAddress(form.value.address);
  const kept = { address: typed };
  const wait = await guarded(() => waitForSignIn(actor.ip, address?.value ?? typed), kept);
  if (wait > 0) return refuse({ password: 'error.wait' }, 429, wait);
  const { password } = form.value;
  const userAgent = request.headers.get('User-Agent');
  let token = '';
  const refusal = await refusalOf(async () => {
    token = await signIn(actor, { address, password, userAgent });
  }, kept);
  if (refusal !== null) return refuse({ password: 'error.refused' }, 422);
  return seeOther(next ?? `/${lang}/space`, { 'Set-Cookie': sessionCookieOf(token) });
}

export default function SignIn() {
  const { t } = useTranslation('auth');
  const { lang, next, reset, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const messages = useAuthMessages(refused?.errors, { seconds: refused?.seconds ?? 0 });
  const query = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <div className="wrap">
      <h1>{t('signIn.title')}</h1>
      {reset && (
        <p className="note ok" role="status">
          {t('signIn.afterReset')}
        </p>
      )}
      <ErrorSummary
        errors={Object.entries(messages).map(([target, message]) => ({ target, message }))}
      />
      <Form method="post" noValidate>
        <AuthField
          name="address"
          label={t('address.label')}
          hint={t('address.hint')}
          error={messages['address']}
          value={refused?.typed}
          autoComplete="username"
        />
        <AuthField
          name="password"
          label={t('password.label')}
          error={messages['password']}
          type="password"
          autoComplete="current-password"
        />
        <button className="btn" type="submit">
          {t('signIn.go')}
        </button>
      </Form>
      <PasskeySignIn next={next} />
      <ul>
        <li>
          <Link to={`/${lang}/reset`}>{t('signIn.forgotten')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/sign-up${query}`}>{t('signIn.noAccount')}</Link>
        </li>
        {demo && (
          <li>
            <Link to={`/${lang}/demo`}>{t('signIn.personas')}</Link>
          </li>
        )}
      </ul>
    </div>
  );
}
