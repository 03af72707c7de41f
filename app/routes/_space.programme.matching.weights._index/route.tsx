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
  decideWeights,
  getWeightsPage,
  weightsDecisionSchema,
  withdrawWeights,
} from '#domain/matching/index.server.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { EffectPanel } from '#ui/steering/effect-panel.tsx';
import { SteeringHead } from '#ui/steering/head.tsx';
import { rereadRefused } from '#ui/steering/reread-refused.ts';
import { useSteeringErrors } from '#ui/steering/use-steering-errors.ts';
import { DecisionPanel, HistoryPanel, ProposalPanel } from '#ui/steering/weights-panels.tsx';
import { WeightsTables } from '#ui/steering/weights-tables.tsx';
import { ButtonLink, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseFields, readForm, textOf, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';
import { proposalView, versionViews } from './view.server.ts';

export const handle = { i18n: ['steering'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager', 'auditor');
  const lang = requireLang(args.params);
  const { present, proposal, history, isManager } = await guarded(() => getWeightsPage(actor));
  if (isManager && proposal !== null) requireConfirmed(args, actor);
  return {
    ...{ lang, isManager, present: present.content },
    number: formatNumber(lang, present.number),
    proposal: proposalView(lang, proposal),
    versions: versionViews(lang, history),
    done: new URL(args.request.url).searchParams.get('done'),
    title: titled(lang, i18nFor(lang).t('steering:weights.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const LONGEST_ID = 64;

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, form: FormData) {
  if (form.get('do') === 'withdraw') {
    const work = () => withdrawWeights(actor, textOf(form, 'id', LONGEST_ID));
    return { done: 'withdrawn', work };
  }
  const parsed = parseFields(form, weightsDecisionSchema);
  if (!parsed.ok) return parsed;
  const { id, agrees, note } = parsed.value;
  const decision = { agrees: agrees === 'yes', note };
  return {
    done: decision.agrees ? 'published' : 'refused',
    work: () => decideWeights(actor, id, decision),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'programme-manager');
  requireConfirmed(args, actor);
  const lang = requireLang(args.params);
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data({ errors, values: flatValues(typed) }, { status: 422 });
  const act = actOf(actor, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse({ form: refusal });
  return seeOther(`/${lang}/programme/matching/weights?done=${act.done}`);
}

const DONE = ['proposed', 'published', 'refused', 'withdrawn'] as const;

export default function WeightsPage() {
  const { t } = useTranslation('steering');
  const { lang, present, number, proposal, versions, isManager, done } =
    useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useSteeringErrors(refused?.errors, refused?.values);
  const said = refused ? undefined : DONE.find((one) => one === done);
  return (
    <div id="page">
      <SteeringHead lang={lang} page="weights" title={t('weights.title')} />
      <ErrorSummary errors={shown} title={t('notDone')} />
      {said && (
        <p className="note ok" role="status">
          {t(`done.${said}`)}
        </p>
      )}
      <p>{t('weights.lead')}</p>
      {proposal && (
        <>
          <ProposalPanel {...{ lang, present, proposal }} />
          <EffectPanel effect={proposal.effect} />
          {isManager && (
            <DecisionPanel {...{ proposal, messages }} values={refused?.values ?? {}} />
          )}
        </>
      )}
      {proposal === null && (
        <Panel title={t('weights.present', { number })}>
          <WeightsTables lang={lang} present={present} />
          {isManager && (
            <ButtonLink to={`/${lang}/programme/matching/weights/new`}>
              {t('weights.propose')}
            </ButtonLink>
          )}
        </Panel>
      )}
      <HistoryPanel versions={versions} />
    </div>
  );
}
