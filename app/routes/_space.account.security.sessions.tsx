import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { endOtherSessions, endSession, listSessions } from '#domain/accounts/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { DataTable, Status } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireKeyChange, requireKeyHolder } from '#web/keys.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['security'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const { actor } = await requireKeyHolder(args);
  const sessions = await guarded(() => listSessions(actor));
  return {
    lang,
    sessions: sessions.map((session) => ({
      ...session,
      createdAt: formatDateTime(lang, session.createdAt),
      seenAt: formatDateTime(lang, session.seenAt),
    })),
    title: titled(lang, i18nFor(lang).t('security:sessions.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const { actor } = await requireKeyChange(args);
  const form = await readForm(args.request);
  const id = form.get('end');
  if (typeof id === 'string') await guarded(() => endSession(actor, id));
  else if (form.has('others')) await guarded(() => endOtherSessions(actor));
  return seeOther(`/${requireLang(args.params)}/account/security/sessions`);
}

export default function Sessions() {
  const { t } = useTranslation('security');
  const { lang, sessions } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t('sessions.title')}</h1>
      <p>{t('sessions.lead')}</p>
      <Form method="post">
        <DataTable
          caption={t('sessions.title')}
          columns={[
            t('sessions.device'),
            t('sessions.since'),
            t('sessions.seen'),
            t('sessions.action'),
          ]}
          rows={sessions.map(({ id, device, createdAt, seenAt, isThis }) => ({
            key: id,
            cells: [
              <bdi key="device">{device}</bdi>,
              createdAt,
              seenAt,
              isThis ? (
                <Status key="this" tone="info">
                  {t('sessions.this')}
                </Status>
              ) : (
                <SubmitButton key="end" look="plain" name="end" value={id}>
                  {t('sessions.end')} <span className="vh">{device}</span>
                </SubmitButton>
              ),
            ],
          }))}
        />
        {sessions.length > 1 && (
          <SubmitButton look="danger" name="others" value="yes">
            {t('sessions.endOthers')}
          </SubmitButton>
        )}
      </Form>
      <p>
        <Link to={`/${lang}/account/security`}>{t('back')}</Link>
      </p>
    </>
  );
}
