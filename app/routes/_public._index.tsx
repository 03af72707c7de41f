import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Motif } from '#ui/motif.tsx';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['home'] };
export const headers = () => PUBLIC_PAGE;

export function loader({ params }: LoaderFunctionArgs) {
  const t = i18nFor(requireLang(params)).getFixedT(null, ['home', 'common']);
  return { title: `${t('common:brand')} · ${t('common:tagline')}`, description: t('meta') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: 'description', content: data?.description },
];

export default function Home() {
  const { t } = useTranslation('home');
  const { lang = 'fr' } = useParams();
  return (
    <>
      <section className="hero">
        <Motif className="motif" />
        <div className="wrap wide">
          <h1>{t('title')}</h1>
          <p>{t('lead')}</p>
          <div className="actions">
            <Link className="btn" to={`/${lang}/assess`} prefetch="intent">
              {t('start')}
            </Link>
            <Link className="btn second" to={`/${lang}/resume`}>
              {t('resume')}
            </Link>
          </div>
          <p className="hint">{t('promise')}</p>
        </div>
      </section>
      <div className="wrap wide">
        <h2>{t('how.title')}</h2>
        <ol className="grid" style={{ listStyle: 'none', padding: 0 }}>
          {(['1', '2', '3'] as const).map((step) => (
            <li className="card" key={step}>
              <h3>{t(`how.${step}.title`)}</h3>
              <p>{t(`how.${step}.text`)}</p>
            </li>
          ))}
        </ol>
        <div className="grid">
          <section>
            <h2>{t('who.title')}</h2>
            <p>{t('who.text')}</p>
            <p>
              <Link to={`/${lang}/paper`}>{t('paper')}</Link>
            </p>
            <p>
              <Link to={`/${lang}/categories`}>{t('categories')}</Link>
            </p>
            <p>
              <Link to={`/${lang}/eligibility`}>{t('aid')}</Link>
            </p>
          </section>
          <section>
            <h2>{t('honest.title')}</h2>
            <ul>
              {(['1', '2', '3'] as const).map((point) => (
                <li key={point}>{t(`honest.${point}`)}</li>
              ))}
            </ul>
            <p>
              <Link to={`/${lang}/method`}>{t('method')}</Link>
            </p>
          </section>
        </div>
      </div>
    </>
  );
}
