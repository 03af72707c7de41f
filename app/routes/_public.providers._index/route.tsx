import {
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readProviderQuery, writeProviderQuery } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGUAGES } from '#i18n/languages.ts';
import { Chips } from '#ui/catalogue/chips.tsx';
import { Filters } from '#ui/catalogue/filters.tsx';
import { listHead } from '#ui/catalogue/list-head.ts';
import { Notices } from '#ui/catalogue/notices.tsx';
import { Pager } from '#ui/catalogue/pager.tsx';
import { ProviderRows } from '#ui/catalogue/provider-rows.tsx';
import { RegionMap } from '#ui/catalogue/region-map.tsx';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { listHeaders, requireCleanAddress } from '#web/list-address.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { providersView } from './view.server.ts';

export const handle = { i18n: ['catalogue'], keepsQuery: true, scripts: false };
export const headers = listHeaders;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const { query, ignored, cut } = readProviderQuery(new URL(request.url).searchParams);
  const isKnown = !ignored && !cut;
  if (isKnown) requireCleanAddress(request, writeProviderQuery(query));
  const { now } = actorOf(context, lang);
  const view = await guarded(() => providersView(lang, query, now));
  const t = i18nFor(lang).getFixedT(null, 'catalogue');
  return data(
    {
      ...view,
      lang,
      ignored,
      cut: cut ? view.longest : null,
      title: titled(lang, t('providers.title')),
      description: t('providers.meta'),
      origin: publicOrigin(),
      isFirst: query.after === null && query.before === null,
    },
    isKnown ? {} : { headers: { 'Cache-Control': 'no-store' } },
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => listHead(page);

export default function Providers() {
  const { t } = useTranslation('catalogue');
  const page = useLoaderData<typeof loader>();
  const { lang, path, rows } = page;
  return (
    <TextPage lang={lang} title={t('providers.title')} lead={t('providers.lead')} wide>
      <Notices ignored={page.ignored} cut={page.cut} />
      <div className="listing with-map">
        <div>
          <RegionMap
            tiles={page.tiles}
            dir={LANGUAGES[lang].dir}
            caption={t('map.caption')}
            counted={t('map.counted')}
          />
          <Filters
            action={path}
            text={page.text}
            label={t('providers.label')}
            hint={t('providers.hint')}
            sorts={page.sorts}
            sort={page.sort}
            groups={page.groups}
            longest={page.longest}
          />
        </div>
        <section>
          <h2 role="status">{page.count}</h2>
          <Chips chips={page.chips} all={path} />
          {rows.length === 0 ? (
            <div className="note warn">
              <p>{t('list.empty')}</p>
              <p>
                <Link to={path}>{t('list.clear')}</Link>
              </p>
            </div>
          ) : (
            <ProviderRows lang={lang} rows={rows} />
          )}
          <Pager before={page.before} after={page.after} />
          <p className="hint">{t('list.fair')}</p>
          <p>
            <Link to={`/${lang}/register`}>{t('providers.register')}</Link>
          </p>
        </section>
      </div>
    </TextPage>
  );
}
