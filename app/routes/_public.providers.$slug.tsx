import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { categoryWord } from '#domain/cases/index.server.ts';
import { findProviderId, getPublicProvider } from '#domain/catalogue/index.server.ts';
import { listProviderReviews } from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { headTags } from '#ui/head.ts';
import { PublicReviews } from '#ui/delivery/public-reviews.tsx';
import { showPublicReviews } from '#ui/delivery/show-public-reviews.ts';
import { ProviderBody } from '#ui/provider/provider-view.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['catalogue', 'presentation', 'vocab', 'delivery'], scripts: false };
export const headers = () => PUBLIC_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const slug = requireParam(params, 'slug');
  const { now } = actorOf(context, lang);
  const view = await guarded(() => getPublicProvider(slug, contentLang(lang), now));
  const id = await guarded(() => findProviderId(slug));
  const reviews = await guarded(() => listProviderReviews(id ?? '', now));
  const t = i18nFor(lang).getFixedT(null, 'catalogue');
  const name = lang === 'ar' && view.nameArabic ? view.nameArabic : view.name;
  return {
    lang,
    view,
    name,
    reviews: showPublicReviews(lang, reviews, (one) => categoryWord(one, contentLang(lang))),
    title: titled(lang, name),
    description: view.summary?.text ?? t('providers.meta'),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...headTags(data),
  ...(data && !data.view.isListed ? [{ name: 'robots', content: 'noindex' }] : []),
];

export default function Provider() {
  const { t } = useTranslation('catalogue');
  const { lang, view, name, reviews } = useLoaderData<typeof loader>();
  return (
    <article className="wrap">
      <p>
        <Link to={`/${lang}/providers`}>{t('providers.title')}</Link>
      </p>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      {!view.isListed && <p className="note warn">{t('providers.closed')}</p>}
      <ProviderBody view={view} lang={lang} />
      <PublicReviews reviews={reviews} />
    </article>
  );
}
