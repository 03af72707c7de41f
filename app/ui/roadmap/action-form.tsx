import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { describedBy, Field } from '#ui/field.tsx';
import { Choice } from '#ui/question.tsx';
import type { PlannedActionView } from '#domain/assessment/schema.ts';

interface ActionFormProps {
  readonly states: readonly PlannedActionView['state'][];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** Who, when, how much, and where the action stands. */
export function ActionForm({ states, values, errors }: ActionFormProps) {
  const { t } = useTranslation('roadmap');
  const input = (name: 'owner' | 'dueOn' | 'budgetMad' | 'droppedReason', type: string) => (
    <Field name={name} label={t(`edit.${name}`)} error={errors[name]} optional>
      <input
        id={name}
        name={name}
        type={type}
        inputMode={name === 'budgetMad' ? 'numeric' : undefined}
        dir={type === 'date' || name === 'budgetMad' ? 'ltr' : 'auto'}
        defaultValue={values[name] ?? ''}
        aria-invalid={errors[name] ? true : undefined}
        aria-describedby={describedBy(name, undefined, errors[name])}
      />
    </Field>
  );
  return (
    <Form method="post" noValidate>
      <Field name="state" kind="group" label={t('state.label')} error={errors['state']}>
        <div className="opts-inline">
          {states.map((state) => (
            <Choice
              key={state}
              name="state"
              choice={{ value: state, text: t(`state.${state}`) }}
              chosen={values['state'] === state}
            />
          ))}
        </div>
      </Field>
      {input('owner', 'text')}
      {input('dueOn', 'date')}
      {input('budgetMad', 'text')}
      {input('droppedReason', 'text')}
      <div className="actions">
        <button className="btn" type="submit">
          {t('edit.save')}
        </button>
      </div>
    </Form>
  );
}
