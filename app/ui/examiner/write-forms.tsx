import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CHECK_ITEMS } from '#domain/catalogue/schema.ts';
import { SelectField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

interface Props {
  readonly intentId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** Asks the provider for something, which stops the clock. */
export function RequestForm({ intentId, values, messages }: Props) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('write.request')}>
      <p>{t('write.requestLead')}</p>
      <Form method="post">
        <input type="hidden" name="intentId" value={intentId} />
        <SelectField
          name="item"
          label={t('write.item')}
          empty={t('write.whole')}
          choices={CHECK_ITEMS.map((value) => ({ value, label: t(`item.${value}`) }))}
          defaultValue={values['item']}
        />
        <TextAreaField
          name="request"
          label={t('write.requestText')}
          error={messages['request']}
          rows={6}
          defaultValue={values['request']}
        />
        <SubmitButton name="do" value="request">
          {t('write.requestGo')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** Keeps an interview that was held. */
export function InterviewForm({ intentId, values, messages }: Props) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('write.interview')}>
      <Form method="post">
        <input type="hidden" name="intentId" value={intentId} />
        <TextField
          name="heldOn"
          type="date"
          label={t('write.heldOn')}
          error={messages['heldOn']}
          defaultValue={values['heldOn']}
        />
        <TextField
          name="people"
          label={t('write.people')}
          dir="auto"
          error={messages['people']}
          defaultValue={values['people']}
        />
        <TextAreaField
          name="interview"
          label={t('write.said')}
          error={messages['interview']}
          rows={6}
          defaultValue={values['interview']}
        />
        <SubmitButton look="plain" name="do" value="interview">
          {t('write.keep')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** A note for the examiners alone. */
export function NoteForm({ intentId, values, messages }: Props) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('write.note')}>
      <Form method="post">
        <input type="hidden" name="intentId" value={intentId} />
        <TextAreaField
          name="note"
          label={t('write.noteText')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <SubmitButton look="plain" name="do" value="note">
          {t('write.keep')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
