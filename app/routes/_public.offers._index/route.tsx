import {
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readOfferQuery, writeOfferQuery } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Chips } from '#ui/catalogue/chips.tsx';
import { Filters } from '#ui/catalogue/filters.tsx';
import { listHead } from '#ui/catalogue/list-head.ts';
import { Notices } from '#ui/catalogue/notices.tsx';
import { OfferRows } from '#ui/catalogue/offer-rows.tsx';
import { Pager } from '#ui/catalogue/pager.tsx';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { listHeaders, requireCleanAddress } from '#web/list-address.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { offersView } from './view.server.ts';

export const handle = { i18n: ['catalogue'], keepsQuery: true, scripts: false };
export const headers = listHeaders;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

/** Id of the form that compares what is ticked in the list. */
const COMPARE = 'compare';

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const { query, ignored, cut } = readOfferQuery(new URL(request.url).searchParams);
  const isKnown = !ignored && !cut;
  if (isKnown) requireCleanAddress(request, writeOfferQuery(query));
  const { now } = actorOf(context, lang);
  const view = await guarded(() => offersView(lang, query, now));
  const t = i18nFor(lang).getFixedT(null, 'catalogue');
  const heading =
    view.category === null ? t('offers.title') : t('offers.in', { name: view.category });
  return data(
    {
      ...view,
      lang,
      ignored,
      cut: cut ? view.longest : null,
      heading,
      title: titled(lang, heading),
      description: t('offers.meta'),
      origin: publicOrigin(),
      isFirst: query.after === null && query.before === null,
    },
    isKnown ? {} : { headers: { 'Cache-Control': 'no-store' } },
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => listHead(page);

export default function Offers() {
  const { t } = useTranslation('catalogue');
  const page = useLoaderData<typeof loader>();
  const { lang, heading, path, count, chips, rows } = page;
  return (
    <TextPage lang={lang} title={heading} lead={t('offers.lead')} wide>
      <Notices ignored={page.ignored} cut={page.cut} />
      <div className="listing">
        <Filters
          action={path}
          text={page.text}
          label={t('offers.label')}
          hint={t('offers.hint')}
          sorts={page.sorts}
          sort={page.sort}
          groups={page.groups}
          longest={page.longest}
        />
        <section>
          <h2 role="status">{count}</h2>
          <Chips chips={chips} all={path} />
          <Few />
          {rows.length === 0 ? <Empty /> : <OfferRows lang={lang} rows={rows} compare={COMPARE} />}
          {rows.length > 1 && (
            <Form id={COMPARE} method="get" action={`${path}/compare`}>
              <p className="hint">{t('compare.hint')}</p>
              <button className="btn second" type="submit">
                {t('compare.go')}
              </button>
            </Form>
          )}
          <Pager before={page.before} after={page.after} />
          <p className="hint">{t('list.fair')}</p>
        </section>
      </div>
    </TextPage>
  );
}

/** Says that few sell what is looked for, and where to look for more. */
function Few() {
  const { t } = useTranslation('catalogue');
  const { few } = useLoaderData<typeof loader>();
  if (few === null) return null;
  return (
    <p className="note">
      {few.words} {few.wider !== null && <Link to={few.wider}>{t('list.wider')}</Link>}
    </p>
  );
}

/** What to do when nothing matches. */
function Empty() {
  const { t } = useTranslation('catalogue');
  const { lang, nearest } = useLoaderData<typeof loader>();
  return (
    <div className="note warn">
      <p>{t('list.empty')}</p>
      <p>{t('list.emptyHint')}</p>
      <ul>
        {nearest.map(({ code, name }) => (
          <li key={code}>
            <Link to={`/${lang}/categories/${code}`}>{name}</Link>
          </li>
        ))}
        <li>
          <Link to={`/${lang}/categories`}>{t('list.allCategories')}</Link>
        </li>
      </ul>
    </div>
  );
}
