import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Contact } from '#ui/contact.tsx';
import { headTags } from '#ui/head.ts';
import { Prose, TextPage } from '#ui/prose.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['pages'] };
export const headers = () => PUBLIC_PAGE;

export function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'pages');
  return {
    lang,
    title: titled(lang, t('accessibility.title')),
    description: t('accessibility.meta'),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Accessibility() {
  const { lang } = useLoaderData<typeof loader>();
  const { t } = useTranslation('pages');
  return (
    <TextPage lang={lang} title={t('accessibility.title')} lead={t('accessibility.lead')}>
      <Prose sections={t('accessibility.sections', { returnObjects: true })} />
      <h2>{t('accessibility.report.title')}</h2>
      <p>{t('accessibility.report.text')}</p>
      <Contact />
    </TextPage>
  );
}
