import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
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
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

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
  return carryOut(args.request, (form) => actOf(actor, id, form), {
    after: (done) => `/${lang}/programme/cases/${id}?done=${done}`,
    errorsOf: refusedField,
  });
}

export default function ProposePage() {
  const { t } = useTranslation('decision');
  const { lang, page, phrases } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useDecisionErrors(refused?.errors);
  const { header, problem, file } = page;
  const chosen = chosenIn(refused?.typed ?? {}, 'reasons');
  const typed = { values: refused?.values ?? {}, messages, chosen };
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
