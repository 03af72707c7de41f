import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listSessions } from '#domain/accounts/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ButtonLink, Panel, Status } from '#ui/workspace/parts.tsx';
import { guarded } from '#web/guard.server.ts';
import { requireKeyHolder } from '#web/keys.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['security'] };
export const headers = () => PRIVATE_PAGE;

/** What was just done on one of the pages below. */
const DONE = ['password', 'totpAdded', 'totpRemoved'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const { actor, keys } = await requireKeyHolder(args);
  const sessions = await guarded(() => listSessions(actor));
  const done = new URL(args.request.url).searchParams.get('done');
  return {
    lang,
    hasPassword: keys.hasPassword,
    totp: keys.totp,
    passkeys: keys.passkeys,
    recoveryCodes: keys.recoveryCodes,
    sessions: sessions.length,
    setUp: keys.step === 'set-up',
    done: DONE.find((known) => known === done) ?? null,
    title: titled(lang, i18nFor(lang).t('security:title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Security() {
  const { t } = useTranslation('security');
  const page = useLoaderData<typeof loader>();
  const to = (sub: string) => `/${page.lang}/account/security/${sub}`;
  const protectedTwice = page.totp || page.passkeys > 0;
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {page.done !== null && (
        <p className="note ok" role="status">
          {t(`done.${page.done}`)}
        </p>
      )}
      {page.setUp && (
        <div className="note warn">
          <p>
            <strong>{t('setUp.title')}</strong>
          </p>
          <p>{t('setUp.text')}</p>
        </div>
      )}
      {protectedTwice && page.recoveryCodes === 0 && (
        <p className="note warn">{t('recovery.missing')}</p>
      )}
      <Panel title={t('password.title')}>
        <p>{page.hasPassword ? t('password.set') : t('password.unset')}</p>
        <ButtonLink to={to('password')} look="plain">
          {page.hasPassword ? t('password.change') : t('password.choose')}
        </ButtonLink>
      </Panel>
      <Panel title={t('totp.title')}>
        <p>
          <Status tone={page.totp ? 'good' : 'neutral'}>
            {page.totp ? t('totp.on') : t('totp.off')}
          </Status>
        </p>
        <p>{t('totp.what')}</p>
        <ButtonLink to={to('totp')} look={page.setUp ? 'main' : 'plain'}>
          {page.totp ? t('totp.manage') : t('totp.setUp')}
        </ButtonLink>
      </Panel>
      <Panel title={t('passkeys.title')}>
        <p>
          <Status tone={page.passkeys > 0 ? 'good' : 'neutral'}>
            {t('passkeys.count', { count: page.passkeys })}
          </Status>
        </p>
        <p>{t('passkeys.what')}</p>
        <ButtonLink to={to('passkeys')} look="plain">
          {t('passkeys.manage')}
        </ButtonLink>
      </Panel>
      <Panel title={t('recovery.title')}>
        <p>{t('recovery.left', { count: page.recoveryCodes })}</p>
        <p>{t('recovery.what')}</p>
        <ButtonLink to={to('recovery')} look="plain">
          {t('recovery.manage')}
        </ButtonLink>
      </Panel>
      <Panel title={t('sessions.title')}>
        <p>{t('sessions.count', { count: page.sessions })}</p>
        <ButtonLink to={to('sessions')} look="plain">
          {t('sessions.manage')}
        </ButtonLink>
      </Panel>
    </>
  );
}
