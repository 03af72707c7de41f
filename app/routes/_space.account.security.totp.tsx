import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  beginTotp,
  confirmTotp,
  drawQr,
  findPendingTotp,
  removeTotp,
} from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { TotpSetUp } from '#ui/security/totp-set-up.tsx';
import { useRefusal } from '#ui/security/use-refusal.ts';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { requireKeyChange } from '#web/keys.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['security'] };
export const headers = () => PRIVATE_PAGE;

const TRIES = { perMinute: 2, burst: 10 };

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const { actor, keys } = await requireKeyChange(args);
  const key = keys.totp ? null : await guarded(() => findPendingTotp(actor));
  return {
    lang,
    on: keys.totp,
    pending: key && { text: key.text, uri: key.uri, qr: drawQr(key.uri) },
    title: titled(lang, i18nFor(lang).t('security:totp.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const { actor, keys } = await requireKeyChange(args);
  const security = `/${requireLang(args.params)}/account/security`;
  const form = await readForm(args.request);
  const refuse = (reason: string, seconds = 0) => data({ reason, seconds }, { status: 422 });
  switch (form.get('do')) {
    case 'begin': {
      const reason = await refusalOf(() => beginTotp(actor));
      return reason === null ? seeOther(`${security}/totp`) : refuse(reason);
    }
    case 'remove': {
      const reason = await refusalOf(() => removeTotp(actor));
      return reason === null ? seeOther(`${security}?done=totpRemoved`) : refuse(reason);
    }
    default: {
      const { accountId } = actor.person;
      const seconds = await guarded(() => takeAllowance(`totp-set-up ${accountId}`, TRIES));
      if (seconds > 0) return refuse('wait', seconds);
      const code = form.get('code');
      const reason = await refusalOf(() =>
        confirmTotp(actor, typeof code === 'string' ? code : ''),
      );
      if (reason !== null) return refuse(reason);
      // The way back in should the phone be lost is offered at once.
      return seeOther(
        keys.recoveryCodes > 0 ? `${security}?done=totpAdded` : `${security}/recovery`,
      );
    }
  }
}

export default function Totp() {
  const { t } = useTranslation('security');
  const { lang, on, pending } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = useRefusal(refused?.reason, refused?.seconds);
  return (
    <>
      <h1>{t('totp.title')}</h1>
      <ErrorSummary errors={error ? [{ target: pending ? 'code' : 'totp', message: error }] : []} />
      <p>{t('totp.what')}</p>
      {pending && <TotpSetUp pending={pending} error={error} />}
      {!on && !pending && (
        <Panel id="totp" title={t('totp.setUp')}>
          <p>{t('totp.begin')}</p>
          <Form method="post">
            <SubmitButton name="do" value="begin">
              {t('totp.go')}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      {on && (
        <Panel id="totp" title={t('totp.on')}>
          <p>{t('totp.removeText')}</p>
          <Form method="post">
            <SubmitButton look="danger" name="do" value="remove">
              {t('totp.remove')}
            </SubmitButton>
          </Form>
        </Panel>
      )}
      <p>
        <Link to={`/${lang}/account/security`}>{t('back')}</Link>
      </p>
    </>
  );
}
