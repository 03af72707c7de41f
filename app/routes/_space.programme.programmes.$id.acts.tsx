import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import {
  actDecisionSchema,
  actSchema,
  decideAct,
  getOverview,
  proposeAct,
  withdrawAct,
} from '#domain/programmes/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { OpenAct, ProposeActForm } from '#ui/studio/act-forms.tsx';
import { ActsTable } from '#ui/studio/overview-lists.tsx';
import { StudioHead } from '#ui/studio/studio-head.tsx';
import { useStudioErrors } from '#ui/studio/use-studio-errors.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import {
  headOfOverview,
  requireStudio,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const overview = await guarded(() => getOverview(actor, id));
  const { acts, choices, isManager, openAct } = overview;
  if (isManager && (choices.length > 0 || openAct !== null)) requireConfirmed(args, actor);
  const head = headOfOverview(lang, overview);
  return {
    ...{ lang, head, isManager, openAct },
    choices: choices.map(({ act, earliest }) => ({
      act,
      earliest: formatDate(lang, earliest),
    })),
    acts: acts.map((act) => ({ ...act, effectiveOn: formatDate(lang, act.effectiveOn) })),
    done: new URL(args.request.url).searchParams.get('done'),
    title: titled(lang, head.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  const act = form.get('do');
  if (act === 'withdraw') {
    const work = () => withdrawAct(actor, id, textOf(form, 'actId', 64));
    return { done: 'withdrawn', work };
  }
  if (act === 'decide') {
    const parsed = parseFields(form, actDecisionSchema);
    if (!parsed.ok) return parsed;
    const agrees = parsed.value.agrees === 'yes';
    const work = () => decideAct(actor, id, parsed.value.actId, { agrees });
    return { done: agrees ? 'decided' : 'refused', work };
  }
  const parsed = parseFields(form, actSchema);
  if (!parsed.ok) return parsed;
  const { effectiveOn, ...rest } = parsed.value;
  const work = () => proposeAct(actor, id, { ...rest, effectiveOn: civilDate(effectiveOn) });
  return { done: 'act-proposed', work };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager');
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const act = actOf(actor, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  const isOfDay = refusal === 'too-early' || refusal === 'too-late';
  if (isOfDay && form.get('do') === 'decide') return refuse({ form: 'act-too-late' });
  if (isOfDay) return refuse({ effectiveOn: refusal });
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/programmes/${id}/acts?done=${act.done}`);
}

const DONE = ['act-proposed', 'decided', 'refused', 'withdrawn'] as const;

export default function Acts() {
  const { t } = useTranslation('studio');
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useStudioErrors(answer?.errors);
  const said = DONE.find((one) => one === page.done);
  const { openAct, choices, isManager } = page;
  return (
    <div id="page">
      <StudioHead head={page.head} title={t('page.acts')} />
      <ErrorSummary errors={shown} title={t('notDone')} />
      {said && !answer && (
        <p className="note ok" role="status">
          {t(`done.${said}`)}
        </p>
      )}
      <p>{t('acts.lead')}</p>
      {isManager && openAct && (
        <OpenAct
          act={openAct}
          line={page.acts.find(({ id }) => id === openAct.id)}
          values={answer?.values ?? {}}
          messages={messages}
        />
      )}
      {isManager && !openAct && choices.length > 0 && (
        <ProposeActForm choices={choices} values={answer?.values ?? {}} messages={messages} />
      )}
      {!openAct && choices.length === 0 && <p className="note">{t('acts.none')}</p>}
      {page.acts.length > 0 && (
        <Panel title={t('overview.acts')}>
          <ActsTable acts={page.acts} lang={page.lang} />
        </Panel>
      )}
    </div>
  );
}
