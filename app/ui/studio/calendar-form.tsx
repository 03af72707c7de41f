import { useTranslation } from 'react-i18next';
import { ALLOCATIONS, SERVICE_LEVELS } from '#domain/programmes/schema.ts';
import { ChoiceField, TextField } from '../workspace/fields.tsx';
import { DataTable, Panel } from '../workspace/parts.tsx';
import { NumberCell } from './cell.tsx';
import { fieldOf, type SectionForm } from './section-form.ts';

/** When a programme runs, how money is given, and within which delays. */
export function CalendarForm({
  form,
  notice,
  commitment,
}: {
  readonly form: SectionForm;
  /** Working days of notice, and the first day they allow today, in words. */
  readonly notice: { readonly days: number; readonly earliest: string; readonly replaces: boolean };
  /** What is published of the seed of the draw; null for none. */
  readonly commitment: string | null;
}) {
  const { t } = useTranslation(['studio', 'aid']);
  const day = (name: 'opensOn' | 'closesOn' | 'validFrom' | 'validTo', hint?: string) => (
    <TextField
      {...fieldOf(form, name)}
      type="date"
      label={t(`field.${name}`)}
      hint={hint}
      dir="ltr"
    />
  );
  return (
    <>
      <Panel title={t('calendar.dates')}>
        <p>{t('calendar.notice', { days: notice.days, day: notice.earliest })}</p>
        {day('opensOn')}
        {day('closesOn')}
        {day('validFrom', notice.replaces ? t('hint.validFromNext') : t('hint.validFrom'))}
        {day('validTo')}
      </Panel>
      <Panel title={t('calendar.allocation')}>
        <ChoiceField
          {...fieldOf(form, 'allocation')}
          label={t('field.allocation')}
          choices={ALLOCATIONS.map((value) => ({
            value,
            label: t(`aid:allocation.${value}`),
            ...(value === 'draw' ? { hint: t('hint.draw') } : {}),
          }))}
        />
        {commitment !== null && (
          <p>
            {t('calendar.commitment')} <code dir="ltr">{commitment}</code>
          </p>
        )}
      </Panel>
      <Panel title={t('calendar.levels')}>
        <p>{t('calendar.levelsLead')}</p>
        <DataTable
          caption={t('calendar.levels')}
          columns={[t('calendar.step'), t('calendar.days')]}
          rows={SERVICE_LEVELS.map((code) => ({
            key: code,
            cells: [
              t(`aid:serviceLevel.${code}`),
              <NumberCell
                key="days"
                form={form}
                name={`serviceLevels.${code}`}
                label={t('field.serviceLevels', { code: t(`aid:serviceLevel.${code}`) })}
              />,
            ],
          }))}
        />
      </Panel>
    </>
  );
}
