import {
  data,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Answered } from '#ui/eligibility/answered.tsx';
import { QuestionForm } from '#ui/eligibility/question-form.tsx';
import { Settled } from '#ui/eligibility/settled.tsx';
import { TakeOver } from '#ui/eligibility/take-over.tsx';
import { TextPage } from '#ui/prose.tsx';
import aidCss from '#ui/styles/aid.css?url';
import { actorOf, actorWithDevice } from '#web/actor.server.ts';
import { readForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE, PUBLIC_PAGE, seeOther } from '#web/responses.server.ts';
import { actOn } from './act.server.ts';
import { questionsView } from './view.server.ts';

export const handle = { i18n: ['eligibility', 'assess'], keepsQuery: true, scripts: false };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: aidCss }];

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const { searchParams } = new URL(request.url);
  const asked = { ask: searchParams.get('ask'), all: searchParams.get('all') === 'yes' };
  const view = await guarded(() => questionsView(actorOf(context, lang), lang, asked));
  if (view === null) throw seeOther(`/${lang}/eligibility/results`);
  const t = i18nFor(lang).getFixedT(null, 'eligibility');
  const { deviceToken, person } = edgeOf(context);
  const headers = deviceToken === null && person === null ? PUBLIC_PAGE : PRIVATE_PAGE;
  const head = { title: titled(lang, t('title')), description: t('meta') };
  return data({ lang, ...head, ...view }, { headers });
}

export const headers: HeadersFunction = ({ loaderHeaders, actionHeaders }) =>
  actionHeaders.has('Cache-Control') ? actionHeaders : loaderHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title },
  { name: 'description', content: page?.description },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const { actor, cookie } = actorWithDevice(context, lang);
  const outcome = await actOn(actor, lang, await readForm(request));
  if (!('to' in outcome))
    return data(outcome, { status: outcome.wait > 0 ? 429 : 422, headers: PRIVATE_PAGE });
  const page = outcome.to === 'results' ? 'eligibility/results' : 'eligibility';
  return seeOther(`/${lang}/${page}`, { 'Set-Cookie': cookie });
}

export default function Eligibility() {
  const { t } = useTranslation('eligibility');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { lang, answered } = page;
  return (
    <TextPage lang={lang} title={t('title')} lead={page.all ? t('allLead') : t('lead')}>
      <TakeOver lang={lang} count={page.toTakeOver} />
      <QuestionForm
        lang={lang}
        all={page.all}
        remaining={page.left}
        changes={page.changes}
        questions={refused && refused.questions.length > 0 ? refused.questions : page.questions}
        refused={refused}
      />
      <Settled counts={page.counts} />
      <Answered lang={lang} {...answered} />
    </TextPage>
  );
}
