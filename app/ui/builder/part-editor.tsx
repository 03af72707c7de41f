import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { CriterionEditor, InThree } from './criterion-editor.tsx';
import { DraftForm } from './draft-form.tsx';
import { PastedFindings } from './findings.tsx';
import type { PartEditorProps } from './part-props.ts';
import { LinesForm, LookupForm, TableForm } from './value-forms.tsx';
import { valueOf, type Errors, type Values } from './words.ts';

const FORMS = ['lines', 'lookup', 'table', 'json'] as const;

/** Everything about one part of an amount: its name, and its value in the form that suits it. */
export function PartEditor(props: PartEditorProps) {
  const { t } = useTranslation('builder');
  const { view, stamp, values, messages } = props;
  const here = `?part=${view.part}`;
  return (
    <div className="rule-editor" id="edit">
      <DraftForm stamp={stamp} at={`${here}#edit`}>
        <input type="hidden" name="part" value={view.part} />
        <LabelFields values={values} messages={messages} />
        <SubmitButton look="plain" name="do" value="set-part">
          {t('amount.saveName')}
        </SubmitButton>
      </DraftForm>
      <h3>{t('amount.value')}</h3>
      <nav aria-label={t('amount.forms')}>
        <ul className="inline-form">
          {FORMS.map((form) => (
            <li key={form}>
              <Link
                to={`${here}&as=${form}#edit`}
                preventScrollReset
                aria-current={form === view.as ? 'true' : undefined}
              >
                {t(`amount.form.${form}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="hint">{t(`amount.formHint.${view.as}`)}</p>
      <ValueForm {...props} />
      <p>
        <Link to="?#parts" preventScrollReset>
          {t('amount.close')}
        </Link>
      </p>
    </div>
  );
}

function ValueForm(props: PartEditorProps): ReactNode {
  switch (props.view.as) {
    case 'lines':
      return <LinesForm {...props} />;
    case 'lookup':
      return <LookupForm {...props} />;
    case 'table':
      return (
        <>
          <TableForm {...props} />
          <Condition {...props} />
        </>
      );
    case 'json':
      return <JsonForm {...props} />;
  }
}

/** The name of a part in three languages, and what it counts. */
export function LabelFields({
  values,
  messages,
}: {
  readonly values: Values;
  readonly messages: Errors;
}) {
  const { t } = useTranslation('builder');
  return (
    <>
      <InThree form={{ values }} messages={messages} name="label" label={t('amount.label')} />
      <SelectField
        name="unit"
        label={t('amount.unit')}
        error={messages['unit']}
        defaultValue={valueOf(values, 'unit')}
        choices={(['mad', 'share'] as const).map((unit) => ({
          value: unit,
          label: t(`amount.units.${unit}`),
        }))}
      />
    </>
  );
}

/** The condition of one row of a table, in the form of a criterion. */
function Condition({ view, stamp, messages, facts, values }: PartEditorProps) {
  const { condition, part } = view;
  if (condition === null) return null;
  const { row, form } = condition;
  return (
    <CriterionEditor
      form={{ ...form, hidden: { part, row: String(row) }, values: { ...form.values, ...values } }}
      stamp={stamp}
      messages={messages}
      facts={facts}
      id="condition"
      open={`?part=${part}&as=table&row=${row}#condition`}
      close={`?part=${part}&as=table#edit`}
    />
  );
}

function JsonForm({ view, stamp, values, messages, findings }: PartEditorProps) {
  const { t } = useTranslation('builder');
  return (
    <DraftForm stamp={stamp} at={`?part=${view.part}&as=json#edit`}>
      <input type="hidden" name="part" value={view.part} />
      {findings !== null && <PastedFindings findings={findings} />}
      <TextAreaField
        name="json"
        label={t('amount.json')}
        error={messages['json']}
        defaultValue={valueOf(values, 'json')}
        rows={12}
      />
      <SubmitButton name="do" value="set-json">
        {t('amount.save')}
      </SubmitButton>
    </DraftForm>
  );
}
