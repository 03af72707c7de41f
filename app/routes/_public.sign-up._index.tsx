import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  consentChoices,
  parseAddress,
  passwordProblem,
  startSignUp,
} from '#domain/accounts/index.server.ts';
import { signUpSchema } from '#domain/accounts/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { AuthField } from '#ui/auth-fields.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { SignUpConsents } from '#ui/sign-up-consents.tsx';
import { PrivacyNotice } from '#ui/privacy-notice.tsx';
import { useAuthMessages } from '#ui/use-auth-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { waitForMessage } from '#web/auth-limits.server.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { ownPath, PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['auth', 'notice'] };
export const headers = () => PRIVATE_PAGE;

const OPTIONAL = ['statistics', 'messages'] as const;

export function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  return {
    lang,
    next: ownPath(new URL(request.url).searchParams.get('next')),
    intentId: mintIntent(),
    consents: consentChoices(lang, ['account', ...OPTIONAL]),
    title: titled(lang, i18nFor(lang).t('auth:signUp.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const next = ownPath(new URL(request.url).searchParams.get('next'));
  const form = await parseForm(request, signUpSchema);
  const kept = flatValues(form.ok ? form.typed : form.values);
  const { password: _password, ...typed } = kept;
  const refuse = (errors: Readonly<Record<string, string>>, status = 422, seconds = 0) =>
    data({ errors, typed, seconds }, { status });
  const address = parseAddress(kept['address'] ?? '');
  const errors: Record<string, string> = { ...(form.ok ? {} : form.errors) };
  if (address === null) errors['address'] = 'error.address';
  const owner = {
    name: kept['name'] ?? '',
    [address?.channel === 'sms' ? 'phone' : 'email']: address?.value,
  };
  const problem = passwordProblem(kept['password'] ?? '', owner);
  if (problem !== null) errors['password'] = `error.${problem}`;
  if (!form.ok || address === null || problem !== null) return refuse(errors);
  const actor = actorOf(context, lang);
  const wait = await guarded(() => waitForMessage(actor.ip, address.value), typed);
  if (wait > 0) return refuse({ address: 'error.wait' }, 429, wait);
  const token = await guarded(
    () =>
      startSignUp(actor, {
        name: form.value.name,
        address,
        password: form.value.password,
        consents: ['account', ...OPTIONAL.filter((purpose) => form.value[purpose] === 'yes')],
        intentId: kept['intentId'] ?? null,
        signInLink: `${publicOrigin()}/${lang}/sign-in`,
      }),
    typed,
  );
  const query = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  return seeOther(`/${lang}/sign-up/${token}${query}`);
}

export default function SignUp() {
  const { t } = useTranslation('auth');
  const { lang, next, intentId, consents } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const messages = useAuthMessages(refused?.errors, { seconds: refused?.seconds ?? 0 });
  const typed = refused?.typed;
  const query = next === null ? '' : `?next=${encodeURIComponent(next)}`;
  return (
    <div className="wrap">
      <p className="hint">{t('signUp.step', { step: 1 })}</p>
      <h1>{t('signUp.title')}</h1>
      <ErrorSummary
        errors={Object.entries(messages).map(([target, message]) => ({ target, message }))}
      />
      <p>{t('signUp.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <AuthField
          name="name"
          label={t('name.label')}
          hint={t('name.hint')}
          error={messages['name']}
          value={typed?.['name']}
          autoComplete="name"
          ltr={false}
        />
        <AuthField
          name="address"
          label={t('address.label')}
          hint={t('address.hintSignUp')}
          error={messages['address']}
          value={typed?.['address']}
          autoComplete="username"
        />
        <AuthField
          name="password"
          label={t('password.choose')}
          hint={t('password.hint')}
          error={messages['password']}
          type="password"
          autoComplete="new-password"
        />
        <SignUpConsents consents={consents} error={messages['account']} typed={typed} />
        <PrivacyNotice purpose="account" />
        <button className="btn" type="submit">
          {t('signUp.go')}
        </button>
      </Form>
      <p>
        <Link to={`/${lang}/sign-in${query}`}>{t('signUp.haveAccount')}</Link>
      </p>
    </div>
  );
}
