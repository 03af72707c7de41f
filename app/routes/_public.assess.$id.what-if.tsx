import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData, useSubmit } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getWhatIf } from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { Projection } from '#ui/result/projection.tsx';
import { actorOf } from '#web/actor.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';

export const handle = { i18n: ['roadmap', 'result'] };

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const chosen = new URL(request.url).searchParams.getAll('a');
  const whatIf = await guarded(() =>
    getWhatIf(actorOf(context, lang), requireParam(params, 'id'), chosen, contentLang(lang)),
  );
  return { lang, whatIf, title: titled(lang, i18nFor(lang).t('roadmap:whatIf.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function WhatIf() {
  const { t } = useTranslation('roadmap');
  const { lang, whatIf } = useLoaderData<typeof loader>();
  const submit = useSubmit();
  return (
    <div className="wrap">
      <h1>{t('whatIf.title')}</h1>
      <p>{t('whatIf.lead')}</p>
      <Projection whatIf={whatIf} lang={lang} />
      <Form
        method="get"
        replace
        onChange={(event) => {
          submit(event.currentTarget, { replace: true, preventScrollReset: true });
        }}
      >
        <fieldset>
          <legend>{t('whatIf.choose')}</legend>
          {whatIf.choices.map(({ id, title, chosen }) => (
            <label className="opt" key={id}>
              <input type="checkbox" name="a" value={id} defaultChecked={chosen} />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
        <div className="actions">
          <button className="btn" type="submit">
            {t('whatIf.compute')}
          </button>
          <Link to={`/${lang}/assess/${whatIf.id}/roadmap`}>{t('title')}</Link>
        </div>
      </Form>
    </div>
  );
}
