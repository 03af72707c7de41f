import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { RunNotices } from '#ui/matching/run-notices.tsx';
import { NearList, Thin } from '#ui/matching/thin.tsx';
import { TextPage } from '#ui/prose.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import matchingCss from '#ui/styles/matching.css?url';
import { actorOf } from '#web/actor.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { planned } from '#web/planned.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import { Explained } from './explained.tsx';
import { actionMatchesView } from './view.server.ts';

export const handle = { i18n: ['matching', 'catalogue'], scripts: false };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: catalogueCss },
  { rel: 'stylesheet', href: matchingCss },
];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const action = requireParam(params, 'action');
  const view = await planned({ lang, id }, () =>
    actionMatchesView(actorOf(context, lang), id, action, lang),
  );
  return { lang, id, title: titled(lang, view.action.title), ...view };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export default function ActionMatches() {
  const { t } = useTranslation('matching');
  const page = useLoaderData<typeof loader>();
  const { lang, id, action, best, nearest, readOnly } = page;
  const here = `/${lang}/assess/${id}`;
  const selection = `${here}/shortlist/${action.id}`;
  return (
    <TextPage lang={lang} title={action.title} lead={action.supply} wide>
      <p>
        <Link to={`${here}/matches`}>{t('action.back')}</Link>
        {action.chosen && (
          <>
            {' · '}
            <Link to={selection}>{t('action.selection')}</Link> (
            {t(`sme.state.${action.chosen.state}`, { count: action.chosen.count })})
          </>
        )}
      </p>
      <RunNotices here={here} page={page} />
      {action.thin && <Thin lang={lang} here={here} action={action} />}
      {best.length > 0 && (
        <>
          <h2>{t('offers.title')}</h2>
          <p>{t('offers.lead')}</p>
          <Form method="get" action={selection} id="compare" />
          <ol className="steps rows side">
            {best.map((match) => (
              <Explained
                key={match.card.offerId}
                lang={lang}
                match={match}
                proof={page.proof}
                selection={readOnly || action.chosen?.state === 'frozen' ? null : selection}
                back={`${here}/matches/${action.id}`}
                canCompare={best.length > 1}
              />
            ))}
          </ol>
          {best.length > 1 && (
            <p className="actions">
              <button className="btn" type="submit" form="compare">
                {t('compare')}
              </button>
              {t('pickHint')}
            </p>
          )}
          <p className="hint">
            {page.vat} {t('fair')} <Link to={`/${lang}/method#matching`}>{t('method')}</Link>
          </p>
        </>
      )}
      <NearList lang={lang} nearest={nearest} heading="h3" open />
    </TextPage>
  );
}
