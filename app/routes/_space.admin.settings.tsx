import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { readSiteSettings, saveSettings } from '#domain/accounts/index.server.ts';
import { settingsSchema } from '#domain/accounts/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { useOperationsMessages } from '#ui/operations/use-operations-messages.ts';
import { SubmitButton, TextField } from '#ui/workspace/fields.tsx';
import { Panel } from '#ui/workspace/parts.tsx';
import { flatValues, parseForm } from '#web/forms.server.ts';
import { guarded } from '#web/guard.server.ts';
import { titled } from '#web/page-meta.server.ts';
import { requireLang } from '#web/params.server.ts';
import { requireSeat } from '#web/person.server.ts';
import { PRIVATE_PAGE, seeOther } from '#web/responses.server.ts';

export const handle = { i18n: ['operations'] };
export const headers = () => PRIVATE_PAGE;

export async function loader(args: LoaderFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  return {
    values: await guarded(() => readSiteSettings(actor)),
    saved: new URL(args.request.url).searchParams.has('saved'),
    title: titled(lang, i18nFor(lang).t('operations:settings.title')),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function action(args: ActionFunctionArgs) {
  const lang = requireLang(args.params);
  const actor = requireSeat(args, 'platform', 'platform-admin');
  const form = await parseForm(args.request, settingsSchema);
  if (!form.ok)
    return data({ errors: form.errors, typed: flatValues(form.values) }, { status: 422 });
  await guarded(() => saveSettings(actor, form.value), form.typed);
  return seeOther(`/${lang}/admin/settings?saved=1`);
}

export default function Settings() {
  const { t } = useTranslation('operations');
  const { values, saved } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { messages, shown } = useOperationsMessages(refused?.errors);
  const shownValue = (name: keyof typeof values) => refused?.typed[name] ?? values[name];
  return (
    <>
      <h1>{t('settings.title')}</h1>
      <ErrorSummary errors={shown} />
      {saved && !refused && (
        <p className="note ok" role="status">
          {t('settings.saved')}
        </p>
      )}
      <p>{t('settings.lead')}</p>
      <Form method="post" noValidate>
        <TextField
          name="phone"
          type="tel"
          dir="ltr"
          optional
          label={t('settings.phone')}
          hint={t('settings.phoneHint')}
          error={messages['phone']}
          defaultValue={shownValue('phone')}
        />
        <Panel title={t('settings.notice')}>
          <p>{t('settings.noticeLead')}</p>
          {(['noticeFr', 'noticeAr', 'noticeEn'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              dir="auto"
              optional
              maxLength={400}
              label={t(`settings.${name}`)}
              error={messages[name]}
              defaultValue={shownValue(name)}
            />
          ))}
        </Panel>
        <Panel title={t('settings.delays')}>
          {(['probationDays', 'openingDays'] as const).map((name) => (
            <TextField
              key={name}
              name={name}
              inputMode="numeric"
              dir="ltr"
              label={t(`settings.${name}`)}
              hint={t(`settings.${name}Hint`)}
              error={messages[name]}
              defaultValue={shownValue(name)}
            />
          ))}
        </Panel>
        <Panel title={t('settings.matching')}>
          <TextField
            name="shareCap"
            inputMode="numeric"
            dir="ltr"
            label={t('settings.shareCap')}
            hint={t('settings.shareCapHint')}
            error={messages['shareCap']}
            defaultValue={shownValue('shareCap')}
          />
        </Panel>
        <SubmitButton>{t('settings.save')}</SubmitButton>
      </Form>
    </>
  );
}
