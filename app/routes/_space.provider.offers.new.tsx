import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { createOffer, offerChoices, offerFormSchema } from '#domain/catalogue/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { CategoryField, TitleField } from '#ui/offers/text-sections.tsx';
import { useOfferMessages } from '#ui/offers/use-offer-messages.ts';
import { SubmitButton } from '#ui/workspace/fields.tsx';
import { parseFields, readForm, type FieldErrors, type TypedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['offers', 'vocab'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  requireSeat(args, 'provider');
  return {
    lang,
    intentId: mintIntent(),
    choices: offerChoices(contentLang(lang)),
    title: titled(lang, i18nFor(lang).t('offers:new.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

function refused(errors: FieldErrors, values: TypedValues) {
  const refusals = Object.entries(errors).map(([field, key]) => ({
    field,
    key: key.replace(/^error\./, ''),
  }));
  return data({ refusals, values }, { status: 422 });
}

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const sent = await readForm(args.request);
  const form = parseFields(sent, offerFormSchema);
  if (!form.ok) return refused(form.errors, form.values);
  const intentId = intentOf(sent);
  if (intentId === null) return refused({ '': 'error.reload' }, form.typed);
  const id = await guarded(() => createOffer(actor, form.value, intentId), form.typed);
  return seeOther(`/${lang}/provider/offers/${id}/edit`);
}

export default function NewOffer() {
  const { t } = useTranslation('offers');
  const { lang, intentId, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { messages, shown } = useOfferMessages(lang, answer?.refusals ?? [], choices.regions);
  const context = {
    ...{ lang, choices, messages, requests: [], served: null },
    values: answer?.values ?? {},
  };
  return (
    <div id="page">
      <h1>{t('new.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('new.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intentId" value={intentId} readOnly />
        <TitleField context={context} />
        <CategoryField context={context} />
        <SubmitButton>{t('new.open')}</SubmitButton>
      </Form>
    </div>
  );
}
