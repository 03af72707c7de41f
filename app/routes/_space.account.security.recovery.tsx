import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { makeRecoveryCodes } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { RecoveryCodes } from '#ui/security/recovery-codes.tsx';
import { useRefusal } from '#ui/security/use-refusal.ts';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { refusalOf } from '#web/guard.server.ts';
import { requireKeyChange } from '#web/keys.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['security'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const { keys } = await requireKeyChange(args);
  return {
    lang,
    left: keys.recoveryCodes,
    possible: keys.totp || keys.passkeys > 0,
    title: titled(lang, i18nFor(lang).t('security:recovery.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const { actor } = await requireKeyChange(args);
  // Answered with the page itself: the codes are shown once and stored nowhere.
  let codes: readonly string[] = [];
  const reason = await refusalOf(async () => {
    codes = await makeRecoveryCodes(actor);
  });
  return data({ codes: [...codes], reason }, { status: reason === null ? 200 : 422 });
}

export default function Recovery() {
  const { t } = useTranslation('security');
  const { lang, left, possible } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  const error = useRefusal(made?.reason);
  const codes = made?.codes ?? [];
  return (
    <>
      <h1>{t('recovery.title')}</h1>
      <ErrorSummary errors={error ? [{ target: 'make', message: error }] : []} />
      <p>{t('recovery.what')}</p>
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} />
      ) : (
        <Panel id="make">
          <p>{possible ? t('recovery.left', { count: left }) : t('recovery.notYet')}</p>
          {left > 0 && <p>{t('recovery.replaces')}</p>}
          {possible && (
            <Form method="post">
              <SubmitButton>{t('recovery.make')}</SubmitButton>
            </Form>
          )}
        </Panel>
      )}
      <p>
        <Link to={`/${lang}/account/security`}>{t('back')}</Link>
      </p>
    </>
  );
}
