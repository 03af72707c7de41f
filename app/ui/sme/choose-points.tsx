import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SelectField, SubmitButton } from '../workspace/fields.tsx';

interface Props {
  readonly points: readonly { readonly id: string; readonly t: number; readonly date: string }[];
  readonly from: string;
  readonly to: string;
}

/** Which two assessments to compare. */
export function ChoosePoints({ points, from, to }: Props) {
  const { t } = useTranslation('sme');
  const choices = points.map((point) => ({
    value: point.id,
    label: t('compare.point', { t: point.t, date: point.date }),
  }));
  return (
    <Form method="get" key={`${from} ${to}`}>
      <SelectField name="from" label={t('compare.from')} choices={choices} defaultValue={from} />
      <SelectField name="to" label={t('compare.to')} choices={choices} defaultValue={to} />
      <SubmitButton look="plain">{t('compare.go')}</SubmitButton>
    </Form>
  );
}
