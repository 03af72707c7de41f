import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { tryProgramme } from '#domain/programmes/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { StudioHead } from '#ui/studio/studio-head.tsx';
import { TrialAnswer } from '#ui/studio/trial-answer.tsx';
import { TrialForm } from '#ui/studio/trial-form.tsx';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';
import {
  headOf,
  requireStudio,
  untampered,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;

/** Everything is in the address: a trial is kept nowhere and can be handed to a colleague. */
export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const query = new URL(args.request.url).searchParams;
  const values = Object.fromEntries(
    [...new Set(query.keys())].map((name) => [name, query.getAll(name)]),
  );
  const { draft, ...trial } = await untampered({ lang, id }, () =>
    tryProgramme(actor, id, values, speakerOf(lang)),
  );
  const head = headOf(lang, draft);
  return { lang, head, values, ...trial, title: titled(lang, head.name) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Try() {
  const { t } = useTranslation('studio');
  const { head, questions, values, problems, answer } = useLoaderData<typeof loader>();
  const shown = problems.map((fact) => ({
    target: fact,
    message: t('at', {
      field: questions.find((one) => one.fact === fact)?.name ?? fact,
      message: t('error.value'),
    }),
  }));
  return (
    <>
      <StudioHead head={head} title={t('page.try')} />
      <ErrorSummary errors={shown} title={t('notDone')} />
      <p>{t('try.lead')}</p>
      {questions.length === 0 && <p className="note">{t('try.noRules')}</p>}
      {answer && <TrialAnswer answer={answer} />}
      {questions.length > 0 && (
        <TrialForm questions={questions} values={values} problems={problems} />
      )}
    </>
  );
}
