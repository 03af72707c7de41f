import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  endAgreementSchema,
  endForDefault,
  getValidationPage,
  refuseAgreementSchema,
  refuseValidation,
  validateAgreementSchema,
  validateAsOfficer,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { formatDateTime, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { Ended, EndForm, SettlementSheet } from '#ui/agreement/end-page.tsx';
import { Related } from '#ui/agreement/paper.tsx';
import { showEnd } from '#ui/agreement/show.ts';
import { useAgreementErrors } from '#ui/agreement/use-agreement-errors.ts';
import { LookReasons, OfficerTop, ValidateForms } from '#ui/agreement/validate-page.tsx';
import { agreementDoneOf } from '#ui/agreement/words.ts';
import { Panel } from '#ui/workspace/parts.tsx';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireConfirmed, requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['agreement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getValidationPage(actor, id));
  const { number, reasons, related, amounts, signatures, mayValidate, whyNot } = page;
  return {
    ...{ ...showEnd(lang, page), reasons, related, mayValidate, whyNot },
    subsidy: amounts && formatMad(lang, amounts.subsidy),
    ttc: amounts && formatMad(lang, amounts.ttc),
    signatures: signatures.map(({ side, name, at }) => ({
      ...{ side, name, at: formatDateTime(lang, at) },
    })),
    done: agreementDoneOf(args.request.url),
    title: titled(lang, i18nFor(lang).t('agreement:validateTitle', { number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of the page does: validate, refuse, or end the work for default. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  const done = form.get('do');
  if (done === 'validate') {
    const parsed = parseFields(form, validateAgreementSchema);
    if (!parsed.ok) return { errors: parsed.errors };
    return { done, work: () => validateAsOfficer(actor, id, parsed.value) };
  }
  if (done === 'refuse') {
    const parsed = parseFields(form, refuseAgreementSchema);
    if (!parsed.ok) return { errors: parsed.errors };
    return { done, work: () => refuseValidation(actor, id, parsed.value) };
  }
  const parsed = parseFields(form, endAgreementSchema);
  if (!parsed.ok) return { errors: parsed.errors };
  return { done: 'ended', work: () => endForDefault(actor, id, parsed.value) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'programme');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getValidationPage(actor, id));
  // Money of the programme is committed, or given back.
  requireConfirmed(args, actor);
  return carryOut(args.request, (form) => actOf(actor, id, form), {
    after: (done) => `/${lang}/programme/engagements/${id}/validate?done=${done}`,
    errorsOf: (refusal) => ({ form: refusal }),
  });
}

export default function ValidateAgreement() {
  const { t } = useTranslation('agreement');
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAgreementErrors(refused?.errors);
  const values = refused?.values ?? {};
  const { stamp, obstacle } = page;
  return (
    <>
      <OfficerTop {...{ page, errors: shown, done: page.done }} />
      <Ended ended={page.ended} />
      <Related related={page.related} />
      <LookReasons {...page} />
      {page.whyNot !== null && <p className="note">{t(`validate.whyNot.${page.whyNot}`)}</p>}
      {page.mayValidate && <ValidateForms {...{ page, messages, values }} />}
      {page.milestones.length > 0 && <SettlementSheet page={page} />}
      {page.mayEnd && (
        <Panel title={t('validate.defaultTitle')}>
          <p>{t('validate.defaultText')}</p>
          {obstacle === null ? (
            <EndForm {...{ stamp, messages, values, go: t('end.go') }} />
          ) : (
            <p className="note warn">{t(`validate.obstacle.${obstacle}`)}</p>
          )}
        </Panel>
      )}
    </>
  );
}
