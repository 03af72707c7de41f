import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { getReassessment, readAnswersForm, saveAnswers } from '#domain/assessment/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Question } from '#ui/question.tsx';
import { useMessages } from '#ui/use-messages.ts';
import { actorOf } from '#web/actor.server.ts';
import { flatValues, readForm, typedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';
import { writing } from '#web/writes.server.ts';

export const handle = { i18n: ['roadmap', 'assess'] };

export async function loader({ params, context }: LoaderFunctionArgs) {
  const lang = requireLang(params);
  const again = await guarded(() =>
    getReassessment(
      actorOf(context, lang),
      requireParam(params, 'id'),
      requireParam(params, 'action'),
      contentLang(lang),
    ),
  );
  return { lang, again, intentId: mintIntent(), title: titled(lang, again.title) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  const id = requireParam(params, 'id');
  const actionId = requireParam(params, 'action');
  const form = await readForm(request);
  const actor = actorOf(context, lang);
  const { questions } = await guarded(
    () => getReassessment(actor, id, actionId, contentLang(lang)),
    typedValues(form),
  );
  const answers = readAnswersForm(form, questions);
  if (answers.invalid.length > 0) {
    const errors = Object.fromEntries(answers.invalid.map((item) => [item, 'error.unknownChoice']));
    return data({ errors, values: flatValues(typedValues(form)) }, { status: 422 });
  }
  await writing({ lang, id }, () => saveAnswers(actor, id, answers, null, intentOf(form)));
  return seeOther(`/${lang}/assess/${id}/result`);
}

export default function Again() {
  const { t } = useTranslation('roadmap');
  const { lang, again, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors = useMessages(refused?.errors);
  return (
    <div className="wrap">
      <h1>{t('again.title')}</h1>
      <ErrorSummary
        errors={Object.entries(errors).map(([target, message]) => ({ target, message }))}
      />
      <p>
        <strong>{again.title}</strong>
        <br />
        {t('again.lead')}
      </p>
      <Form method="post">
        <input type="hidden" name="intentId" value={intentId} />
        {again.questions.map((question) => (
          <Question
            key={question.id}
            question={{ ...question, value: refused?.values[question.id] ?? question.value }}
            error={errors[question.id] ?? null}
          />
        ))}
        <div className="actions">
          <button className="btn" type="submit">
            {t('again.save')}
          </button>
          <Link to={`/${lang}/assess/${again.id}/roadmap`}>{t('again.later')}</Link>
        </div>
      </Form>
    </div>
  );
}
