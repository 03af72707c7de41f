import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PrivacyNotice } from '../privacy-notice.tsx';
import { FileField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';

interface EvidenceFormProps {
  readonly intentId: string;
  readonly accept: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Adds a description, a link or a file to an answer. The file is the last field: it may be cut. */
export function EvidenceForm({ intentId, accept, values, errors }: EvidenceFormProps) {
  const { t } = useTranslation('evidence');
  const refused = Object.keys(errors).length > 0;
  return (
    <Form method="post" encType="multipart/form-data" id="form" tabIndex={-1}>
      <input type="hidden" name="intentId" value={intentId} />
      <TextAreaField
        name="text"
        label={t('form.text')}
        hint={t('form.textHint')}
        optional
        defaultValue={values['text']}
        error={errors['text']}
      />
      <TextField
        name="url"
        label={t('form.url')}
        hint={t('form.urlHint')}
        optional
        dir="ltr"
        inputMode="url"
        maxLength={500}
        defaultValue={values['url']}
        error={errors['url']}
      />
      <FileField
        name="file"
        label={t('form.file')}
        hint={refused ? `${t('form.fileHint')} ${t('form.fileAgain')}` : t('form.fileHint')}
        optional
        accept={accept}
        error={errors['file']}
      />
      <PrivacyNotice purpose="evidence" />
      <SubmitButton>{t('form.submit')}</SubmitButton>
    </Form>
  );
}
