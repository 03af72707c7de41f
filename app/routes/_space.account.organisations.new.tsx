import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { listKnownFirms, organisationChoices } from '#domain/accounts/index.server.ts';
import { registerSchema } from '#domain/accounts/schema.ts';
import { registerFirm } from '#domain/assessment/index.server.ts';
import { groupIce, type PersonActor } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { KnownFirms, type KnownFirmView } from '#ui/people/known-firms.tsx';
import { BasicFields } from '#ui/people/organisation-fields.tsx';
import { usePeopleMessages } from '#ui/people/use-people-messages.ts';
import { PrivacyNotice } from '#ui/privacy-notice.tsx';
import { CheckField, ChoiceField, SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded, refusalOf } from '#web/guard.server.ts';
import { mintIntent } from '#web/intent.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { takeAllowance } from '#web/rate-limit.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['people', 'notice'] };
export const headers = () => PRIVATE_PAGE;

/** Ten tries at once, then one a minute: nobody registers firms by the dozen. */
const TRIES = { perMinute: 1, burst: 10 };
/** Refusals about the number of the firm; the others are about the person. */
const ABOUT_ICE = ['ice-taken', 'firm-known', 'ice-invalid'];

export function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  requirePerson(args);
  return {
    lang,
    options: organisationChoices(contentLang(lang)),
    intentId: mintIntent(),
    title: titled(lang, i18nFor(lang).t('people:register.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

async function knownFirms(actor: PersonActor, ice: string): Promise<KnownFirmView[]> {
  const firms = await guarded(() => listKnownFirms(actor, ice));
  return firms.map(({ id, name, ice: known, sameIce, standing }) => ({
    ...{ id, name, sameIce, standing },
    ice: groupIce(known),
  }));
}

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const form = await parseForm(args.request, registerSchema);
  const values = flatValues(form.ok ? form.typed : form.values);
  const refuse = (
    errors: Readonly<Record<string, string>>,
    firms: readonly KnownFirmView[] = [],
    status = 422,
  ) => data({ errors, values, firms }, { status });
  if (!form.ok) return refuse(form.errors);
  const key = `register ${actor.person.accountId}`;
  if ((await guarded(() => takeAllowance(key, TRIES), form.typed)) > 0)
    return refuse({ '': 'refusal.too-many' }, [], 429);
  const { intentId, ...firm } = form.value;
  const refusal = await refusalOf(() => registerFirm(actor, firm, intentId), form.typed);
  if (refusal === null) return seeOther(`/${lang}/${firm.kind}`);
  const isAboutIce = ABOUT_ICE.includes(refusal);
  return refuse(
    { [isAboutIce ? 'ice' : '']: `refusal.${refusal}` },
    isAboutIce ? await knownFirms(actor, firm.ice) : [],
  );
}

export default function Register() {
  const { t } = useTranslation('people');
  const { lang, options, intentId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = usePeopleMessages(refused?.errors);
  const values = refused?.values ?? {};
  const firms = refused?.firms ?? [];
  const another = firms.length > 0 && !firms.some(({ sameIce }) => sameIce);
  return (
    <div id="page">
      <p className="hint">{t('register.step')}</p>
      <h1>{t('register.title')}</h1>
      <ErrorSummary errors={shown} />
      {firms.length > 0 && <KnownFirms lang={lang} firms={firms} />}
      <p>{t('register.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <ChoiceField
          name="kind"
          label={t('register.kind')}
          choices={[
            { value: 'sme', label: t('register.sme'), hint: t('register.smeHint') },
            { value: 'provider', label: t('register.provider'), hint: t('register.providerHint') },
          ]}
          error={messages['kind']}
          defaultValue={values['kind'] ?? 'sme'}
        />
        <TextField
          name="ice"
          label={t('organisation.ice')}
          hint={t('organisation.iceHint')}
          dir="ltr"
          inputMode="numeric"
          error={messages['ice']}
          defaultValue={values['ice']}
        />
        {another && (
          <CheckField
            name="otherEstablishment"
            label={t('register.another')}
            checked={values['otherEstablishment'] === 'yes'}
          />
        )}
        <BasicFields options={options} values={values} messages={messages} />
        <PrivacyNotice purpose="organisation" />
        <SubmitButton>{t('register.go')}</SubmitButton>
      </Form>
      <details>
        <summary>{t('register.noIce')}</summary>
        <p>{t('register.noIceText')}</p>
      </details>
    </div>
  );
}
