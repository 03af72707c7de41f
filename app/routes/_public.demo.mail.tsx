import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listDemoMessages } from '#domain/notifications/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { MessageText } from '#ui/message-text.tsx';
import { guarded } from '#web/guard.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang } from '#web/params.server.ts';
import { isDemo } from '#web/site.server.ts';

export const handle = { i18n: ['notify'] };

/** The messages the demonstration would have sent; absent in live mode. */
export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  if (!isDemo()) throw notFound();
  const messages = await guarded(() => listDemoMessages());
  return {
    title: titled(lang, i18nFor(lang).t('footer.demoMail')),
    origin: publicOrigin(),
    messages: messages.map((message) => ({
      ...message,
      sentAt: formatDateTime(lang, message.sentAt),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export default function DemoMail() {
  const { t } = useTranslation(['notify', 'common']);
  const { messages, origin } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <h1>{t('common:footer.demoMail')}</h1>
      <p>{t('demo.lead')}</p>
      {messages.length === 0 && <p>{t('demo.empty')}</p>}
      {messages.map((message) => (
        <article className="card" key={message.id}>
          <h2>
            <bdi>{message.subject ?? t('demo.sms')}</bdi>
          </h2>
          <p className="hint">
            {message.channel === 'email' ? t('demo.email') : t('demo.sms')} ·{' '}
            <bdi dir="ltr">{message.recipient}</bdi> · {message.sentAt}
          </p>
          <MessageText text={message.text} origin={origin} />
        </article>
      ))}
    </div>
  );
}
