import { useTranslation } from 'react-i18next';
import { rowsIn } from '#domain/programmes/schema.ts';
import { TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { InThree } from './in-three.tsx';
import { AddRow, RemoveRow } from './row-buttons.tsx';
import { fieldOf, type SectionForm } from './section-form.ts';

/** Shares of the aid, each with what it is for in three languages. */
export function ShareRows({
  form,
  list,
  title,
  lead,
  most,
}: {
  readonly form: SectionForm;
  readonly list: 'split' | 'minorations';
  readonly title: string;
  readonly lead: string;
  readonly most: number;
}) {
  const { t } = useTranslation('studio');
  const rows = rowsIn(form.values, list);
  return (
    <Panel title={title} id={list}>
      <p>{lead}</p>
      {rows.map((row) => (
        <div key={row} role="group" aria-label={t('row', { row: row + 1 })}>
          <InThree
            form={form}
            name={`${list}.${String(row)}.label`}
            label={t(`field.${list}_label`)}
          />
          <TextField
            {...fieldOf(form, `${list}.${String(row)}.share`)}
            label={t(`field.${list}_share`)}
            inputMode="decimal"
            dir="ltr"
          />
          <p>
            <RemoveRow list={list} row={row} />
          </p>
        </div>
      ))}
      {rows.length < most && <AddRow list={list}>{t('addRow')}</AddRow>}
    </Panel>
  );
}
