import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getMatchingMethod } from '#domain/matching/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { headTags } from '#ui/head.ts';
import { Crosswalks } from '#ui/method/crosswalks.tsx';
import { Formulas } from '#ui/method/formulas.tsx';
import { Matching } from '#ui/method/matching.tsx';
import { Questions } from '#ui/method/questions.tsx';
import { Stages } from '#ui/method/stages.tsx';
import { Version } from '#ui/method/version.tsx';
import { Prose, TextPage } from '#ui/prose.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { methodView } from './view.server.ts';

export const handle = { i18n: ['method'] };
export const headers = () => PUBLIC_PAGE;

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'method');
  return {
    lang,
    title: titled(lang, t('title')),
    description: t('meta'),
    view: methodView(lang),
    matching: await getMatchingMethod(),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Method() {
  const { lang, view, matching } = useLoaderData<typeof loader>();
  const { t } = useTranslation('method');
  return (
    <TextPage lang={lang} title={t('title')} lead={t('lead')} wide>
      <Version lang={lang} view={view} />
      <Prose sections={t('principles', { returnObjects: true })} />
      <Questions lang={lang} view={view} />
      <Formulas lang={lang} view={view} />
      <Stages lang={lang} view={view} />
      <Crosswalks lang={lang} view={view} />
      <Matching method={matching} />
      <Prose sections={t('rules', { returnObjects: true })} />
    </TextPage>
  );
}
