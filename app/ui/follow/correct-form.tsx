import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CASE_LIMITS } from '#domain/cases/schema.ts';
import { DayField } from '../apply/day-field.tsx';
import { SelectField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { ShownField } from './show-corrections.ts';
import { Why } from './why.tsx';

interface CorrectFormProps {
  readonly fields: readonly ShownField[];
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  readonly stamp: number;
  readonly intentId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
  /** The papers that were asked for, each with its own button. */
  readonly children: ReactNode;
}

/**
 * What was asked, each with the officer's reason, and the button that sends all back. One form, so
 * that a paper can be joined, without scripts too, and what was typed beside it stays: the fields
 * come before the files.
 */
export function CorrectForm({ children, ...props }: CorrectFormProps) {
  const { t } = useTranslation('follow');
  const { fields, stamp, intentId } = props;
  return (
    <Form method="post" id="form" encType="multipart/form-data" noValidate>
      <input type="hidden" name="intentId" value={intentId} />
      <input type="hidden" name="stamp" value={stamp} />
      {/* The key Enter presses the first button of a form. */}
      <button className="vh" name="do" value="send" tabIndex={-1} aria-hidden>
        {t('correct.send')}
      </button>
      {fields.length > 0 && (
        <Panel title={t('correct.fields')}>
          {fields.map((asked) => (
            <AskedControl key={asked.field} asked={asked} {...props} />
          ))}
        </Panel>
      )}
      {children}
      <Panel title={t('correct.sendTitle')}>
        <SubmitButton name="do" value="send">
          {t('correct.send')}
        </SubmitButton>
      </Panel>
    </Form>
  );
}

type ControlsProps = Omit<CorrectFormProps, 'children'>;

function AskedControl({
  asked: { field, reason, note, value },
  categories,
  values,
  messages,
}: ControlsProps & { readonly asked: ShownField }) {
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

interface ControlProps extends Pick<ControlsProps, 'categories'> {
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
