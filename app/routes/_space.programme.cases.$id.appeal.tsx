import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  appealDecisionSchema,
  appealProposalSchema,
  decideAppeal,
  decisionPhrases,
  getAppealPage,
  proposeAppeal,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { AppealForm, GroundsPanel } from '#ui/decision/appeal-parts.tsx';
import { DecideForm, ProposedPanel } from '#ui/decision/decide-form.tsx';
import { DecisionHead } from '#ui/decision/decision-head.tsx';
import { refusedField } from '#ui/decision/refused-fields.ts';
import { rereadRefused } from '#ui/decision/reread-refused.ts';
import { chosenIn } from '#ui/decision/typed.ts';
import { useDecisionErrors } from '#ui/decision/use-decision-errors.ts';
import { SentBackNote, WhyNot } from '#ui/decision/why-not.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['decision', 'case'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

const OFFICERS = ['proposing-officer', 'deciding-officer'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...OFFICERS);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getAppealPage(actor, id, speakerOf(lang)));
  return {
    ...{ lang, page, phrases: decisionPhrases('sendBack', speakerOf(lang)) },
    title: titled(lang, page.header.receipt),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  if (form.get('do') === 'propose') {
    const parsed = parseFields(form, appealProposalSchema);
    if (!parsed.ok) return parsed;
    return { done: 'propose', work: () => proposeAppeal(actor, id, parsed.value) };
  }
  const parsed = parseFields(form, appealDecisionSchema);
  if (!parsed.ok) return parsed;
  return { done: parsed.value.decision, work: () => decideAppeal(actor, id, parsed.value) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...OFFICERS);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  return carryOut(args.request, (form) => actOf(actor, id, form), {
    after: (done) => `/${lang}/programme/cases/${id}?done=${done}`,
    errorsOf: refusedField,
  });
}

export default function AppealPage() {
  const { t } = useTranslation('decision');
  const { lang, page, phrases } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useDecisionErrors(refused?.errors);
  const { header, problem, file } = page;
  const chosen = chosenIn(refused?.typed ?? {}, 'reasons');
  const typed = { values: refused?.values ?? {}, messages, chosen };
  const proposal = file?.proposal ?? null;
  return (
    <>
      <DecisionHead lang={lang} header={header} title={t('page.appeal')} />
      <ErrorSummary errors={shown} />
      {file === null && <WhyNot problem={problem} />}
      {file && <GroundsPanel {...{ lang, file }} />}
      {file && proposal === null && (
        <>
          <SentBackNote sentBack={file.sentBack} />
          <AppealForm {...typed} file={file} stamp={header.stamp} />
        </>
      )}
      {proposal && (
        <>
          <ProposedPanel
            {...{ lang, proposal }}
            outcome={t(proposal.isUpheld ? 'appeal.uphold' : 'appeal.dismiss')}
          />
          <DecideForm
            {...{ ...typed, phrases }}
            confirm={t(proposal.isUpheld ? 'appeal.confirmUphold' : 'appeal.confirmDismiss')}
            target={{ name: 'proposal', value: proposal.id }}
            isConfirmable
          />
        </>
      )}
    </>
  );
}
