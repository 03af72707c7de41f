import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '#i18n/languages.ts';
import { BandTable } from '#ui/catalogue/band-table.tsx';
import { OfferRows } from '#ui/catalogue/offer-rows.tsx';
import { RegionMap } from '#ui/catalogue/region-map.tsx';
import { headTags } from '#ui/head.ts';
import { PayingProgrammes } from '#ui/programmes/paying-programmes.tsx';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { notFound, requireLang, requireParam } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';
import { categoryView } from './view.server.ts';

export const handle = { i18n: ['catalogue', 'programmes'], scripts: false };
export const headers = () => PUBLIC_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const code = requireParam(params, 'code');
  const { now } = actorOf(context, lang);
  const view = await guarded(() => categoryView(lang, code, now));
  if (view === null) throw notFound();
  return { ...view, lang, title: titled(lang, view.name), description: view.text.join(' ') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Category() {
  const { t } = useTranslation('catalogue');
  const { lang, name, text, rows, count, offers, bands, isDemo, tiles, programmes } =
    useLoaderData<typeof loader>();
  const [first = '', ...rest] = text;
  return (
    <TextPage lang={lang} title={name} lead={first} wide>
      {rest.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <h2>{t('categories.offers')}</h2>
      <p>{count}</p>
      {rows.length === 0 ? (
        <p className="note">{t('categories.noOffers')}</p>
      ) : (
        <>
          <OfferRows lang={lang} rows={rows} />
          <p className="actions">
            <Link className="btn" to={offers}>
              {t('categories.seeAll')}
            </Link>
          </p>
          <p className="hint">{t('list.fair')}</p>
        </>
      )}
      <PayingProgrammes lang={lang} programmes={programmes} />
      <h2>{t('categories.prices')}</h2>
      <BandTable bands={bands} isDemo={isDemo} />
      <h2>{t('categories.regions')}</h2>
      <RegionMap
        tiles={tiles}
        dir={LANGUAGES[lang].dir}
        caption={t('categories.regionsCaption')}
        counted={t('map.counted')}
      />
      <ul>
        <li>
          <Link to={`/${lang}/categories`}>{t('list.allCategories')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/assess`}>{t('categories.assess')}</Link>
        </li>
      </ul>
    </TextPage>
  );
}
