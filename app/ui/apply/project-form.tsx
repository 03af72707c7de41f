import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CASE_LIMITS } from '#domain/cases/schema.ts';
import {
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
  type Choice,
} from '../workspace/fields.tsx';
import { DayField } from './day-field.tsx';

interface ProjectFormProps {
  readonly values: Readonly<Record<string, string | undefined>>;
  /** In the reader's language. */
  readonly errors: Readonly<Record<string, string>>;
  readonly categories: readonly Choice[];
  readonly readOnly: boolean;
}

/** What the firm wants to do, what it costs, and whom to call. Saved as it is, complete or not. */
export function ProjectForm({ values, errors, categories, readOnly }: ProjectFormProps) {
  const { t } = useTranslation('apply');
  const field = (name: string) => ({
    ...{ name, error: errors[name], defaultValue: values[name] ?? '' },
  });
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="stamp" value={values['stamp']} />
      <TextField
        {...field('title')}
        label={t('project.name')}
        hint={t('project.nameHint')}
        maxLength={CASE_LIMITS.title}
      />
      <TextAreaField {...field('need')} label={t('project.need')} hint={t('project.needHint')} />
      <SelectField
        {...field('category')}
        label={t('project.category')}
        hint={t('project.categoryHint')}
        choices={categories}
        empty={t('project.choose')}
      />
      <TextField
        {...field('cost')}
        label={t('project.cost')}
        hint={t('project.costHint')}
        inputMode="decimal"
        dir="ltr"
      />
      <DayField {...field('startsOn')} label={t('project.start')} hint={t('project.startHint')} />
      <TextField
        {...field('otherAid')}
        label={t('project.otherAid')}
        hint={t('project.otherAidHint')}
        inputMode="decimal"
        dir="ltr"
      />
      <TextField
        {...field('contactName')}
        label={t('project.contactName')}
        hint={t('project.contactHint')}
        autoComplete="name"
      />
      <TextField
        {...field('contactPhone')}
        label={t('project.contactPhone')}
        type="tel"
        autoComplete="tel"
        dir="ltr"
      />
      {!readOnly && <SubmitButton>{t('go.save')}</SubmitButton>}
    </Form>
  );
}
