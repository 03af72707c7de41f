import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listPasskeys, removePasskey, renamePasskey } from '#domain/accounts/index.server.ts';
import { formatDate, formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PasskeyButton } from '#ui/passkey-button.tsx';
import { PasskeyList, PasskeyRename } from '#ui/security/passkey-list.tsx';
import { useRefusal } from '#ui/security/use-refusal.ts';
import { Empty, Panel } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { requireKeyChange } from '#web/keys.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['security', 'passkey'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const { actor, keys } = await requireKeyChange(args);
  const passkeys = await guarded(() => listPasskeys(actor));
  return {
    lang,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: formatDate(lang, createdAt),
      lastUsedAt: lastUsedAt && formatDateTime(lang, lastUsedAt),
    })),
    added: new URL(args.request.url).searchParams.get('done') === 'passkey',
    needsRecovery: keys.passkeys > 0 && keys.recoveryCodes === 0,
    title: titled(lang, i18nFor(lang).t('security:passkeys.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const { actor } = await requireKeyChange(args);
  const form = await readForm(args.request);
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [field, reason] = form.has('remove')
    ? (['passkeys', await refusalOf(() => removePasskey(actor, text('remove')))] as const)
    : ([
        'name',
        await refusalOf(() => renamePasskey(actor, text('passkey'), text('name'))),
      ] as const);
  if (reason !== null)
    return data({ field, reason, passkey: text('passkey'), name: text('name') }, { status: 422 });
  return seeOther(`/${requireLang(args.params)}/account/security/passkeys`);
}

export default function Passkeys() {
  const { t } = useTranslation('security');
  const { lang, passkeys, added, needsRecovery } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const error = useRefusal(refused?.reason);
  const security = `/${lang}/account/security`;
  return (
    <>
      <h1>{t('passkeys.title')}</h1>
      <ErrorSummary errors={refused && error ? [{ target: refused.field, message: error }] : []} />
      {added && (
        <p className="note ok" role="status">
          {t('passkeys.added')}
        </p>
      )}
      {needsRecovery && (
        <p className="note warn">
          {t('recovery.missing')} <Link to={`${security}/recovery`}>{t('recovery.manage')}</Link>
        </p>
      )}
      <p>{t('passkeys.what')}</p>
      <div id="passkeys">
        {passkeys.length === 0 ? (
          <Empty>{t('passkeys.none')}</Empty>
        ) : (
          <PasskeyList passkeys={passkeys} />
        )}
      </div>
      <Panel title={t('passkeys.add')}>
        <p>{t('passkeys.addText')}</p>
        <PasskeyButton purpose="register" next={null} />
      </Panel>
      {passkeys.length > 0 && (
        <PasskeyRename
          passkeys={passkeys}
          typed={refused?.field === 'name' ? refused : undefined}
          error={refused?.field === 'name' ? error : undefined}
        />
      )}
      <p>
        <Link to={security}>{t('back')}</Link>
      </p>
    </>
  );
}
