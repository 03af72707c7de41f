import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  CATEGORY_GROUPS,
  countByCategory,
  listCategoryNotes,
} from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { headTags } from '#ui/head.ts';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PUBLIC_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['catalogue'], scripts: false };
export const headers = () => PUBLIC_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

export async function loader({ params }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const t = i18nFor(lang).getFixedT(null, 'catalogue');
  const counts = await guarded(() => countByCategory());
  const notes = listCategoryNotes(contentLang(lang));
  return {
    lang,
    title: titled(lang, t('categories.title')),
    description: t('categories.meta'),
    groups: CATEGORY_GROUPS.map((group) => ({
      group,
      categories: notes
        .filter((note) => note.group === group)
        .map(({ code, name, text }) => ({
          code,
          name,
          text: text[0] ?? '',
          count: t('row.offers', { count: counts.get(code)?.offers ?? 0 }),
        })),
    })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => headTags(data);

export default function Categories() {
  const { t } = useTranslation('catalogue');
  const { lang, groups } = useLoaderData<typeof loader>();
  return (
    <TextPage lang={lang} title={t('categories.title')} lead={t('categories.lead')} wide>
      <p>
        <Link to={`/${lang}/assess`}>{t('categories.assess')}</Link>
      </p>
      {groups.map(({ group, categories }) => (
        <section key={group}>
          <h2>{t(`categories.group.${group}`)}</h2>
          <ul className="grid" style={{ listStyle: 'none', padding: 0 }}>
            {categories.map(({ code, name, text, count }) => (
              <li className="card" key={code}>
                <h3>
                  <Link to={`/${lang}/categories/${code}`}>{name}</Link>
                </h3>
                <p>{text}</p>
                <p className="hint">{count}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </TextPage>
  );
}
