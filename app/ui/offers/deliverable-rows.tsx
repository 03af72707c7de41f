import { Button } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import { useTranslation } from 'react-i18next';
import { LONGEST, MOST_DELIVERABLES } from '#domain/catalogue/schema.ts';
import { Panel } from '../workspace/parts.tsx';
import { Asked } from './asked.tsx';
import { BothLanguages } from './both-languages.tsx';
import { rowsOf, type OfferFormContext } from './form-context.ts';

/** What is delivered, row by row; one more row is asked for by sending the form. */
export function DeliverableRows({ context }: { readonly context: OfferFormContext }) {
  const { t } = useTranslation('offers');
  const rows = rowsOf(context.values);
  return (
    <Panel title={t('section.deliverables')} id="deliverables">
      <p className="hint">{t('form.deliverablesHint')}</p>
      <Asked context={context} field="deliverables" />
      <input type="hidden" name="rows" value={rows} readOnly />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} role="group" aria-labelledby={`row-${String(row)}`}>
          <h3 id={`row-${String(row)}`}>{t('form.row', { row: row + 1 })}</h3>
          <BothLanguages
            context={context}
            name={`deliverables.${String(row)}.text`}
            label={t('form.what')}
            most={LONGEST.line}
          />
          <BothLanguages
            context={context}
            name={`deliverables.${String(row)}.acceptance`}
            label={t('form.acceptance')}
            most={LONGEST.line}
          />
        </div>
      ))}
      {rows < MOST_DELIVERABLES && (
        <Button type="submit" variant="light" name="do" value="add-row" formAction="?#deliverables">
          {t('form.addRow')}
        </Button>
      )}
    </Panel>
  );
}
