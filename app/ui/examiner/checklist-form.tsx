import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { VERDICTS, type Dossier } from '#domain/catalogue/schema.ts';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** The whole checklist; only lines that change are written. */
export function ChecklistForm({
  checks,
  values,
  messages,
}: {
  readonly checks: Dossier['checks'];
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('certification');
  return (
    <Panel title={t('check.title')}>
      <Form method="post">
        <input type="hidden" name="do" value="checks" />
        {checks.map(({ item, required, verdict, note }) => (
          <fieldset key={item}>
            <legend>
              {required ? t(`item.${item}`) : t('check.notRequired', { item: t(`item.${item}`) })}
            </legend>
            <p className="hint">{t(`itemHint.${item}`)}</p>
            <SelectField
              name={`verdict-${item}`}
              label={t('check.verdict.label')}
              choices={VERDICTS.map((value) => ({ value, label: t(`check.verdict.${value}`) }))}
              defaultValue={values[`verdict-${item}`] ?? verdict}
            />
            <TextField
              name={`note-${item}`}
              label={t('check.note')}
              optional
              dir="auto"
              error={messages[`note-${item}`]}
              defaultValue={values[`note-${item}`] ?? note}
            />
          </fieldset>
        ))}
        <SubmitButton>{t('check.save')}</SubmitButton>
      </Form>
    </Panel>
  );
}
