import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  LONGEST_REGISTER_TEXT,
  readRegisterQuery,
  writeRegisterQuery,
} from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import { CheckForm } from '#ui/register/check-form.tsx';
import { RegisterRows } from '#ui/register/register-rows.tsx';
import { SearchForm } from '#ui/register/search-form.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { registerView } from './view.server.ts';

export const handle = { i18n: ['register'] };
export const headers = () => PUBLIC_PAGE;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const { searchParams } = new URL(request.url);
  const { query } = readRegisterQuery(searchParams);
  const wanted = writeRegisterQuery(query);
  // One address a list: a form sends empty fields too.
  if (!searchParams.has('lite') && searchParams.toString() !== wanted)
    throw redirect(`/${lang}/register${wanted === '' ? '' : `?${wanted}`}`);
  const t = i18nFor(lang).getFixedT(null, 'register');
  return {
    lang,
    title: titled(lang, t('title')),
    description: t('meta'),
    longest: LONGEST_REGISTER_TEXT,
    view: await guarded(() => registerView(lang, query, new Date())),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Register() {
  const { t } = useTranslation('register');
  const { lang, longest, view } = useLoaderData<typeof loader>();
  const { rows, total, next, first, chosen, states, regions } = view;
  const here = `/${lang}/register`;
  return (
    <TextPage lang={lang} title={t('title')} lead={t('lead')} wide>
      <SearchForm {...{ here, chosen, states, regions, longest }} />
      <p role="status">{t('found', { total })}</p>
      {rows.length === 0 ? <p className="note">{t('none')}</p> : <RegisterRows rows={rows} />}
      {(next !== null || first !== null) && (
        <p className="actions">
          {next !== null && (
            <Link className="btn second" to={`${here}?${next}`}>
              {t('next')}
            </Link>
          )}
          {first !== null && (
            <Link to={first === '' ? here : `${here}?${first}`}>{t('first')}</Link>
          )}
        </p>
      )}
      <section className="card">
        <h2>{t('check.title')}</h2>
        <p>{t('check.lead')}</p>
        <CheckForm />
      </section>
      <OpenData query={view.data} />
    </TextPage>
  );
}

function OpenData({ query }: { readonly query: string }) {
  const { t } = useTranslation('register');
  const address = '/api/v1/certificates';
  const more = query === '' ? '' : `&${query}`;
  return (
    <section>
      <h2>{t('open.title')}</h2>
      <p>{t('open.text')}</p>
      <ul>
        <li>
          <a href={`${address}?format=csv${more}`}>{t('open.csv')}</a>
        </li>
        <li>
          <a href={query === '' ? address : `${address}?${query}`}>{t('open.json')}</a>
        </li>
        <li>
          <a href="/api/openapi.json">{t('open.api')}</a>
        </li>
      </ul>
    </section>
  );
}
