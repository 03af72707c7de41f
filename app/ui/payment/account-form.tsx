import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PAYMENT_LIMITS } from '#domain/payments/schema.ts';
import { FileField, SubmitButton, TextField } from '../workspace/fields.tsx';

/** Gives a bank account, for somebody else to verify. The file is the last field: it may be cut. */
export function AccountForm({
  intentId,
  messages,
  values,
}: {
  readonly intentId: string;
  readonly messages: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('payment');
  return (
    <Form method="post" encType="multipart/form-data" noValidate>
      <input type="hidden" name="intentId" value={intentId} />
      <input type="hidden" name="do" value="give" />
      <TextField
        name="rib"
        label={t('account.form.rib')}
        hint={t('account.form.ribHint')}
        error={messages['rib']}
        defaultValue={values['rib']}
        dir="ltr"
        inputMode="numeric"
        maxLength={60}
      />
      <TextField
        name="holder"
        label={t('account.form.holder')}
        hint={t('account.form.holderHint')}
        error={messages['holder']}
        defaultValue={values['holder']}
        maxLength={PAYMENT_LIMITS.holder}
      />
      <FileField
        name="file"
        label={t('account.form.file')}
        hint={t('account.form.fileHint')}
        accept=".pdf,.png,.jpg,.jpeg"
        error={messages['file']}
        optional
      />
      <SubmitButton>{t('account.form.submit')}</SubmitButton>
    </Form>
  );
}
