import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { findShortMeter } from '#domain/cases/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { headTags } from '#ui/head.ts';
import { programmeJsonLd } from '#ui/programmes/json-ld.ts';
import { TextPage } from '#ui/prose.tsx';
import aidCss from '#ui/styles/aid.css?url';
import moneyCss from '#ui/styles/money.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, PUBLIC_PAGE } from '#web/responses.server.ts';
import { shortView } from '../_public.programmes.$slug_.account/view.server.ts';
import { explainFor } from './explain.server.ts';
import { ProgrammePage } from './programme-page.tsx';
import { programmeView } from './view.server.ts';

export const handle = {
  i18n: ['programmes', 'eligibility', 'money'],
  scripts: false,
};
export const headers: HeadersFunction = ({ loaderHeaders }) =>
  loaderHeaders.has('Cache-Control') ? loaderHeaders : PUBLIC_PAGE;
export const links: LinksFunction = () =>
  [aidCss, moneyCss].map((href) => ({ rel: 'stylesheet', href }));

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const slug = requireParam(params, 'slug');
  const actor = actorOf(context, lang);
  const view = await guarded(() => programmeView(lang, slug, actor.now));
  if (view === null) throw notFound();
  if (view === 'tampered') return tamperedPage(lang, slug);
  const { programme, ...page } = view;
  const { lite, deviceToken, sessionToken } = edgeOf(context);
  const { name, summary } = page.row;
  const explanation = await guarded(() => explainFor(actor, lang, programme));
  const meter = await guarded(() => findShortMeter(programme, actor.now));
  const { kind, demo } = programme.content;
  const url = `${publicOrigin()}/${lang}/programmes/${slug}`;
  const structured = demo || lite ? null : programmeJsonLd({ ...page, kind, url });
  // The site keeps one copy of a public page for all browsers that hold a token.
  const isShared = deviceToken === null && sessionToken === null;
  return data(
    {
      kind: 'programme' as const,
      ...{ lang, explanation, hasRules: programme.compiled !== null },
      page: { ...page, slug, dataLang: contentLang(lang), meter: meter && shortView(lang, meter) },
      ...{ title: titled(lang, name), description: summary, structured },
    },
    isShared ? {} : { headers: PRIVATE_PAGE },
  );
}

/** In place of a programme whose stored text is not what was published. */
function tamperedPage(lang: Lang, slug: string) {
  const t = i18nFor(lang).getFixedT(null, 'programmes');
  const heading = t('tampered.title');
  return data(
    {
      ...{ kind: 'tampered' as const, lang, slug, heading },
      ...{ title: titled(lang, heading), description: t('tampered.text') },
    },
    { headers: { 'Cache-Control': 'no-store' } },
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  if (page?.kind !== 'programme')
    return [...headTags(page), { name: 'robots', content: 'noindex' }];
  const { structured } = page;
  return [...headTags(page), ...(structured === null ? [] : [{ 'script:ld+json': structured }])];
};

export default function ProgrammeRoute() {
  const { t } = useTranslation('programmes');
  const page = useLoaderData<typeof loader>();
  if (page.kind === 'programme') return <ProgrammePage {...page} />;
  return (
    <TextPage lang={page.lang} title={page.heading} lead={page.description}>
      <p>
        <bdi className="ltr">{page.slug}</bdi>
      </p>
      <p>
        <Link to={`/${page.lang}/programmes`}>{t('page.back')}</Link>
      </p>
    </TextPage>
  );
}
