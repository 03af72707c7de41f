import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  consentChoices,
  giveOwnConsents,
  listOwnConsents,
  PERSONAL_CHOICES,
  withdrawConsent,
} from '#domain/accounts/index.server.ts';
import { ownConsentsSchema } from '#domain/accounts/schema.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ConsentBoxes } from '#ui/consents/consent-boxes.tsx';
import { ConsentList } from '#ui/consents/consent-list.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useConsentMessages } from '#ui/use-consent-messages.ts';
import { parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const consents = await guarded(() => listOwnConsents(actor));
  const standing = new Set(
    consents
      .filter(({ firm, withdrawnAt }) => firm === null && withdrawnAt === null)
      .map(({ purpose }) => purpose),
  );
  return {
    lang,
    choices: consentChoices(
      lang,
      PERSONAL_CHOICES.filter((purpose) => !standing.has(purpose)),
    ),
    consents: consents.map((consent) => ({
      ...consent,
      givenBy: null,
      grantedAt: formatDateTime(lang, consent.grantedAt),
      withdrawnAt: consent.withdrawnAt && formatDateTime(lang, consent.withdrawnAt),
      canWithdraw: consent.purpose !== 'account',
    })),
    title: titled(lang, i18nFor(lang).t('consent:consents.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const asked = new URL(args.request.url).searchParams.get('withdraw');
  const withdraw = asked?.replaceAll('\0', '') ?? null;
  if (withdraw !== null) {
    const refusal = await refusalOf(() => withdrawConsent(actor, withdraw));
    if (refusal !== null) return data({ errors: { list: 'error.account' } }, { status: 422 });
    return seeOther(`/${lang}/account/consents`);
  }
  const form = await parseForm(args.request, ownConsentsSchema);
  if (!form.ok) return data({ errors: { purposes: 'error.tick' } }, { status: 422 });
  await guarded(() => giveOwnConsents(actor, form.value.purposes), form.typed);
  return seeOther(`/${lang}/account/consents`);
}

export default function Consents() {
  const { t } = useTranslation('consent');
  const { lang, choices, consents } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useConsentMessages(refused?.errors);
  return (
    <>
      <h1>{t('consents.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('consents.lead')}</p>
      {choices.length > 0 && (
        <ConsentBoxes
          title={t('consents.give')}
          choices={choices}
          error={messages['purposes']}
          submit={t('consents.agree')}
        />
      )}
      <ConsentList lang={lang} consents={consents} />
    </>
  );
}
