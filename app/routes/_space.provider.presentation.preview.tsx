import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findProviderPreview } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ProviderBody } from '#ui/provider/provider-view.tsx';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['provider', 'presentation', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const view = await guarded(() => findProviderPreview(actor, contentLang(lang)));
  if (view === null) throw seeOther(`/${lang}/provider/presentation`);
  return {
    lang,
    view,
    title: titled(lang, i18nFor(lang).t('provider:preview.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Preview() {
  const { t } = useTranslation('provider');
  const { lang, view } = useLoaderData<typeof loader>();
  return (
    <>
      <p className={view.isListed ? 'note ok' : 'note warn'}>
        {t(view.isListed ? 'preview.listed' : 'preview.unlisted')}{' '}
        {view.isListed && <Link to={`/${lang}/providers/${view.slug}`}>{t('preview.open')}</Link>}{' '}
        <Link to={`/${lang}/provider/presentation`}>{t('preview.edit')}</Link>
      </p>
      <h1>
        <bdi>{lang === 'ar' ? (view.nameArabic ?? view.name) : view.name}</bdi>
      </h1>
      <ProviderBody view={view} lang={lang} />
    </>
  );
}
