import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { CompareBlocks, CompareTable } from '#ui/catalogue/compare-table.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { TextPage } from '#ui/prose.tsx';
import { ChosenList } from '#ui/shortlist/chosen-list.tsx';
import { Decision, Settled } from '#ui/shortlist/decision.tsx';
import { Gone, KeepAll, Notices, Suggest } from '#ui/shortlist/notices.tsx';
import catalogueCss from '#ui/styles/catalogue.css?url';
import { useSite } from '#ui/use-site.ts';
import { actorOf } from '#web/actor.server.ts';
import { readForm, textOf } from '#web/forms.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { planned } from '#web/planned.server.ts';
import { ownPath, PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { actOn } from './act.server.ts';
import { shortlistView } from './view.server.ts';

const LONGEST_PATH = 300;
const MOST_ASKED = 12;

export const handle = { i18n: ['shortlist', 'catalogue'], keepsQuery: true, scripts: false };
export const headers = () => PRIVATE_PAGE;
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: catalogueCss }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const action = requireParam(params, 'action');
  const offers = new URL(request.url).searchParams
    .getAll('offer')
    .filter((one) => /^[\w-]{1,120}$/.test(one))
    .slice(0, MOST_ASKED);
  const view = await planned({ lang, id }, () =>
    shortlistView(actorOf(context, lang), lang, { id, action, offers }),
  );
  const title = i18nFor(lang).getFixedT(null, 'shortlist')('title', { action: view.heading });
  return { lang, id, action, title: titled(lang, title), ...view };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'robots', content: 'noindex' },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actionId = requireParam(params, 'action');
  const form = await readForm(request);
  const here = `/${lang}/assess/${id}`;
  const refusal = await actOn(actorOf(context, lang), id, actionId, form);
  if (refusal !== null) return data({ refusal }, { status: 422, headers: PRIVATE_PAGE });
  const back = ownPath(textOf(form, 'back', LONGEST_PATH));
  return seeOther(back?.startsWith(`${here}/`) ? back : `${here}/shortlist/${actionId}`);
}

export default function Shortlist() {
  const { t } = useTranslation('shortlist');
  const page = useLoaderData<typeof loader>();
  const refusal = useActionData<typeof action>()?.refusal ?? null;
  const lite = useSite()?.lite ?? false;
  const { lang, id, offers, rows, settled, asked, decision } = page;
  const here = `/${lang}/assess/${id}/shortlist/${page.action}`;
  const canChange = settled === null && decision.mayFreeze !== 'read-only';
  const lead = settled ? t('lead.settled') : asked ? t('lead.asked') : t('lead.open');
  return (
    <TextPage lang={lang} title={t('title', { action: page.heading })} lead={lead} wide>
      {refusal !== null && (
        <ErrorSummary errors={[{ target: 'chosen', message: t(`error.${refusal}`) }]} />
      )}
      {settled && <Settled lang={lang} {...settled} />}
      <Notices {...page} />
      <div id="chosen">
        <ChosenList
          lang={lang}
          offers={offers}
          here={canChange ? here : null}
          asked={asked !== null}
        />
        <Gone gone={page.gone} here={canChange ? here : null} />
      </div>
      {canChange && <KeepAll here={here} offers={asked ? offers : []} />}
      {canChange && !asked && page.suggested > 0 && <Suggest here={here} count={page.suggested} />}
      {offers.length > 0 && (
        <>
          <p className="hint">{page.vat}</p>
          {lite ? (
            <CompareBlocks columns={offers} rows={rows} />
          ) : (
            <CompareTable columns={offers} rows={rows} />
          )}
        </>
      )}
      {canChange && !asked && offers.length > 0 && (
        <Decision {...{ lang, id, here, ...decision }} unsure={refusal === 'sure'} />
      )}
    </TextPage>
  );
}
