import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  confirmAsPersona,
  confirmByPassword,
  waysToConfirm,
} from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PasskeyButton } from '#ui/passkey-button.tsx';
import { useRefusal } from '#ui/security/use-refusal.ts';
import { SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { ownPath, PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { isDemo } from '#web/site.server.ts';

export const handle = { i18n: ['security', 'passkey'] };
export const headers = () => PRIVATE_PAGE;

/** Ten tries at once, then one every five minutes: the limit of signing in. */
const TRIES = { perMinute: 0.2, burst: 10 };

function nextOf(request: Request): string | null {
  return ownPath(new URL(request.url).searchParams.get('next'));
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = requirePerson(args, { secondFactorLater: true });
  const lang = requireLang(args.params);
  const ways = await guarded(() => waysToConfirm(actor));
  return {
    password: ways.password,
    passkey: ways.passkey,
    persona: ways.persona && isDemo(),
    next: nextOf(args.request) ?? `/${lang}/space`,
    title: titled(lang, i18nFor(lang).t('security:confirm.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requirePerson(args, { secondFactorLater: true });
  const done = nextOf(args.request) ?? `/${requireLang(args.params)}/space`;
  const form = await readForm(args.request);
  if (form.get('how') === 'persona') {
    const reason = isDemo() ? await refusalOf(() => confirmAsPersona(actor)) : 'unknown';
    return reason === null ? seeOther(done) : data({ reason, seconds: 0 }, { status: 422 });
  }
  const password = form.get('password');
  if (typeof password !== 'string' || password === '')
    return data({ reason: 'empty', seconds: 0 }, { status: 422 });
  const { accountId } = actor.person;
  const seconds = await guarded(() => takeAllowance(`confirm ${accountId}`, TRIES));
  if (seconds > 0) return data({ reason: 'wait', seconds }, { status: 429 });
  const reason = await refusalOf(() => confirmByPassword(actor, password));
  return reason === null ? seeOther(done) : data({ reason, seconds: 0 }, { status: 422 });
}

export default function Confirm() {
  const { t } = useTranslation('security');
  const { password, passkey, persona, next } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = useRefusal(refused?.reason, refused?.seconds);
  return (
    <>
      <h1>{t('confirm.title')}</h1>
      <ErrorSummary errors={error ? [{ target: 'password', message: error }] : []} />
      <p>{t('confirm.lead')}</p>
      {persona && (
        <Panel title={t('confirm.persona')}>
          <p>{t('confirm.personaText')}</p>
          <Form method="post">
            <SubmitButton name="how" value="persona">
              {t('confirm.goPersona')}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      {password && (
        <Panel title={t('confirm.byPassword')}>
          <Form method="post" noValidate>
            <TextField
              name="password"
              label={t('confirm.password')}
              error={error}
              type="password"
              dir="ltr"
              autoComplete="current-password"
            />
            <SubmitButton>{t('confirm.go')}</SubmitButton>
          </Form>
        </Panel>
      )}
      {passkey && (
        <Panel title={t('confirm.byPasskey')}>
          <PasskeyButton purpose="confirm" next={next} />
        </Panel>
      )}
      {!password && !passkey && !persona && <p className="note warn">{t('confirm.none')}</p>}
    </>
  );
}
