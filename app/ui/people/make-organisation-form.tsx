import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { SelectField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { KINDS } from './kinds.ts';

interface FormProps {
  readonly intentId: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** Makes an organisation and invites the first person to it. */
export function MakeOrganisationForm({ intentId, messages, values }: FormProps) {
  const { t } = useTranslation('people');
  const field = (name: string) => ({ name, error: messages[name], defaultValue: values[name] });
  return (
    <Panel>
      <p>{t('make.lead')}</p>
      <Form method="post" action="?" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <SelectField
          {...field('kind')}
          label={t('organisation.kind')}
          empty={t('invite.choose')}
          choices={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <TextField {...field('name')} label={t('organisation.name')} dir="auto" maxLength={200} />
        <TextField
          {...field('nameArabic')}
          label={t('organisation.nameArabic')}
          dir="auto"
          maxLength={200}
          optional
        />
        <TextField
          {...field('ice')}
          label={t('organisation.ice')}
          hint={t('make.iceHint')}
          dir="ltr"
          inputMode="numeric"
          optional
        />
        <TextAreaField
          {...field('waiver')}
          label={t('make.waiver')}
          hint={t('make.waiverHint')}
          rows={2}
          optional
        />
        <TextField
          {...field('email')}
          type="email"
          dir="ltr"
          label={t('make.email')}
          hint={t('make.emailHint')}
        />
        <PrivacyNotice purpose="invitation" />
        <SubmitButton>{t('make.go')}</SubmitButton>
      </Form>
    </Panel>
  );
}
