import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { organisationChoices } from '#domain/accounts/index.server.ts';
import { addReference, referenceSchema, REFERENCE_FAULTS } from '#domain/catalogue/index.server.ts';
import { civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ReferenceForm } from '#ui/provider/reference-form.tsx';
import { useProviderMessages } from '#ui/provider/use-provider-messages.ts';
import { parseFields, readForm, typedValues } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { intentOf, mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['provider', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  requireSeat(args, 'provider');
  return {
    intentId: mintIntent(),
    sectors: organisationChoices(contentLang(lang)).sectors,
    title: titled(lang, i18nFor(lang).t('provider:reference.addTitle')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const fields = await readForm(args.request);
  const typed = typedValues(fields);
  const refuse = (errors: Readonly<Record<string, string>>, details = {}) =>
    data({ errors, details, values: typed }, { status: 422 });
  const intentId = intentOf(fields);
  if (intentId === null) return refuse({ '': 'error.reload' });
  const form = parseFields(fields, referenceSchema(Number(civilDateOf(actor.now).slice(0, 4))));
  if (!form.ok) return refuse(form.errors);
  try {
    await guarded(() => addReference(actor, form.value, intentId), typed);
  } catch (error) {
    const fault = error instanceof DomainError ? REFERENCE_FAULTS[error.code] : undefined;
    if (!(error instanceof DomainError) || fault === undefined) throw error;
    return refuse({ [fault.field]: fault.message }, error.details);
  }
  return seeOther(`/${lang}/provider/references?saved`);
}

export default function NewReference() {
  const { t } = useTranslation('provider');
  const { intentId, sectors } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useProviderMessages(refused);
  const typed = [refused?.values['intentId'] ?? ''].flat()[0] ?? '';
  return (
    <div id="page">
      <h1>{t('reference.addTitle')}</h1>
      <ErrorSummary errors={shown} />
      <ReferenceForm
        intentId={typed === '' ? intentId : typed}
        values={refused?.values ?? {}}
        messages={messages}
        sectors={sectors}
      />
    </div>
  );
}
