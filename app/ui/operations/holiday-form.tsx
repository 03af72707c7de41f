import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { HOLIDAY_CODES } from '#domain/accounts/schema.ts';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

const STATUSES = ['fixed', 'expected', 'confirmed'] as const;

interface HolidayFormProps {
  readonly year: number;
  /** The day being changed; null while one is added. */
  readonly was: { readonly day: string; readonly shown: string } | null;
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}

/** Adds a holiday, or changes and moves the one of a day. */
export function HolidayForm({ year, was, values, messages }: HolidayFormProps) {
  const { t } = useTranslation('operations');
  return (
    <Panel
      id="form"
      title={was ? t('holidays.change', { day: was.shown }) : t('holidays.add')}
      key={was?.day ?? ''}
    >
      <Form method="post" noValidate>
        {was && <input type="hidden" name="was" value={was.day} />}
        <TextField
          name="day"
          type="date"
          label={t('holidays.column.day')}
          error={messages['day']}
          defaultValue={values['day']}
        />
        <SelectField
          name="code"
          label={t('holidays.column.name')}
          empty={t('holidays.choose')}
          error={messages['code']}
          choices={HOLIDAY_CODES.map((value) => ({ value, label: t(`holidays.name.${value}`) }))}
          defaultValue={values['code']}
        />
        <SelectField
          name="status"
          label={t('holidays.column.status')}
          empty={t('holidays.choose')}
          error={messages['status']}
          choices={STATUSES.map((value) => ({ value, label: t(`holidays.status.${value}`) }))}
          defaultValue={values['status']}
        />
        <TextField
          name="source"
          label={t('holidays.column.source')}
          hint={t('holidays.sourceHint')}
          dir="auto"
          maxLength={200}
          error={messages['source']}
          defaultValue={values['source']}
        />
        <div className="inline-form">
          <SubmitButton>{t('holidays.save')}</SubmitButton>
          {was && <Link to={`?year=${year}`}>{t('holidays.cancel')}</Link>}
        </div>
      </Form>
    </Panel>
  );
}
