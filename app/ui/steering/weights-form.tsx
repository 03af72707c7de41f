import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { COMPONENTS, CRITERIA } from '#domain/matching/schema.ts';
import { Field } from '../field.tsx';
import { SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';

type Texts = Readonly<Record<string, string>>;

/** Other weights, to look at their effect and to propose them. */
export function WeightsForm({
  values,
  messages,
}: {
  readonly values: Texts;
  readonly messages: Texts;
}) {
  const { t } = useTranslation('steering');
  return (
    <Form method="post" noValidate>
      <Field
        kind="group"
        name="points"
        label={t('propose.points')}
        hint={t('propose.pointsHint')}
        error={messages['points']}
      >
        <div className="grid figures">
          {COMPONENTS.map((one) => (
            <Figure
              key={one}
              {...{ values, messages }}
              name={`points.${one}`}
              label={t(`component.${one}`)}
              hint={t(`componentHint.${one}`)}
            />
          ))}
        </div>
      </Field>
      <Field
        kind="group"
        name="criteria"
        label={t('propose.criteria')}
        hint={t('propose.criteriaHint')}
        error={messages['criteria']}
      >
        <div className="grid figures">
          {CRITERIA.map((one) => (
            <Figure
              key={one}
              {...{ values, messages }}
              name={`criteria.${one}`}
              label={t(`criterion.${one}`)}
            />
          ))}
        </div>
      </Field>
      <TextAreaField
        name="reason"
        label={t('propose.reason')}
        hint={t('propose.reasonHint')}
        error={messages['reason']}
        defaultValue={values['reason']}
      />
      <div className="inline-form">
        <SubmitButton name="do" value="propose">
          {t('propose.send')}
        </SubmitButton>
        <SubmitButton look="plain" name="do" value="preview">
          {t('propose.preview')}
        </SubmitButton>
      </div>
    </Form>
  );
}

function Figure({
  name,
  label,
  hint,
  values,
  messages,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly values: Texts;
  readonly messages: Texts;
}) {
  return (
    <TextField
      {...{ name, label, hint }}
      inputMode="numeric"
      dir="ltr"
      maxLength={3}
      error={messages[name]}
      defaultValue={values[name]}
    />
  );
}
