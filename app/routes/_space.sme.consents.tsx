import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  consentChoices,
  giveFirmConsent,
  listFirmConsents,
  withdrawConsent,
} from '#domain/accounts/index.server.ts';
import { firmConsentSchema } from '#domain/accounts/schema.ts';
import { hasRole } from '#domain/kernel/index.server.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ConsentBoxes } from '#ui/consents/consent-boxes.tsx';
import { ConsentList } from '#ui/consents/consent-list.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useConsentMessages } from '#ui/use-consent-messages.ts';
import { parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['consent'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'sme');
  const consents = await guarded(() => listFirmConsents(actor));
  const isOwner = hasRole(actor, 'sme-owner');
  const inStatistics = consents.some(
    ({ purpose, withdrawnAt }) => purpose === 'statistics' && withdrawnAt === null,
  );
  return {
    lang,
    isOwner,
    choices: isOwner && !inStatistics ? consentChoices(lang, ['statistics']) : [],
    consents: consents.map((consent) => ({
      ...consent,
      firm: null,
      grantedAt: formatDateTime(lang, consent.grantedAt),
      withdrawnAt: consent.withdrawnAt && formatDateTime(lang, consent.withdrawnAt),
      canWithdraw: isOwner,
    })),
    title: titled(lang, i18nFor(lang).t('consent:firm.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'sme', 'sme-owner');
  const asked = new URL(args.request.url).searchParams.get('withdraw');
  const withdraw = asked?.replaceAll('\0', '') ?? null;
  if (withdraw !== null) {
    await guarded(() => withdrawConsent(actor, withdraw));
    return seeOther(`/${lang}/sme/consents`);
  }
  const form = await parseForm(args.request, firmConsentSchema);
  if (!form.ok) return data({ errors: { purposes: 'error.tick' } }, { status: 422 });
  await guarded(() => giveFirmConsent(actor, { purpose: form.value.purposes }), form.typed);
  return seeOther(`/${lang}/sme/consents`);
}

export default function FirmConsents() {
  const { t } = useTranslation('consent');
  const { lang, isOwner, choices, consents } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useConsentMessages(refused?.errors);
  return (
    <>
      <h1>{t('firm.title')}</h1>
      <ErrorSummary errors={shown} />
      <p>{t('firm.lead')}</p>
      {!isOwner && <p className="note">{t('firm.ownerOnly')}</p>}
      {choices.length > 0 && (
        <ConsentBoxes
          title={t('firm.give')}
          choices={choices}
          error={messages['purposes']}
          submit={t('consents.agree')}
        />
      )}
      <ConsentList lang={lang} consents={consents} />
    </>
  );
}
