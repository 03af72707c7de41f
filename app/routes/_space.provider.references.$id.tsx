import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { organisationChoices } from '#domain/accounts/index.server.ts';
import {
  changeReference,
  getOwnReference,
  referenceSchema,
  REFERENCE_FAULTS,
} from '#domain/catalogue/index.server.ts';
import { civilDateOf, DomainError } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ReferenceForm } from '#ui/provider/reference-form.tsx';
import { useProviderMessages } from '#ui/provider/use-provider-messages.ts';
import { ButtonLink } from '#ui/workspace/parts.tsx';
import { parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang, requireParam } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['provider', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = requireParam(args.params, 'id');
  const { state, values } = await guarded(() => getOwnReference(actor, id, contentLang(lang)));
  return {
    lang,
    state,
    values,
    sectors: organisationChoices(contentLang(lang)).sectors,
    title: titled(lang, i18nFor(lang).t('provider:reference.changeTitle')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'provider');
  const id = requireParam(args.params, 'id');
  await guarded(() => getOwnReference(actor, id, contentLang(lang)));
  const schema = referenceSchema(Number(civilDateOf(actor.now).slice(0, 4)));
  const form = await parseForm(args.request, schema);
  if (!form.ok)
    return data({ errors: form.errors, details: {}, values: form.values }, { status: 422 });
  const { value, typed } = form;
  try {
    await guarded(() => changeReference(actor, id, value), typed);
  } catch (error) {
    const fault = error instanceof DomainError ? REFERENCE_FAULTS[error.code] : undefined;
    if (!(error instanceof DomainError) || fault === undefined) throw error;
    const errors = { [fault.field]: fault.message };
    return data({ errors, details: error.details, values: typed }, { status: 422 });
  }
  return seeOther(`/${lang}/provider/references?saved`);
}

export default function ChangeReference() {
  const { t } = useTranslation('provider');
  const { lang, state, values, sectors } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useProviderMessages(refused);
  return (
    <div id="page">
      <h1>{t('reference.changeTitle')}</h1>
      <ErrorSummary errors={shown} />
      {state === 'declared' || refused ? (
        <ReferenceForm
          intentId={null}
          values={refused?.values ?? values}
          messages={messages}
          sectors={sectors}
        />
      ) : (
        <p className="note">{t('reference.fixed')}</p>
      )}
      <p>
        <ButtonLink look="plain" to={`/${lang}/provider/references`}>
          {t('reference.back')}
        </ButtonLink>
      </p>
    </div>
  );
}
