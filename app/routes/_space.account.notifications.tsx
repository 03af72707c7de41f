import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  listNotifications,
  readAllNotifications,
  readNotification,
} from '#domain/notifications/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { NotificationList } from '#ui/notifications/notification-list.tsx';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { Empty } from '#ui/workspace/parts.tsx';
import { readForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { ownPath, PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['notify'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const before = new URL(args.request.url).searchParams.get('before');
  const { lines, older } = await guarded(() => listNotifications(actor, before));
  return {
    lang,
    older,
    isFirst: before === null,
    lines: lines.map(({ createdAt, path, ...line }) => ({
      ...line,
      leads: path !== null,
      at: createdAt.toISOString(),
      shownAt: formatDateTime(lang, createdAt, 'long'),
    })),
    title: titled(lang, i18nFor(lang).t('notify:centre.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const form = await readForm(args.request);
  const [open, until] = [form.get('open'), form.get('until')];
  const here = `/${lang}/account/notifications`;
  if (typeof open === 'string') {
    const path = await guarded(() => readNotification(actor, open));
    return seeOther((path !== null && ownPath(`/${lang}${path}`)) || here);
  }
  const shownUntil = typeof until === 'string' ? new Date(until) : null;
  // Not for what is no date, nor for years the database has not.
  if (shownUntil !== null && shownUntil.getTime() > 0)
    await guarded(() => readAllNotifications(actor, shownUntil));
  return seeOther(here);
}

export default function Notifications() {
  const { t } = useTranslation('notify');
  const { lang, lines, older, isFirst } = useLoaderData<typeof loader>();
  const newest = lines[0];
  return (
    <>
      <h1>{t('centre.title')}</h1>
      <p>{t('centre.lead')}</p>
      {newest && lines.some(({ isRead }) => !isRead) && (
        <Form method="post">
          <SubmitButton look="plain" name="until" value={newest.at}>
            {t('centre.allRead')}
          </SubmitButton>
        </Form>
      )}
      {lines.length === 0 ? <Empty>{t('centre.empty')}</Empty> : <NotificationList lines={lines} />}
      <p className="actions">
        {!isFirst && <Link to={`/${lang}/account/notifications`}>{t('centre.newest')}</Link>}
        {older !== null && <Link to={`?before=${older}`}>{t('centre.older')}</Link>}
        <Link to={`/${lang}/account/preferences`}>{t('centre.preferences')}</Link>
      </p>
    </>
  );
}
