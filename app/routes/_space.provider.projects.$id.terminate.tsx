import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import {
  endAgreementSchema,
  endTogether,
  getEndPage,
  takeEndBack,
} from '#domain/engagements/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { EndBody } from '#ui/agreement/end-page.tsx';
import { showEnd } from '#ui/agreement/show.ts';
import { useAgreementErrors } from '#ui/agreement/use-agreement-errors.ts';
import { agreementDoneOf } from '#ui/agreement/words.ts';
import { carryOut } from '#web/carry-out.server.ts';
import { parseFields } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE } from '#web/responses.server.ts';

export const handle = { i18n: ['agreement'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  const page = await guarded(() => getEndPage(actor, 'provider', id));
  const { number } = page;
  return {
    ...showEnd(lang, page),
    done: agreementDoneOf(args.request.url),
    title: titled(lang, i18nFor(lang).t('agreement:endTitle', { number })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const actor = requireSeat(args, 'provider');
  const lang = requireLang(args.params);
  const id = requireParam(args.params, 'id');
  await guarded(() => getEndPage(actor, 'provider', id));
  let outcome = 'take-back';
  return carryOut(
    args.request,
    (form) => {
      const done = 'ended';
      if (form.get('do') === 'take-back')
        return { done, work: () => takeEndBack(actor, 'provider', id) };
      const parsed = parseFields(form, endAgreementSchema);
      if (!parsed.ok) return { errors: parsed.errors };
      const work = async () => {
        outcome = await endTogether(actor, 'provider', id, parsed.value);
      };
      return { done, work };
    },
    {
      after: () => `/${lang}/provider/projects/${id}/terminate?done=${outcome}`,
      errorsOf: (refusal) => ({ form: refusal }),
    },
  );
}

export default function EndOfProvider() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useAgreementErrors(refused?.errors);
  const values = refused?.values ?? {};
  return (
    <EndBody {...{ page, side: 'provider', errors: shown, done: page.done, messages, values }} />
  );
}
