import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getKeys, showSecondFactor } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { AuthField } from '#ui/auth-fields.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PasskeyButton } from '#ui/passkey-button.tsx';
import { useRefusal } from '#ui/security/use-refusal.ts';
import { readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { ownPath, PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['security', 'passkey'] };
export const headers = () => PRIVATE_PAGE;

/**
 * Ten tries at once, then one every two minutes: three codes of a million are right at a time, so
 * a day of guessing succeeds once in 400.
 */
const TRIES = { perMinute: 0.5, burst: 10 };

function nextOf(request: Request): string | null {
  return ownPath(new URL(request.url).searchParams.get('next'));
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requirePerson(args, { secondFactorLater: true });
  const lang = requireLang(args.params);
  const keys = await guarded(() => getKeys(actor));
  const next = nextOf(args.request) ?? `/${lang}/space`;
  if (keys.shownAt !== null) throw seeOther(next);
  // Nothing to show yet: it is set up first.
  if (!keys.totp && keys.passkeys === 0) throw seeOther(`/${lang}/account/security`);
  return {
    lang,
    totp: keys.totp,
    passkeys: keys.passkeys > 0,
    recovery: keys.recoveryCodes > 0,
    next,
    title: titled(lang, i18nFor(lang).t('security:second.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requirePerson(args, { secondFactorLater: true });
  const form = await readForm(args.request);
  const code = form.get('code');
  if (typeof code !== 'string' || code.trim() === '')
    return data({ reason: 'not-a-code', seconds: 0 }, { status: 422 });
  const { accountId } = actor.person;
  const seconds = await guarded(() => takeAllowance(`second-factor ${accountId}`, TRIES));
  if (seconds > 0) return data({ reason: 'wait', seconds }, { status: 429 });
  const reason = await refusalOf(() => showSecondFactor(actor, code));
  if (reason !== null) return data({ reason, seconds: 0 }, { status: 422 });
  return seeOther(nextOf(args.request) ?? `/${requireLang(args.params)}/space`);
}

export default function SecondFactor() {
  const { t } = useTranslation('security');
  const { lang, totp, passkeys, recovery, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = useRefusal(refused?.reason, refused?.seconds);
  return (
    <div className="wrap narrow">
      <h1>{t('second.title')}</h1>
      <ErrorSummary errors={error ? [{ target: 'code', message: error }] : []} />
      <p>{t('second.lead')}</p>
      {passkeys && (
        <div className="actions">
          <PasskeyButton purpose="confirm" next={next} />
        </div>
      )}
      {(totp || recovery) && (
        <Form method="post" noValidate>
          <AuthField
            name="code"
            label={totp ? t('second.code') : t('second.recoveryCode')}
            hint={totp ? t('second.codeHint') : t('second.recoveryHint')}
            error={error}
            autoComplete="one-time-code"
          />
          <button className="btn" type="submit">
            {t('second.go')}
          </button>
        </Form>
      )}
      <details>
        <summary>{t('second.lost')}</summary>
        <p>{t('second.lostText')}</p>
      </details>
      <Form method="post" action={`/${lang}/sign-out`}>
        <button className="link" type="submit">
          {t('second.signOut')}
        </button>
      </Form>
    </div>
  );
}
