import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { headTags } from '#ui/head.ts';
import { PaperProfile } from '#ui/paper/paper-profile.tsx';
import { PaperQuestion } from '#ui/paper/paper-question.tsx';
import { TextPage } from '#ui/prose.tsx';
import paperCss from '#ui/styles/paper.css?url';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { paperChoices, paperView } from './view.server.ts';

export const handle = { i18n: ['pages', 'assess'] };
export const headers = () => PUBLIC_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: paperCss }];

export function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const lng = contentLang(lang);
  const t = i18nFor(lang).getFixedT(lng, 'pages');
  return {
    lang,
    lng,
    title: titled(lang, t('paper.title')),
    description: t('paper.meta'),
    dimensions: paperView(lng),
    choices: paperChoices(lng),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Paper() {
  // One language on the sheet, that of the questions.
  const { lang, lng, dimensions, choices } = useLoaderData<typeof loader>();
  const { t } = useTranslation('pages', { lng });
  return (
    <TextPage lang={lang} title={t('paper.title')} lead={t('paper.lead')}>
      <p className="noprint">
        {t('paper.print')} <Link to={`/${lang}/assess`}>{t('paper.online')}</Link>
      </p>
      <ol>
        {t('paper.how', { returnObjects: true }).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <PaperProfile lng={lng} choices={choices} />
      {dimensions.map((dimension, index) => (
        <section key={dimension.id} className="sheet">
          <h2>{t('paper.part', { number: index + 1, name: dimension.name })}</h2>
          <p className="hint">{dimension.intro}</p>
          {dimension.items.map((item) => (
            <PaperQuestion key={item.id} item={item} lng={lng} />
          ))}
        </section>
      ))}
      <section className="sheet">
        <h2>{t('paper.after.title')}</h2>
        <p>{t('paper.after.text')}</p>
        <p>{t('paper.after.privacy')}</p>
      </section>
    </TextPage>
  );
}
