import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listPublishedOffers } from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { CompareBlocks, CompareTable, ComparedOffers } from '#ui/catalogue/compare-table.tsx';
import { compareColumns, compareRows } from '#ui/catalogue/compare-view.ts';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { useSite } from '#ui/use-site.ts';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

/** Offers that fit beside each other. */
const MOST = 4;

export const handle = { i18n: ['catalogue'], keepsQuery: true, scripts: false };
export const headers = () => PUBLIC_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, ['catalogue', 'vocab']);
  const asked = [...new Set(new URL(request.url).searchParams.getAll('offer'))];
  const slugs = asked.filter((slug) => SLUG.test(slug)).slice(0, MOST);
  const offers = await guarded(() => listPublishedOffers(slugs, contentLang(lang)));
  const words = { lang, t, today: civilDateOf(actorOf(context, lang).now) };
  return {
    lang,
    title: titled(lang, t('compare.title')),
    description: t('compare.meta'),
    columns: compareColumns(words, offers),
    rows: compareRows(words, offers),
    tooMany: asked.length > MOST,
    missing: offers.length < Math.min(asked.length, MOST),
  };
}

const SLUG = /^[a-z0-9-]{1,120}$/;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  ...headTags(data),
  { name: 'robots', content: 'noindex' },
];

export default function Compare() {
  const { t } = useTranslation('catalogue');
  const { lang, columns, rows, tooMany, missing } = useLoaderData<typeof loader>();
  const lite = useSite()?.lite ?? false;
  const back = <Link to={`/${lang}/offers`}>{t('compare.back')}</Link>;
  return (
    <TextPage lang={lang} title={t('compare.title')} lead={t('compare.note')} wide>
      {tooMany && <p className="note warn">{t('compare.tooMany')}</p>}
      {missing && <p className="note warn">{t('compare.missing')}</p>}
      {columns.length < 2 && (
        <p className="note">
          {columns.length === 0 ? t('compare.none') : t('compare.one')} {back}
        </p>
      )}
      {columns.length > 0 && (
        <>
          <ComparedOffers lang={lang} columns={columns} />
          {lite ? (
            <CompareBlocks columns={columns} rows={rows} />
          ) : (
            <CompareTable columns={columns} rows={rows} />
          )}
        </>
      )}
      {columns.length > 1 && <p>{back}</p>}
    </TextPage>
  );
}
