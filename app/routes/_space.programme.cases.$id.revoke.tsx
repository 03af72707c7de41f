import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  decideRevocation,
  getRevocationPage,
  noticeRevocation,
  revocationDecisionSchema,
  revocationNoticeSchema,
} from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { DecisionHead } from '#ui/decision/decision-head.tsx';
import { refusedField } from '#ui/decision/refused-fields.ts';
import { rereadRefused } from '#ui/decision/reread-refused.ts';
import { NoticeForm, NoticesPanel, RevocationForm } from '#ui/decision/revoke-parts.tsx';
import { useDecisionErrors } from '#ui/decision/use-decision-errors.ts';
import { WhyNot } from '#ui/decision/why-not.tsx';
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

const OFFICERS = ['risk-officer', 'deciding-officer'] as const;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme', ...OFFICERS);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getRevocationPage(actor, id, speakerOf(lang)));
  return { lang, page, title: titled(lang, page.header.receipt) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of this page does, or why it is refused. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  if (form.get('do') === 'notice') {
    const parsed = parseFields(form, revocationNoticeSchema);
    if (!parsed.ok) return parsed;
    return { done: 'notice', work: () => noticeRevocation(actor, id, parsed.value) };
  }
  const parsed = parseFields(form, revocationDecisionSchema);
  if (!parsed.ok) return parsed;
  return { done: parsed.value.decision, work: () => decideRevocation(actor, id, parsed.value) };
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

export default function RevokePage() {
  const { t } = useTranslation('decision');
  const { lang, page } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useDecisionErrors(refused?.errors);
  const { header, problem, may, file } = page;
  const typed = { values: refused?.values ?? {}, messages, chosen: [] };
  const open = file?.notices[0];
  return (
    <>
      <DecisionHead lang={lang} header={header} title={t('page.revoke')} />
      <ErrorSummary errors={shown} />
      {may === null && problem !== null && <WhyNot problem={problem} />}
      {may === 'wait' && <p className="note">{t('revoke.wait')}</p>}
      {file && <NoticesPanel {...{ lang, file }} />}
      {may === 'notice' && <NoticeForm {...typed} stamp={header.stamp} />}
      {may === 'decide' && open && <RevocationForm {...typed} revocation={open.id} />}
    </>
  );
}
