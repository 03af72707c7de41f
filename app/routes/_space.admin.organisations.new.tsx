import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { makeOrganisationByAdmin } from '#domain/accounts/index.server.ts';
import { madeSchema } from '#domain/accounts/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { MakeOrganisationForm } from '#ui/people/make-organisation-form.tsx';
import { usePeopleMessages } from '#ui/people/use-people-messages.ts';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { publicOrigin } from '#web/origin.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireConfirmed, requireSeat, type RouteArgs } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['people', 'notice'] };
export const headers = () => PRIVATE_PAGE;

/** Fields that refusals belong to; others are about the form as a whole. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'ice-taken': 'ice',
  'ice-invalid': 'ice',
  'waiver-missing': 'waiver',
};

function requireAdministrator(args: RouteArgs) {
  const actor = requireSeat(args, 'platform', 'platform-admin');
  requireConfirmed(args, actor);
  return actor;
}

export function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  requireAdministrator(args);
  return { intentId: mintIntent(), title: titled(lang, i18nFor(lang).t('people:make.title')) };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireAdministrator(args);
  const form = await parseForm(args.request, madeSchema);
  const values = flatValues(form.ok ? form.typed : form.values);
  if (!form.ok) return data({ errors: form.errors, values }, { status: 422 });
  const { intentId, ...made } = form.value;
  const linkOf = (token: string) => `${publicOrigin()}/${lang}/invitation/${token}`;
  let id = '';
  const refusal = await refusalOf(async () => {
    id = await makeOrganisationByAdmin(actor, made, { intentId, linkOf });
  }, form.typed);
  if (refusal !== null)
    return data(
      { errors: { [FIELD_OF[refusal] ?? '']: `refusal.${refusal}` }, values },
      { status: 422 },
    );
  return seeOther(`/${lang}/admin/organisations/${id}?made=1`);
}

export default function MakeOrganisation() {
  const { t } = useTranslation('people');
  const { intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = usePeopleMessages(refused?.errors);
  return (
    <div id="page">
      <h1>{t('make.title')}</h1>
      <ErrorSummary errors={shown} />
      <MakeOrganisationForm
        intentId={intentId}
        messages={messages}
        values={refused?.values ?? {}}
      />
    </div>
  );
}
