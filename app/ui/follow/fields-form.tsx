import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CASE_LIMITS } from '#domain/cases/schema.ts';
import { DayField } from '../apply/day-field.tsx';
import { SelectField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownField } from './show-corrections.ts';
import { Why } from './why.tsx';

interface FieldsFormProps {
  readonly fields: readonly ShownField[];
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly stamp: number;
  readonly intentId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** The fields that were asked, each with the officer's reason, and the button that sends all back. */
export function FieldsForm(props: FieldsFormProps) {
  const { t } = useTranslation('follow');
  const { fields, stamp, intentId } = props;
  const title = fields.length > 0 ? t('correct.fields') : t('correct.onlyPapers');
  return (
    <Panel title={title}>
      <Form method="post" id="form" noValidate>
        <input type="hidden" name="intentId" value={intentId} />
        <input type="hidden" name="stamp" value={stamp} />
        {fields.map((asked) => (
          <AskedControl key={asked.field} asked={asked} {...props} />
        ))}
        <SubmitButton name="do" value="send">
          {t('correct.send')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

function AskedControl({
  asked: { field, reason, note, value },
  categories,
  values,
  messages,
}: FieldsFormProps & { readonly asked: ShownField }) {
  const { t } = useTranslation('follow');
  const common = {
    name: field,
    label: t(`field.${field}`),
    error: messages[field],
    defaultValue: values[field] ?? value,
  };
  return (
    <>
      <Why reason={reason} note={note} />
      <Control field={field} common={common} categories={categories} />
    </>
  );
}

interface ControlProps extends Pick<FieldsFormProps, 'categories'> {
  readonly field: ShownField['field'];
  readonly common: {
    readonly name: string;
    readonly label: string;
    readonly error: string | undefined;
    readonly defaultValue: string;
  };
}

function Control({ field, common, categories }: ControlProps) {
  const { t } = useTranslation('follow');
  switch (field) {
    case 'need':
      return <TextAreaField {...common} rows={6} />;
    case 'category':
      return (
        <SelectField
          {...common}
          empty={t('field.choose')}
          choices={categories.map(({ code, name }) => ({ value: code, label: name }))}
        />
      );
    case 'cost':
    case 'otherAid':
      return <TextField {...common} hint={t('field.moneyHint')} inputMode="decimal" dir="ltr" />;
    case 'startsOn':
      return <DayField {...common} hint={t('field.dayHint')} />;
    case 'contactPhone':
      return <TextField {...common} type="tel" autoComplete="tel" dir="ltr" />;
    case 'title':
      return <TextField {...common} maxLength={CASE_LIMITS.title} />;
    case 'contactName':
      return <TextField {...common} autoComplete="name" />;
  }
}
