import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CORRECTION_REASONS, type CaseFile } from '#domain/cases/schema.ts';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import { useFieldName, Value } from './corrections-panel.tsx';
import { Phrases } from './phrases.tsx';
import type { Shown } from './show-case.ts';

type Fields = Readonly<Record<string, string>>;

/** Asks the firm for corrections, field by field; a field without a reason is not asked. */
export function CorrectionsForm({
  corrections,
  stamp,
  phrases,
  values,
  messages,
}: {
  readonly corrections: Shown<CaseFile['corrections']>;
  readonly stamp: number;
  readonly phrases: readonly string[];
  readonly values: Fields;
  readonly messages: Fields;
}) {
  const { t } = useTranslation(['casework', 'case']);
  const nameOf = useFieldName();
  const isOpen = (field: string) =>
    [`reason-${field}`, `note-${field}`].some(
      (name) => messages[name] !== undefined || (values[name] ?? '') !== '',
    );
  return (
    <Panel title={t('correct.title')}>
      <p>{t('correct.lead', { count: corrections.left })}</p>
      <Phrases title={t('correct.phrases')} phrases={phrases} />
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        {corrections.fields.map((field) => (
          <details key={field} className="correct-field" open={isOpen(field)}>
            <summary>
              {nameOf(field)}{' '}
              <span className="hint">
                <Value value={corrections.values[field] ?? ''} />
              </span>
            </summary>
            <SelectField
              name={`reason-${field}`}
              label={t('correct.reason')}
              empty={t('correct.nothing')}
              error={messages[`reason-${field}`]}
              choices={CORRECTION_REASONS.map((value) => ({
                value,
                label: t(`case:correctionReason.${value}`),
              }))}
              defaultValue={values[`reason-${field}`]}
            />
            <TextField
              name={`note-${field}`}
              label={t('correct.note')}
              optional
              dir="auto"
              error={messages[`note-${field}`]}
              defaultValue={values[`note-${field}`]}
            />
          </details>
        ))}
        <SubmitButton>{t('correct.go')}</SubmitButton>
      </Form>
    </Panel>
  );
}
