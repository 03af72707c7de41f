import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  dropChange,
  dropChangeSchema,
  getChangePage,
  proposeChange,
  readChange,
} from '#domain/engagements/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ChangeBody } from '#ui/agreement/change-page.tsx';
import { showChange } from '#ui/agreement/show.ts';
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
  const page = await guarded(() => getChangePage(actor, 'firm', id));
  const { number } = page;
  return {
    ...showChange(lang, page),
    done: agreementDoneOf(args.request.url),
    title: titled(lang, i18nFor(lang).t('agreement:changeTitle', { number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

/** What a form of the page does: propose an amendment, or drop the one that waits. */
function actOf(actor: MemberActor, id: string, form: FormData) {
  if (form.get('do') === 'drop') {
    const parsed = parseFields(form, dropChangeSchema);
    if (!parsed.ok) return { errors: { form: 'reload' } };
    return { done: 'drop', work: () => dropChange(actor, 'firm', id, parsed.value) };
  }
  const parsed = readChange(form);
  if (!parsed.ok) return { errors: parsed.errors };
  return { done: 'propose', work: () => proposeChange(actor, 'firm', id, parsed.value) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = requireFirmSide(args);
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getChangePage(actor, 'firm', id));
  const base = `/${lang}/sme/projects/${id}`;
  return carryOut(args.request, (form) => actOf(actor, id, form), {
    after: (done) => `${base}/${done === 'propose' ? 'agreement' : 'change'}?done=${done}`,
    errorsOf: (refusal) => ({ form: refusal }),
  });
}

export default function ChangeOfFirm() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAgreementErrors(refused?.errors);
  const values = refused?.values ?? {};
  return (
    <ChangeBody {...{ page, side: 'sme', errors: shown, done: page.done, messages, values }} />
  );
}
