import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CHOSEN_REASONS } from '#domain/cases/schema.ts';
import { Field } from '../field.tsx';
import { CheckField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ClawbackFormProps } from './officer-forms.tsx';

/** A risk officer asks for aid back. */
export function OpenForm({
  intentId,
  most,
  values,
  chosen,
  messages,
}: Omit<ClawbackFormProps, 'clawback'> & {
  readonly most: string;
  /** Reasons that were ticked before the form was refused. */
  readonly chosen: readonly string[];
}) {
  const { t } = useTranslation('clawback');
  const field = (name: string) => ({
    ...{ name, error: messages[name], defaultValue: values[name] },
  });
  return (
    <Panel title={t('open.title')}>
      <p>{t('open.text')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <TextField
          {...field('amount')}
          label={t('open.amount')}
          hint={t('open.amountHint', { most })}
          inputMode="decimal"
          dir="ltr"
        />
        <Field name="reasons" label={t('open.reasons')} error={messages['reasons']} kind="group">
          {CHOSEN_REASONS.map((code) => (
            <CheckField
              key={code}
              name="reasons"
              value={code}
              label={t(`reason.${code}`)}
              checked={chosen.includes(code)}
            />
          ))}
        </Field>
        <TextAreaField
          {...field('grounds')}
          label={t('open.grounds')}
          hint={t('open.groundsHint')}
          rows={6}
        />
        <TextAreaField
          {...field('evidence')}
          label={t('open.evidence')}
          hint={t('open.evidenceHint')}
        />
        <SubmitButton name="do" value="open">
          {t('open.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
