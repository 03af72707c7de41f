import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  canWriteForFirm,
  listOwnAssessments,
  startAssessment,
} from '#domain/assessment/index.server.ts';
import { startSchema } from '#domain/assessment/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { actorOf, actorWithDevice } from '#web/actor.server.ts';
import { parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { edgeOf } from '#web/load-context.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { PRIVATE_PAGE, PUBLIC_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['assess'] };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const actor = actorOf(context, lang);
  const own = await guarded(() => listOwnAssessments(actor));
  const assessments = own.map((each) => ({
    id: each.id,
    completed: each.completed,
    ofFirm: each.ofFirm,
    date: formatDate(lang, each.createdAt),
  }));
  const title = titled(lang, i18nFor(lang).t('assess:title'));
  const { deviceToken, person } = edgeOf(context);
  const headers = deviceToken === null && person === null ? PUBLIC_PAGE : PRIVATE_PAGE;
  return data({ lang, title, assessments, forFirm: canWriteForFirm(actor) }, { headers });
}

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const form = await parseForm(request, startSchema);
  const path = form.ok ? form.value.path : 'express';
  const { actor, cookie } = actorWithDevice(context, lang);
  const id = await guarded(() => startAssessment(actor, path), { path });
  return seeOther(`/${lang}/assess/${id}/profile`, { 'Set-Cookie': cookie });
}

export default function Assess() {
  const { t } = useTranslation('assess');
  const { lang, assessments, forFirm } = useLoaderData<typeof loader>();
  return (
    <div className="wrap">
      <h1>{t('title')}</h1>
      <p>{t('start.lead')}</p>
      {assessments.length > 0 && (
        <section className="card">
          <h2>{t('start.yours')}</h2>
          <ul>
            {assessments.map(({ id, completed, ofFirm, date }) => (
              <li key={id}>
                <Link to={`/${lang}/assess/${id}/${completed ? 'result' : 'review'}`}>
                  {completed ? t('start.see', { date }) : t('start.continue', { date })}
                </Link>{' '}
                {ofFirm && <span className="tag">{t('start.ofFirm')}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="grid">
        {(['express', 'full'] as const).map((path) => (
          <Form method="post" className="card" key={path}>
            <h2>{t(`start.${path}.title`)}</h2>
            <p>{t(`start.${path}.text`)}</p>
            <button
              className={path === 'express' ? 'btn' : 'btn second'}
              name="path"
              value={path}
              type="submit"
            >
              {t(`start.${path}.go`)}
            </button>
            <p />
          </Form>
        ))}
      </div>
      <p>{t('start.later')}</p>
      <p className="note">{forFirm ? t('start.privacyFirm') : t('start.privacy')}</p>
    </div>
  );
}
