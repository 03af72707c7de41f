import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Contact } from '#ui/contact.tsx';
import { headTags } from '#ui/head.ts';
import { Prose, TextPage } from '#ui/prose.tsx';
import { useSite } from '#ui/use-site.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['pages'] };
export const headers = () => PUBLIC_PAGE;

export function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'pages');
  return { lang, title: titled(lang, t('legal.title')), description: t('legal.meta') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Legal() {
  const { lang } = useLoaderData<typeof loader>();
  const { t } = useTranslation('pages');
  const site = useSite();
  return (
    <TextPage lang={lang} title={t('legal.title')} lead={t('legal.lead')}>
      <h2>{t('legal.publisher.title')}</h2>
      <p>
        {site?.operator
          ? t('legal.publisher.named', { operator: site.operator })
          : t('legal.publisher.unnamed')}
      </p>
      {site?.demo === true && <p className="note warn">{t('legal.publisher.demo')}</p>}
      <Contact />
      <Prose sections={t('legal.sections', { returnObjects: true })} />
      <p>
        <Link to={`/${lang}/method`}>{t('legal.method')}</Link>
      </p>
    </TextPage>
  );
}
