import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { confirmDmaBridge, getDmaBridge, readDmaForm } from '#domain/assessment/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { DmaQuestion } from '#ui/dma/dma-question.tsx';
import { DmaScore } from '#ui/dma/dma-score.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { actorOf } from '#web/actor.server.ts';
import { readForm, typedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { writing } from '#web/writes.server.ts';

export const handle = { i18n: ['dma', 'assess'] };
export const headers = () => PRIVATE_PAGE;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const bridge = await guarded(() => getDmaBridge(actorOf(context, lang), id, contentLang(lang)));
  return { lang, bridge, title: titled(lang, i18nFor(lang).t('dma:title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const form = await readForm(request);
  const { answers, invalid } = readDmaForm(form);
  if (invalid.length > 0) {
    const questions = [...new Set(invalid.map((field) => field.split('.')[0] ?? field))];
    return data({ questions }, { status: 422 });
  }
  await writing(
    { lang, id },
    () => confirmDmaBridge(actorOf(context, lang), id, answers),
    typedValues(form),
  );
  return seeOther(`/${lang}/assess/${id}/dma#score`);
}

export default function Dma() {
  const { t } = useTranslation(['dma', 'assess']);
  const { lang, bridge } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>()?.questions ?? [];
  const errorOf = (id: string) =>
    wrong.includes(id) ? t('unknownChoice', { number: id.slice(1) }) : undefined;
  return (
    <div className="wrap">
      <h1>{t('title')}</h1>
      <ErrorSummary errors={wrong.map((id) => ({ target: id, message: errorOf(id) ?? '' }))} />
      <p>{t('lead')}</p>
      {bridge.confirmed && <DmaScore confirmed={bridge.confirmed} lang={lang} />}
      {bridge.readOnly && <p className="note">{t('assess:access.readOnly')}</p>}
      {!bridge.confirmed && !bridge.readOnly && <p className="note">{t('proposed')}</p>}
      <Form method="post">
        {bridge.questions.map((question) => (
          <DmaQuestion
            key={question.id}
            question={question}
            error={errorOf(question.id)}
            readOnly={bridge.readOnly}
          />
        ))}
        <div className="actions">
          {!bridge.readOnly && (
            <button className="btn" type="submit">
              {bridge.confirmed ? t('again') : t('confirm')}
            </button>
          )}
          <Link to={`/${lang}/assess/${bridge.id}/result`}>{t('back')}</Link>
        </div>
      </Form>
      <p className="hint">{t('attribution')}</p>
    </div>
  );
}
