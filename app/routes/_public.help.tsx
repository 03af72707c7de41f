import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Contact } from '#ui/contact.tsx';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['pages'] };
export const headers = () => PUBLIC_PAGE;

export function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'pages');
  return { lang, title: titled(lang, t('help.title')), description: t('help.meta') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Help() {
  const { lang } = useLoaderData<typeof loader>();
  const { t } = useTranslation('pages');
  return (
    <TextPage lang={lang} title={t('help.title')} lead={t('help.lead')}>
      {t('help.questions', { returnObjects: true }).map((question) => (
        <details key={question.ask}>
          <summary>{question.ask}</summary>
          {question.answer.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {question.to !== undefined && (
            <p>
              <Link to={`/${lang}/${question.to}`}>{question.label}</Link>
            </p>
          )}
        </details>
      ))}
      <h2 id="contact">{t('contact.title')}</h2>
      <Contact />
    </TextPage>
  );
}
