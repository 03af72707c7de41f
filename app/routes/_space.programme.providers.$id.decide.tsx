import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  decideApplication,
  decisionSchema,
  getDossier,
  proposalSchema,
  proposeDecision,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { showDays } from '#ui/certification/show-days.ts';
import { useCertificationErrors } from '#ui/certification/use-certification-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { DecisionForm, ProposalForm } from '#ui/examiner/decision-forms.tsx';
import { Blockers, ChecksPanel, DecisionPanel } from '#ui/examiner/dossier-parts.tsx';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['certification', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const dossier = await guarded(() => getDossier(actor, id, contentLang(lang)));
  return {
    ...{ lang, id, dossier: showDays(lang, dossier) },
    title: titled(lang, dossier.provider.name),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  if (form.get('do') === 'propose') {
    const parsed = parseFields(form, proposalSchema);
    if (!parsed.ok) return parsed;
    return { done: 'propose', work: () => proposeDecision(actor, id, parsed.value) };
  }
  const parsed = parseFields(form, decisionSchema);
  if (!parsed.ok) return parsed;
  return { done: 'decide', work: () => decideApplication(actor, id, parsed.value) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'provider-examiner');
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
  return seeOther(`/${lang}/programme/providers/${id}?done=${act.done}`);
}

export default function DecidePage() {
  const { t } = useTranslation('certification');
  const { lang, id, dossier } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useCertificationErrors(refused?.errors);
  const form = { values: refused?.values ?? {}, messages };
  const { application, proposal, provider } = dossier;
  return (
    <>
      <p>
        <Link to={`/${lang}/programme/providers/${id}`}>{t('dossier.back')}</Link>
      </p>
      <h1 id="form">
        {t('dossier.decide')} · <bdi>{provider.name}</bdi>
      </h1>
      <ErrorSummary errors={shown} />
      {application.open && <Blockers blockers={dossier.blockers} />}
      <DecisionPanel dossier={dossier} />
      {application.state === 'examining' && <ProposalForm {...form} />}
      {application.state === 'proposed' && proposal?.own === true && (
        <p className="note">{t('decide.another')}</p>
      )}
      {application.state === 'proposed' && proposal?.own === false && <DecisionForm {...form} />}
      {application.state !== 'examining' && application.state !== 'proposed' && (
        <p className="note">{t('dossier.notExamining')}</p>
      )}
      <ChecksPanel checks={dossier.checks} />
    </>
  );
}
