import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  askSigningCode,
  askSigningCodeSchema,
  getAgreementPage,
  signAsFirm,
  signWithCodeSchema,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { AgreementBody } from '#ui/agreement/agreement-page.tsx';
import { showAgreement } from '#ui/agreement/show.ts';
import { FirmSign } from '#ui/agreement/sign.tsx';
import { useAgreementErrors } from '#ui/agreement/use-agreement-errors.ts';
import { agreementDoneOf } from '#ui/agreement/words.ts';
import { carryOut } from '#web/carry-out.server.ts';
import { requireFirmSide } from '#web/firm-side.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['agreement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getAgreementPage(actor, 'firm', id, contentLang(lang)));
  const { number } = page.engagement;
  return {
    ...showAgreement(lang, page),
    done: agreementDoneOf(args.request.url),
    title: titled(lang, i18nFor(lang).t('agreement:title', { number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of the page does: send a code, or sign with it. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  const done = form.get('do');
  if (done === 'code') {
    const parsed = parseFields(form, askSigningCodeSchema);
    if (!parsed.ok) return { errors: parsed.errors };
    return { done, work: () => askSigningCode(actor, id, parsed.value) };
  }
  const parsed = parseFields(form, signWithCodeSchema);
  if (done !== 'sign' || !parsed.ok) return { errors: parsed.ok ? {} : parsed.errors };
  return { done, work: () => signAsFirm(actor, id, parsed.value) };
}

const OF_CODE = ['not-a-code', 'wrong-code', 'code-over'];

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  // Whoever cannot see the agreement learns nothing of its form.
  await guarded(() => getAgreementPage(actor, 'firm', id, 'fr'));
  return carryOut(args.request, (form) => actOf(actor, id, form), {
    after: (done) => `/${lang}/sme/projects/${id}/agreement?done=${done}`,
    errorsOf: (refusal) => ({ [OF_CODE.includes(refusal) ? 'code' : 'form']: refusal }),
  });
}

export default function AgreementOfFirm() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAgreementErrors(refused?.errors);
  return (
    <AgreementBody {...{ page, side: 'sme', errors: shown, done: page.done }}>
      {page.open && (
        <FirmSign
          {...{ lang: page.lang, paper: page.open.paper, channel: page.channel, messages }}
          hasCode={page.done === 'code' || refused?.values['do'] === 'sign'}
        />
      )}
    </AgreementBody>
  );
}
