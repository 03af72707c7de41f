import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { answerAppeal, appealAnswerSchema, getAppeal } from '#domain/matching/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { AnswerForm, AppealFacts, ShowingPanel } from '#ui/steering/appeal-panels.tsx';
import { rereadRefused } from '#ui/steering/reread-refused.ts';
import { useSteeringErrors } from '#ui/steering/use-steering-errors.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { appealView } from './view.server.ts';

export const handle = { i18n: ['steering'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const appeal = await guarded(() => getAppeal(actor, id, contentLang(lang)));
  return {
    lang,
    ...appealView(lang, appeal),
    done: new URL(args.request.url).searchParams.has('done'),
    title: titled(lang, i18nFor(lang).t('steering:appeal.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const parsed = await parseForm(args.request, appealAnswerSchema);
  if (!parsed.ok)
    return data({ errors: parsed.errors, values: flatValues(parsed.values) }, { status: 422 });
  const work = () => answerAppeal(actor, id, parsed.value);
  const refusal = await refusalOf(work, parsed.typed);
  if (refusal !== null)
    return data({ errors: { form: refusal }, values: flatValues(parsed.typed) }, { status: 422 });
  return seeOther(`/${lang}/programme/matching/appeals/${id}?done`);
}

export default function Appeal() {
  const { t } = useTranslation('steering');
  const { lang, facts, text, showing, replay, answer, mayAnswer, done } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useSteeringErrors(refused?.errors);
  return (
    <div id="page">
      <p>
        <Link to={`/${lang}/programme/matching#appeals`}>{t('appeal.back')}</Link>
      </p>
      <h1>{t('appeal.title')}</h1>
      <ErrorSummary errors={shown} title={t('notDone')} />
      {done && !refused && (
        <p className="note ok" role="status">
          {t('appeal.done')}
        </p>
      )}
      <AppealFacts facts={facts} />
      <Panel title={t('appeal.said')}>
        <p dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {text}
        </p>
      </Panel>
      <ShowingPanel showing={showing} replay={replay} />
      {answer && (
        <Panel title={t('appeal.by', { name: answer.name, day: answer.day })}>
          <p dir="auto" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {answer.text}
          </p>
        </Panel>
      )}
      {mayAnswer && <AnswerForm values={refused?.values ?? {}} messages={messages} />}
      {!mayAnswer && facts.state === 'open' && <p className="note">{t('appeal.notYours')}</p>}
    </div>
  );
}
