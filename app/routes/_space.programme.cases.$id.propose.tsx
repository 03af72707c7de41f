import {
  data,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  caseProposalSchema,
  decisionPhrases,
  getProposalPage,
  proposeCase,
  waitForMoney,
  waitSchema,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { DecisionHead } from '#ui/decision/decision-head.tsx';
import { FindingsPanel, RulesPanel } from '#ui/decision/findings.tsx';
import { MoneyPanel, ProposeForm, WaitForm } from '#ui/decision/propose-form.tsx';
import { refusedField } from '#ui/decision/refused-fields.ts';
import { rereadRefused } from '#ui/decision/reread-refused.ts';
import { SentBackNote, WhyNot } from '#ui/decision/why-not.tsx';
import { chosenIn } from '#ui/decision/typed.ts';
import { useDecisionErrors } from '#ui/decision/use-decision-errors.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { flatValues, parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['decision', 'case', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'proposing-officer');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getProposalPage(actor, id, speakerOf(lang)));
  return {
    ...{ lang, page, phrases: decisionPhrases('approval', speakerOf(lang)) },
    title: titled(lang, page.header.receipt),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  if (form.get('do') === 'wait') {
    const parsed = parseFields(form, waitSchema);
    if (!parsed.ok) return parsed;
    return { done: 'wait', work: () => waitForMoney(actor, id, parsed.value) };
  }
  const parsed = parseFields(form, caseProposalSchema);
  if (!parsed.ok) return parsed;
  return { done: 'propose', work: () => proposeCase(actor, id, parsed.value) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'proposing-officer');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const form = await readForm(args.request);
  const typed = typedValues(form);
  const refuse = (errors: Readonly<Record<string, string>>) =>
    data(
      { errors, values: flatValues(typed), chosen: chosenIn(typed, 'reasons') },
      { status: 422 },
    );
  const act = actOf(actor, id, form);
  if (!('work' in act)) return refuse(act.errors);
  const refusal = await refusalOf(act.work, typed);
  if (refusal !== null) return refuse(refusedField(refusal));
  return seeOther(`/${lang}/programme/cases/${id}?done=${act.done}`);
}

export default function ProposePage() {
  const { t } = useTranslation('decision');
  const { lang, page, phrases } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useDecisionErrors(refused?.errors);
  const { header, problem, file } = page;
  const typed = { values: refused?.values ?? {}, messages, chosen: refused?.chosen ?? [] };
  return (
    <>
      <DecisionHead lang={lang} header={header} title={t('page.propose')} />
      <ErrorSummary errors={shown} />
      {file === null ? (
        <WhyNot problem={problem} />
      ) : (
        <>
          <SentBackNote sentBack={file.sentBack} />
          <RulesPanel explanation={file.explanation} />
          <FindingsPanel lang={lang} file={file} />
          <MoneyPanel lang={lang} money={file.money} />
          <ProposeForm {...typed} {...{ lang, file, phrases }} stamp={header.stamp} />
          {file.money.most > 0n && !file.money.found && <WaitForm stamp={header.stamp} />}
        </>
      )}
    </>
  );
}
