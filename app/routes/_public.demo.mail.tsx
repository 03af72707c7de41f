import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listDemoMail } from '#domain/notifications/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang } from '#web/params.server.ts';
import { isDemo } from '#web/site.server.ts';

/** The messages the demonstration would have sent; absent in live mode. */
export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  if (!isDemo()) throw notFound();
  const messages = await guarded(() => listDemoMail());
  return {
    title: titled(lang, i18nFor(lang).t('footer.demoMail')),
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
  const { t } = useTranslation();
  const { messages } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <h1>{t('footer.demoMail')}</h1>
      {messages.map((message) => (
        <article className="card" key={message.id}>
          <h2>
            <bdi>{message.subject}</bdi>
          </h2>
          <p className="hint">
            <bdi dir="ltr">{message.recipient}</bdi> · {message.sentAt}
          </p>
          <p dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {message.text}
          </p>
        </article>
      ))}
    </div>
  );
}
