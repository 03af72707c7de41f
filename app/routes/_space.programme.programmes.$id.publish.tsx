import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  decideVersion,
  getDraft,
  getOverview,
  proposeVersion,
  studioChoices,
  takeBackVersion,
  versionDecisionSchema,
  versionTargetSchema,
} from '#domain/programmes/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { GuardList } from '#ui/studio/guard-list.tsx';
import { DecideForm, ProposeForm, TakeBackForm } from '#ui/studio/publish-forms.tsx';
import { StudioHead } from '#ui/studio/studio-head.tsx';
import { useStudioErrors } from '#ui/studio/use-studio-errors.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { rereadRefused } from '#ui/studio/reread-refused.ts';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import {
  headOf,
  requireStudio,
  untampered,
} from './_space.programme.programmes.$id._index/section.server.ts';

export const handle = { i18n: ['studio', 'aid', 'vocab'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireStudio(args);
  const id = requireParam(args.params, 'id');
  const draft = await untampered({ lang, id }, () => getDraft(actor, id));
  const { working, isManager } = await guarded(() => getOverview(actor, id));
  const ready = working?.guards?.every(({ ok }) => ok) ?? false;
  const mayPropose = isManager && (working?.state === 'simulated' || working?.state === 'draft');
  const mayDecide = isManager && working?.state === 'proposed';
  // Only where there is something to decide: the list itself is for everybody to read.
  if (mayDecide || (mayPropose && ready)) requireConfirmed(args, actor);
  const head = headOf(lang, draft);
  const { categories } = studioChoices(contentLang(lang));
  return {
    ...{ lang, head, working, mayPropose, mayDecide, ready },
    comesOn: working?.effectiveOn && formatDate(lang, working.effectiveOn),
    names: Object.fromEntries(categories.map(({ code, name }) => [code, name])),
    done: new URL(args.request.url).searchParams.get('done'),
    title: titled(lang, head.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, programmeId: string, form: FormData) {
  const act = form.get('do');
  if (act === 'decide') {
    const parsed = parseFields(form, versionDecisionSchema);
    if (!parsed.ok) return parsed;
    const { agrees, reason, ...target } = parsed.value;
    const decision = { agrees: agrees === 'yes', reason };
    const work = () => decideVersion(actor, { programmeId, ...target }, decision);
    return { done: agrees === 'yes' ? 'published' : 'sent-back', work };
  }
  const parsed = parseFields(form, versionTargetSchema);
  if (!parsed.ok) return parsed;
  const target = { programmeId, ...parsed.value };
  return act === 'take-back'
    ? { done: 'taken-back', work: () => takeBackVersion(actor, target) }
    : { done: 'proposed', work: () => proposeVersion(actor, target) };
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
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/programmes/${id}/publish?done=${act.done}`);
}

const DONE = ['proposed', 'taken-back', 'published', 'sent-back'] as const;

export default function Publish() {
  const { t } = useTranslation('studio');
  const page = useLoaderData<typeof loader>();
  const { head, working, done } = page;
  const answer = useActionData<typeof action>();
  const { messages, shown } = useStudioErrors(answer?.errors);
  const said = answer ? undefined : DONE.find((one) => one === done);
  const here = `/${page.lang}/programme/programmes/${head.id}`;
  const target = working && { versionId: working.id, stamp: working.stamp };
  return (
    <div id="page">
      <StudioHead head={head} title={t('page.publish')} />
      <ErrorSummary errors={shown} title={t('notDone')} />
      {said && (
        <p className="note ok" role="status">
          {t(`done.${said}`)}
        </p>
      )}
      {working === null && <p className="note">{t('publish.nothing')}</p>}
      {working?.note && (
        <Panel title={t('publish.note')}>
          <p dir="auto">{working.note}</p>
        </Panel>
      )}
      {working?.state === 'published' && (
        <p className="note">{t('publish.coming', { day: page.comesOn })}</p>
      )}
      {working?.guards && working.state !== 'published' && (
        <Panel title={t('guard.title')}>
          <p>{t('guard.lead', { days: working.noticeDays })}</p>
          <GuardList lang={page.lang} guards={working.guards} here={here} names={page.names} />
        </Panel>
      )}
      {target && page.mayPropose && <ProposeForm target={target} ready={page.ready} />}
      {target && page.mayDecide && working.proposedBy?.isSelf && <TakeBackForm target={target} />}
      {target && page.mayDecide && !working.proposedBy?.isSelf && (
        <DecideForm
          {...{ target, messages }}
          proposer={working.proposedBy?.name ?? ''}
          values={answer?.values ?? {}}
        />
      )}
    </div>
  );
}
