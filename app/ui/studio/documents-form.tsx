import { useTranslation } from 'react-i18next';
import { DOCUMENTS, rowsIn, STUDIO_LIMITS } from '#domain/programmes/schema.ts';
import { DataTable, Panel } from '../workspace/parts.tsx';
import { ChoiceCell } from './cell.tsx';
import { InThree } from './in-three.tsx';
import { AddRow, RemoveRow } from './row-buttons.tsx';
import type { SectionForm } from './section-form.ts';

/** Papers a programme asks for, and what one does step by step. */
export function DocumentsForm({ form }: { readonly form: SectionForm }) {
  const { t } = useTranslation(['studio', 'aid']);
  const choices = (['required', 'optional'] as const).map((code) => ({
    code,
    name: t(`documents.${code}`),
  }));
  const steps = rowsIn(form.values, 'steps');
  return (
    <>
      <Panel title={t('documents.papers')}>
        <DataTable
          caption={t('documents.papers')}
          columns={[t('documents.paper'), t('documents.asked')]}
          rows={DOCUMENTS.map((code) => ({
            key: code,
            cells: [
              t(`aid:document.${code}`),
              <ChoiceCell
                key="asked"
                form={form}
                name={`document.${code}`}
                label={t('field.document', { code: t(`aid:document.${code}`) })}
                empty={t('documents.no')}
                choices={choices}
              />,
            ],
          }))}
        />
      </Panel>
      <Panel title={t('documents.steps')} id="steps">
        <p>{t('documents.stepsLead')}</p>
        {steps.map((row) => (
          <div key={row} role="group" aria-label={t('row', { row: row + 1 })}>
            <InThree
              form={form}
              name={`steps.${String(row)}.text`}
              label={t('documents.step', { row: row + 1 })}
              rows={2}
            />
            <p>
              <RemoveRow list="steps" row={row} />
            </p>
          </div>
        ))}
        {steps.length < STUDIO_LIMITS.steps && (
          <AddRow list="steps">{t('documents.addStep')}</AddRow>
        )}
      </Panel>
    </>
  );
}
