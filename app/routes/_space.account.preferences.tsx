import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { supportPhone } from '#domain/accounts/index.server.ts';
import { getPreferences, savePreferences } from '#domain/notifications/index.server.ts';
import { preferencesSchema } from '#domain/notifications/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGS, LANGUAGES } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { ChoiceField, SelectField, SubmitButton } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requirePerson } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['notify'] };
export const headers = () => PRIVATE_PAGE;

const RHYTHMS = ['at-once', 'daily', 'weekly'] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const [{ rhythm, quietFrom, quietTo }, phone] = await guarded(() =>
    Promise.all([getPreferences(actor), supportPhone()]),
  );
  return {
    values: {
      rhythm,
      quietFrom: String(quietFrom),
      quietTo: String(quietTo),
      language: actor.person.language,
    },
    phone,
    saved: new URL(args.request.url).searchParams.has('saved'),
    title: titled(lang, i18nFor(lang).t('notify:preferences.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requirePerson(args);
  const form = await parseForm(args.request, preferencesSchema);
  if (!form.ok)
    return data(
      { fields: Object.keys(form.errors), typed: flatValues(form.values) },
      { status: 422 },
    );
  await guarded(() => savePreferences(actor, form.value), form.typed);
  return seeOther(`/${lang}/account/preferences?saved=1`);
}

export default function Preferences() {
  const { t } = useTranslation('notify');
  const { values, phone, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shown = (name: keyof typeof values) => ({
    name,
    defaultValue: refused?.typed[name] ?? values[name],
    error: refused?.fields.includes(name) ? t('error.choose') : undefined,
  });
  return (
    <>
      <h1>{t('preferences.title')}</h1>
      <ErrorSummary
        errors={(refused?.fields ?? []).map((target) => ({ target, message: t('error.choose') }))}
      />
      {saved && !refused && (
        <p className="note ok" role="status">
          {t('preferences.saved')}
        </p>
      )}
      <p>{t('preferences.lead')}</p>
      <Form method="post" noValidate>
        <Panel>
          <ChoiceField
            {...shown('rhythm')}
            label={t('preferences.rhythm.label')}
            choices={RHYTHMS.map((value) => ({ value, label: t(`preferences.rhythm.${value}`) }))}
          />
        </Panel>
        <Panel title={t('preferences.quiet.title')}>
          <p>{t('preferences.quiet.lead')}</p>
          <SelectField
            {...shown('quietFrom')}
            label={t('preferences.quiet.from')}
            choices={HOURS}
          />
          <SelectField {...shown('quietTo')} label={t('preferences.quiet.to')} choices={HOURS} />
        </Panel>
        <Panel>
          <SelectField
            {...shown('language')}
            label={t('preferences.language.label')}
            choices={LANGS.map((value) => ({ value, label: LANGUAGES[value].name }))}
          />
        </Panel>
        <SubmitButton>{t('preferences.save')}</SubmitButton>
      </Form>
      {phone !== null && (
        <p className="hint">{t('preferences.help', { phone: `\u2066${phone}\u2069` })}</p>
      )}
    </>
  );
}
