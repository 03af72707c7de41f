import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  caseDecisionSchema,
  decideCase,
  decisionPhrases,
  getDecisionPage,
} from '#domain/cases/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { ChangedPanel, DecideForm, ProposedPanel } from '#ui/decision/decide-form.tsx';
import { DecisionHead } from '#ui/decision/decision-head.tsx';
import { FindingsPanel, RulesPanel } from '#ui/decision/findings.tsx';
import { refusedField } from '#ui/decision/refused-fields.ts';
import { rereadRefused } from '#ui/decision/reread-refused.ts';
import { useDecisionErrors } from '#ui/decision/use-decision-errors.ts';
import { WhyNot } from '#ui/decision/why-not.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['decision', 'case', 'aid', 'eligibility'] };
export const headers = () => PRIVATE_PAGE;
export const shouldRevalidate = rereadRefused;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'deciding-officer');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getDecisionPage(actor, id, speakerOf(lang)));
  if (page.file !== null) requireConfirmed(args, actor);
  return {
    ...{ lang, page, phrases: decisionPhrases('sendBack', speakerOf(lang)) },
    title: titled(lang, page.header.receipt),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme', 'deciding-officer');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  requireConfirmed(args, actor);
  const actOf = (form: FormData) => {
    const parsed = parseFields(form, caseDecisionSchema);
    if (!parsed.ok) return parsed;
    return { done: parsed.value.decision, work: () => decideCase(actor, id, parsed.value) };
  };
  return carryOut(args.request, actOf, {
    after: (done) => `/${lang}/programme/cases/${id}?done=${done}`,
    errorsOf: refusedField,
  });
}

export default function DecidePage() {
  const { t } = useTranslation('decision');
  const { lang, page, phrases } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useDecisionErrors(refused?.errors);
  const { header, problem, file } = page;
  const typed = { values: refused?.values ?? {}, messages, chosen: [] };
  const amount = file?.proposal.amount;
  const confirm = file?.isApproval
    ? t('decide.approve', { amount: formatMad(lang, amount ?? 0n) })
    : t('decide.reject');
  return (
    <>
      <DecisionHead lang={lang} header={header} title={t('page.decide')} />
      <ErrorSummary errors={shown} />
      {file === null ? (
        <WhyNot problem={problem} />
      ) : (
        <>
          <ProposedPanel
            {...{ lang, proposal: file.proposal, reservedOn: file.reservedOn }}
            outcome={t(file.isApproval ? 'proposed.approve' : 'proposed.reject')}
          />
          {file.isOver && <p className="note warn">{t('proposed.over')}</p>}
          {file.isApproval && <ChangedPanel changed={file.changed} />}
          <RulesPanel explanation={file.explanation} />
          <FindingsPanel lang={lang} file={file} />
          <DecideForm
            {...{ ...typed, confirm, phrases }}
            target={{ name: 'stamp', value: String(header.stamp) }}
            isConfirmable={!file.isOver && (file.whole || !file.isApproval)}
          />
        </>
      )}
    </>
  );
}
