import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useRefusal } from '#ui/security/use-refusal.ts';
import { SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { requireKeyChange } from '#web/keys.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['security'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const { keys } = await requireKeyChange(args);
  return {
    lang,
    hasPassword: keys.hasPassword,
    title: titled(lang, i18nFor(lang).t('security:password.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const { actor } = await requireKeyChange(args);
  const form = await readForm(args.request);
  const password = form.get('password');
  if (typeof password !== 'string' || password === '')
    return data({ field: 'password', reason: 'password-short' } as const, { status: 422 });
  if (form.get('repeat') !== password)
    return data({ field: 'repeat', reason: 'repeat' } as const, { status: 422 });
  const reason = await refusalOf(() => changePassword(actor, password));
  if (reason !== null) return data({ field: 'password', reason } as const, { status: 422 });
  return seeOther(`/${requireLang(args.params)}/account/security?done=password`);
}

export default function Password() {
  const { t } = useTranslation('security');
  const { lang, hasPassword } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = useRefusal(refused?.reason);
  const errorOf = (field: 'password' | 'repeat') => (refused?.field === field ? error : undefined);
  return (
    <>
      <h1>{hasPassword ? t('password.change') : t('password.choose')}</h1>
      <ErrorSummary errors={refused && error ? [{ target: refused.field, message: error }] : []} />
      <Panel>
        <p>{t('password.lead')}</p>
        <Form method="post" noValidate>
          <TextField
            name="password"
            label={t('password.new')}
            hint={t('password.hint')}
            error={errorOf('password')}
            type="password"
            dir="ltr"
            autoComplete="new-password"
          />
          <TextField
            name="repeat"
            label={t('password.repeat')}
            error={errorOf('repeat')}
            type="password"
            dir="ltr"
            autoComplete="new-password"
          />
          <SubmitButton>{t('password.save')}</SubmitButton>
        </Form>
      </Panel>
      <p>
        <Link to={`/${lang}/account/security`}>{t('back')}</Link>
      </p>
    </>
  );
}
