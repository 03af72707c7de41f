import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { changeProfile, getOwnProfile } from '#domain/accounts/index.server.ts';
import { profileSchema } from '#domain/accounts/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGS, LANGUAGES } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { PrivacyNotice } from '#ui/privacy-notice.tsx';
import { useConsentMessages } from '#ui/use-consent-messages.ts';
import { SelectField, SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { ButtonLink, Facts, Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['consent', 'notice'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const { createdAt, ...profile } = await guarded(() => getOwnProfile(actor));
  return {
    lang,
    profile,
    since: formatDate(lang, createdAt),
    saved: new URL(args.request.url).searchParams.has('saved'),
    title: titled(lang, i18nFor(lang).t('consent:account.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const form = await parseForm(args.request, profileSchema);
  if (!form.ok)
    return data({ errors: form.errors, typed: flatValues(form.values) }, { status: 422 });
  await guarded(() => changeProfile(actor, form.value), form.typed);
  return seeOther(`/${lang}/account?saved=1`);
}

export default function Account() {
  const { t } = useTranslation('consent');
  const { lang, profile, since, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useConsentMessages(refused?.errors);
  return (
    <>
      <h1>{t('account.title')}</h1>
      <ErrorSummary errors={shown} />
      {saved && !refused && (
        <p className="note ok" role="status">
          {t('account.saved')}
        </p>
      )}
      <Panel title={t('account.who')}>
        <Form method="post" noValidate>
          <TextField
            name="name"
            label={t('account.name')}
            hint={t('account.nameHint')}
            autoComplete="name"
            error={messages['name']}
            defaultValue={refused?.typed['name'] ?? profile.name}
          />
          <SelectField
            name="language"
            label={t('account.language')}
            hint={t('account.languageHint')}
            error={messages['language']}
            choices={LANGS.map((value) => ({ value, label: LANGUAGES[value].name }))}
            defaultValue={refused?.typed['language'] ?? profile.language}
          />
          <SubmitButton>{t('account.save')}</SubmitButton>
        </Form>
        <PrivacyNotice purpose="account" />
      </Panel>
      <Panel title={t('account.reach')}>
        <Facts
          items={[
            [t('account.email'), profile.email && <bdi dir="ltr">{profile.email}</bdi>],
            [t('account.phone'), profile.phone && <bdi dir="ltr">{profile.phone}</bdi>],
            [t('account.since'), since],
          ]}
        />
        {profile.shared ? (
          <p className="hint">{t('error.shared')}</p>
        ) : (
          <ButtonLink to={`/${lang}/account/contact`} look="plain">
            {t('account.change')}
          </ButtonLink>
        )}
      </Panel>
      <Panel title={t('account.yours')}>
        <ul>
          <li>
            <Link to={`/${lang}/account/consents`}>{t('consents.title')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/account/data`}>{t('data.title')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/account/data/requests`}>{t('requests.title')}</Link>
          </li>
        </ul>
      </Panel>
    </>
  );
}
