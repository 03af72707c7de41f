import {
  data,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { i18nFor } from '#i18n/i18n.server.ts';
import { offerJsonLd } from '#ui/catalogue/json-ld.ts';
import { headTags } from '#ui/head.ts';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { FormerOffer } from './former-offer.tsx';
import { OfferPage } from './offer-page.tsx';
import { formerOfferView, offerView } from './view.server.ts';

export const handle = { i18n: ['catalogue', 'offer', 'vocab'], scripts: false };
export const headers: HeadersFunction = ({ loaderHeaders }) =>
  loaderHeaders.has('Cache-Control') ? loaderHeaders : PUBLIC_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

const STATUS = { gone: 410, paused: 404 } as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const slug = requireParam(params, 'slug');
  const { now } = actorOf(context, lang);
  const page = await guarded(() => offerView(lang, slug, now));
  if (page === null) return formerOffer(lang, slug, now);
  const name = page.view.title?.text ?? slug;
  const description = page.view.summary?.text ?? name;
  const origin = publicOrigin();
  const { lite } = edgeOf(context);
  const structured = offerJsonLd({
    ...{ view: page.view, name, description, url: `${origin}/${lang}/offers/${slug}` },
    provider: {
      name: page.provider.name,
      url: `${origin}/${lang}/providers/${page.provider.slug}`,
    },
  });
  const head = { title: titled(lang, name), description };
  return data({
    kind: 'offer' as const,
    lang,
    ...page,
    ...head,
    structured: lite ? null : structured,
  });
}

async function formerOffer(lang: ReturnType<typeof requireLang>, slug: string, now: Date) {
  const former = await guarded(() => formerOfferView(lang, slug, now));
  if (former === null) throw notFound();
  const t = i18nFor(lang).getFixedT(null, 'catalogue');
  const heading = former.fate === 'gone' ? t('offer.goneTitle') : t('offer.pausedTitle');
  const description = former.fate === 'gone' ? t('offer.goneText') : t('offer.pausedText');
  return data(
    {
      kind: 'former' as const,
      ...{ lang, ...former, heading, description },
      title: titled(lang, heading),
    },
    { status: STATUS[former.fate], headers: { 'Cache-Control': 'no-store' } },
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  if (page?.kind !== 'offer') return [...headTags(page), { name: 'robots', content: 'noindex' }];
  const { structured } = page;
  return [...headTags(page), ...(structured === null ? [] : [{ 'script:ld+json': structured }])];
};

export default function OfferRoute() {
  const page = useLoaderData<typeof loader>();
  return page.kind === 'offer' ? <OfferPage page={page} /> : <FormerOffer page={page} />;
}
