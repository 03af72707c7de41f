import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findRegisterEntry, readCertificateCode } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import { CheckForm } from '#ui/register/check-form.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { Certificate } from './parts.tsx';
import { certificateView } from './view.server.ts';

export const handle = { i18n: ['register'] };
export const headers = () => PUBLIC_PAGE;

const MAX_CODE = 64;

/** Whether a certificate is valid now; a code that the register does not know answers 404. */
export async function loader({ params, request }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const typed = requireParam(params, 'code').slice(0, MAX_CODE);
  const code = readCertificateCode(typed);
  if (code !== null && code !== typed)
    throw redirect(`/${lang}/certificates/${code}${new URL(request.url).search}`);
  const now = new Date();
  const checked = await guarded(() => findRegisterEntry(typed, now));
  const t = i18nFor(lang).getFixedT(null, 'register');
  if (!checked) {
    const title = t('unknown.title');
    const text = t('unknown.text', { code: `\u2066${typed}\u2069` });
    const head = { title: titled(lang, title), description: t('check.meta') };
    return data({ lang, ...head, typed, text, view: null }, { status: 404 });
  }
  const view = certificateView(lang, checked, now);
  return data({
    lang,
    title: titled(lang, t('certificate.title', { code: view.code })),
    description: t('certificate.meta', { code: view.code, name: view.name }),
    ...{ typed, text: '', view },
  });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => headTags(page);

export default function CertificatePage() {
  const { t } = useTranslation('register');
  const { lang, typed, text, view } = useLoaderData<typeof loader>();
  if (view) return <Certificate lang={lang} view={view} />;
  return (
    <TextPage lang={lang} title={t('unknown.title')} lead={text}>
      <CheckForm code={typed} />
      <p>
        <a href={`/${lang}/register`}>{t('check.byName')}</a>
      </p>
    </TextPage>
  );
}
