import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  getAgreementPage,
  signAgreementSchema,
  signAsProvider,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { AgreementBody } from '#ui/agreement/agreement-page.tsx';
import { showAgreement } from '#ui/agreement/show.ts';
import { ProviderSign } from '#ui/agreement/sign.tsx';
import { useAgreementErrors } from '#ui/agreement/use-agreement-errors.ts';
import { agreementDoneOf } from '#ui/agreement/words.ts';
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
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getAgreementPage(actor, 'provider', id, contentLang(lang)));
  const { number } = page.engagement;
  return {
    ...showAgreement(lang, page),
    done: agreementDoneOf(args.request.url),
    title: titled(lang, i18nFor(lang).t('agreement:title', { number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What the form of the page does. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  const parsed = parseFields(form, signAgreementSchema);
  if (!parsed.ok) return { errors: parsed.errors };
  return { done: 'sign', work: () => signAsProvider(actor, id, parsed.value) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  // Whoever cannot see the agreement learns nothing of its form.
  await guarded(() => getAgreementPage(actor, 'provider', id, 'fr'));
  // Whoever signs proves again who they are.
  requireConfirmed(args, actor);
  return carryOut(args.request, (form) => actOf(actor, id, form), {
    after: (done) => `/${lang}/provider/projects/${id}/agreement?done=${done}`,
    errorsOf: (refusal) => ({ form: refusal }),
  });
}

export default function AgreementOfProvider() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAgreementErrors(refused?.errors);
  return (
    <AgreementBody {...{ page, side: 'provider', errors: shown, done: page.done }}>
      {page.open && <ProviderSign {...{ lang: page.lang, paper: page.open.paper, messages }} />}
    </AgreementBody>
  );
}
