import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { finishSignUp, getSignUp, resendSignUpCode } from '#domain/accounts/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { AuthField } from '#ui/auth-fields.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useAuthMessages } from '#ui/use-auth-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { waitForSignIn } from '#web/auth-limits.server.ts';
import { inEvenTime } from '#web/even-time.server.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { ownPath, PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { sessionCookieOf } from '#web/session.server.ts';
import { isDemo } from '#web/site.server.ts';

export const handle = { i18n: ['auth'] };
export const headers = () => PRIVATE_PAGE;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const token = requireParam(params, 'token');
  const title = titled(lang, i18nFor(lang).t('auth:verify.title'));
  const page = { lang, title, demo: isDemo(), sent: new URL(request.url).searchParams.has('sent') };
  try {
    const signUp = await guarded(() => getSignUp(actorOf(context, lang), token));
    return data({ ...page, signUp });
  } catch (error) {
    if (error instanceof DomainError) return data({ ...page, signUp: null }, { status: 410 });
    throw error;
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

interface Refused {
  readonly error: 'wait' | 'wrongCode' | 'over' | 'taken' | 'soon';
  readonly count: number;
}

function refusedBy(error: unknown): Refused {
  if (!(error instanceof DomainError)) throw error;
  const number = Number(error.details['left'] ?? error.details['seconds'] ?? 0);
  if (error.code === 'accounts.wrong-code') return { error: 'wrongCode', count: number };
  if (error.code === 'accounts.code-too-soon') return { error: 'soon', count: number };
  if (error.code === 'accounts.address-taken') return { error: 'taken', count: 0 };
  return { error: 'over', count: 0 };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const token = requireParam(params, 'token');
  const actor = actorOf(context, lang);
  const search = new URL(request.url).searchParams;
  const next = ownPath(search.get('next'));
  const form = await readForm(request);
  const wait = await guarded(() => waitForSignIn(actor.ip, token));
  if (wait > 0) return data<Refused>({ error: 'wait', count: wait }, { status: 429 });
  try {
    if (form.get('resend') === 'yes') {
      await guarded(() => inEvenTime(() => resendSignUpCode(actor, token)));
      search.set('sent', '1');
      return seeOther(`/${lang}/sign-up/${token}?${search.toString()}`);
    }
    const code = textOf(form, 'code', 40);
    const userAgent = request.headers.get('User-Agent');
    const session = await guarded(() => finishSignUp(actor, { token, code, userAgent }));
    return seeOther(next ?? `/${lang}/account/organisations/new`, {
      'Set-Cookie': sessionCookieOf(session.token),
    });
  } catch (error) {
    if (error instanceof Response) throw error;
    return data(refusedBy(error), { status: 422 });
  }
}

export default function VerifySignUp() {
  const { t } = useTranslation('auth');
  const { lang, signUp, sent, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const messages = useAuthMessages(refused && { code: `error.${refused.error}` }, {
    left: refused?.count ?? 0,
  });
  if (signUp === null || refused?.error === 'over')
    return (
      <div className="wrap">
        <h1>{t('verify.over.title')}</h1>
        <p>{t('verify.over.text')}</p>
        <Link className="btn" to={`/${lang}/sign-up`}>
          {t('verify.over.again')}
        </Link>
      </div>
    );
  return (
    <div className="wrap">
      <h1>{t('verify.title')}</h1>
      <ErrorSummary
        errors={Object.entries(messages).map(([target, message]) => ({ target, message }))}
      />
      {sent && !refused && (
        <p className="note ok" role="status">
          {t('verify.sentAgain')}
        </p>
      )}
      <p>
        {t(signUp.channel === 'email' ? 'verify.leadEmail' : 'verify.leadSms')}{' '}
        <bdi dir="ltr">{signUp.target}</bdi>
      </p>
      {demo && (
        <p className="note">
          <Link to={`/${lang}/demo/mail`}>{t('verify.demo')}</Link>
        </p>
      )}
      <Form method="post" noValidate>
        <AuthField
          name="code"
          label={t('verify.code')}
          hint={t('verify.hint')}
          error={messages['code']}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <button className="btn" type="submit">
          {t('verify.go')}
        </button>
      </Form>
      <Form method="post">
        <button className="link" type="submit" name="resend" value="yes">
          {t('verify.resend')}
        </button>
      </Form>
    </div>
  );
}
