import { useTranslation } from 'react-i18next';
import { rowsIn, SEGMENTS, STUDIO_LIMITS } from '#domain/programmes/schema.ts';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import { ChoiceCell, NumberCell } from './cell.tsx';
import type { MoneyChoices } from './money-choices.ts';
import { AddRow, RemoveRow } from './row-buttons.tsx';
import type { SectionForm } from './section-form.ts';

const LIST = 'envelopes';

/** Money planned by region, segment and year. */
export function EnvelopeRows({
  form,
  regions,
  totals,
}: {
  readonly form: SectionForm;
  readonly regions: MoneyChoices['regions'];
  readonly totals: MoneyChoices['totals'];
}) {
  const { t } = useTranslation(['studio', 'aid']);
  const rows = rowsIn(form.values, LIST);
  const segments = SEGMENTS.map((code) => ({ code, name: t(`aid:segment.${code}`) }));
  return (
    <Panel title={t('money.envelopes')} id={LIST}>
      <p>{t('money.envelopesLead')}</p>
      <Facts
        items={[
          [t('money.planned'), totals.planned],
          ...totals.byYear.map(([year, amount]) => [t('money.ofYear', { year }), amount] as const),
        ]}
      />
      {rows.length > 0 && (
        <DataTable
          caption={t('money.envelopes')}
          columns={[
            ...[t('field.envelopes_region'), t('field.envelopes_segment')],
            ...[t('field.envelopes_year'), t('field.envelopes_amount'), t('remove')],
          ]}
          rows={rows.map((row) => {
            const at = `${LIST}.${String(row)}`;
            const label = (name: string) => t('inRow', { name, row: row + 1 });
            return {
              key: at,
              cells: [
                <ChoiceCell
                  key="region"
                  form={form}
                  name={`${at}.region`}
                  label={label(t('field.envelopes_region'))}
                  empty={t('money.wholeCountry')}
                  choices={regions}
                />,
                <ChoiceCell
                  key="segment"
                  form={form}
                  name={`${at}.segment`}
                  label={label(t('field.envelopes_segment'))}
                  empty={t('money.everybody')}
                  choices={segments}
                />,
                <NumberCell
                  key="year"
                  form={form}
                  name={`${at}.year`}
                  label={label(t('field.envelopes_year'))}
                />,
                <NumberCell
                  key="amount"
                  form={form}
                  name={`${at}.amount`}
                  label={label(t('field.envelopes_amount'))}
                />,
                <RemoveRow key="remove" list={LIST} row={row} />,
              ],
            };
          })}
        />
      )}
      {rows.length < STUDIO_LIMITS.envelopes && (
        <AddRow list={LIST}>{t('money.addEnvelope')}</AddRow>
      )}
    </Panel>
  );
}
