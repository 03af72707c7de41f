import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ApplicationKind } from '#domain/catalogue/schema.ts';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

export interface FormState {
  readonly intentId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** Opens the application that the certificate calls for. */
export function OpenForm({
  kind,
  intentId,
}: {
  readonly kind: ApplicationKind;
  readonly intentId: string;
}) {
  const { t } = useTranslation('certification');
  return (
    <Form method="post">
      <input type="hidden" name="intentId" value={intentId} />
      <SubmitButton name="do" value="open">
        {t(`open.${kind}`)}
      </SubmitButton>
    </Form>
  );
}

/** Sends a draft, with what the examiners should know. */
export function SubmitForm({
  id,
  insured,
  values,
  messages,
}: Omit<FormState, 'intentId'> & { readonly id: string; readonly insured: boolean }) {
  const { t } = useTranslation('certification');
  return (
    <Form method="post">
      <input type="hidden" name="application" value={id} />
      {!insured && (
        <CheckField
          name="declaresNoInsurance"
          label={t('send.noInsurance')}
          checked={values['declaresNoInsurance'] === 'yes'}
        />
      )}
      <TextAreaField
        name="text"
        label={t('send.text')}
        hint={t('send.textHint')}
        error={messages['text']}
        optional
        defaultValue={values['text']}
      />
      <SubmitButton name="do" value="submit">
        {t('send.go')}
      </SubmitButton>
    </Form>
  );
}

/** Answers what the examiners asked. */
export function AnswerForm({
  id,
  intentId,
  values,
  messages,
}: FormState & { readonly id: string }) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('answer.title')}>
      <p>{t('answer.lead')}</p>
      <Form method="post">
        <input type="hidden" name="intentId" value={intentId} />
        <input type="hidden" name="application" value={id} />
        <TextAreaField
          name="text"
          label={t('answer.text')}
          error={messages['text']}
          rows={6}
          defaultValue={values['text']}
        />
        <SubmitButton name="do" value="answer">
          {t('answer.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Something that cannot be undone, behind a tick. */
export function SureForm({
  id,
  what,
  messages,
}: {
  /** The application; none for the certificate. */
  readonly id?: string;
  readonly what: 'withdraw' | 'give-up';
  readonly messages: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('certification');
  return (
    <details open={messages['sure'] !== undefined}>
      <summary>{t(`sure.${what}.title`)}</summary>
      <p>{t(`sure.${what}.lead`)}</p>
      <Form method="post">
        {id !== undefined && <input type="hidden" name="application" value={id} />}
        <CheckField name="sure" label={t(`sure.${what}.tick`)} error={messages['sure']} />
        <SubmitButton name="do" value={what} look="danger">
          {t(`sure.${what}.go`)}
        </SubmitButton>
      </Form>
    </details>
  );
}
