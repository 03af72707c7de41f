import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readCertificateCode } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import { CheckForm } from '#ui/register/check-form.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['register'] };
export const headers = () => PUBLIC_PAGE;

const MAX_CODE = 64;

/** Leads on to the certificate whose code was typed, or asks for one. */
export function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const typed = (new URL(request.url).searchParams.get('code') ?? '').slice(0, MAX_CODE).trim();
  const code = readCertificateCode(typed);
  if (code !== null) throw redirect(`/${lang}/certificates/${code}`);
  const t = i18nFor(lang).getFixedT(null, 'register');
  const page = { lang, title: titled(lang, t('check.title')), description: t('check.meta') };
  const bad = typed !== '';
  return data({ ...page, typed, bad }, { status: bad ? 422 : 200 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headTags(page);

export default function CheckCertificate() {
  const { t } = useTranslation('register');
  const { lang, typed, bad } = useLoaderData<typeof loader>();
  return (
    <TextPage lang={lang} title={t('check.title')} lead={t('check.lead')}>
      <ErrorSummary errors={bad ? [{ target: 'code', message: t('check.bad') }] : []} />
      <CheckForm code={typed} bad={bad} />
      <p>
        <Link to={`/${lang}/register`}>{t('check.byName')}</Link>
      </p>
    </TextPage>
  );
}
