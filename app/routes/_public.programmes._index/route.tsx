import {
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readProgrammeQuery, writeProgrammeQuery } from '#domain/programmes/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { Chips } from '#ui/catalogue/chips.tsx';
import { listHead } from '#ui/catalogue/list-head.ts';
import { Notices } from '#ui/catalogue/notices.tsx';
import { ProgrammeFilters } from '#ui/programmes/programme-filters.tsx';
import { ProgrammeRows } from '#ui/programmes/programme-rows.tsx';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { listHeaders, requireCleanAddress } from '#web/list-address.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { judgeFor } from './judge.server.ts';
import { Empty, FirmNote, ForFirm, OpenData, Part, Tampered } from './parts.tsx';
import { programmesView } from './view.server.ts';

export const handle = {
  ...{ i18n: ['programmes', 'eligibility', 'catalogue'], keepsQuery: true, scripts: false },
};
export const headers = listHeaders;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const { query, unread } = readProgrammeQuery(new URL(request.url).searchParams);
  const isKnown = unread.length === 0;
  if (isKnown) requireCleanAddress(request, writeProgrammeQuery(query));
  const actor = actorOf(context, lang);
  const judge = query.firm ? await guarded(() => judgeFor(actor, lang)) : null;
  const view = await guarded(() => programmesView(lang, query, { now: actor.now, judge }));
  const t = i18nFor(lang).getFixedT(null, 'programmes');
  const page = {
    ...{ ...view, lang, ignored: !isKnown, title: titled(lang, t('title')) },
    ...{ description: t('meta'), origin: publicOrigin(), text: '', isFirst: !query.firm },
    dataLang: contentLang(lang),
    firm: query.firm ? (judge === null ? ('unknown' as const) : ('known' as const)) : null,
  };
  if (query.firm) return data(page, { headers: PRIVATE_PAGE });
  return data(page, isKnown ? {} : { headers: { 'Cache-Control': 'no-store' } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => listHead(page);

export default function Programmes() {
  const { t } = useTranslation('programmes');
  const page = useLoaderData<typeof loader>();
  const { lang, path, groups, chips, count, sections } = page;
  return (
    <TextPage lang={lang} title={t('title')} lead={t('lead')} wide>
      <Notices ignored={page.ignored} cut={null} />
      <p className="actions">
        <Link className="btn" to={`/${lang}/eligibility`}>
          {t('check')}
        </Link>
        <ForFirm page={page} />
      </p>
      <div className="listing">
        <ProgrammeFilters action={path} groups={groups} forFirm={page.firm !== null} />
        <section>
          <h2 role="status">{count}</h2>
          <Chips chips={chips} all={page.all} />
          <FirmNote page={page} />
          {sections.length === 0 && <Empty page={page} />}
          {sections.map(({ section, title, rows, folded }) => (
            <Part key={section} title={title} count={rows.length} folded={folded}>
              <ProgrammeRows lang={lang} rows={rows} />
            </Part>
          ))}
          <Tampered page={page} />
          <OpenData page={page} />
        </section>
      </div>
    </TextPage>
  );
}
