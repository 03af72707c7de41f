import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { PartView } from '#domain/programmes/schema.ts';
import { SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { factChoices } from './criterion-editor.tsx';
import { DraftForm, RowButton } from './draft-form.tsx';
import type { PartEditorProps } from './part-props.ts';
import { valueOf, type Errors, type Values } from './words.ts';

const MOST_LINES = 6;
const OPERATORS = ['times', 'plus', 'minus'] as const;
const JOINS = ['one', 'least', 'most', 'sum'] as const;

/** Lines of one or two operands, and how they make one value. */
export function LinesForm({ view, stamp, values, messages }: PartEditorProps) {
  const { t } = useTranslation('builder');
  const filled = Array.from({ length: MOST_LINES }, (_, line) => line).filter(
    (line) => valueOf(values, `lines.${line}.a`) !== '',
  );
  const shown = Math.min(MOST_LINES, (filled.at(-1) ?? -1) + 2);
  return (
    <DraftForm stamp={stamp} at={`?part=${view.part}&as=lines#edit`}>
      <input type="hidden" name="part" value={view.part} />
      <SelectField
        name="join"
        label={t('amount.join')}
        error={messages['join']}
        defaultValue={valueOf(values, 'join')}
        choices={JOINS.map((join) => ({ value: join, label: t(`amount.joins.${join}`) }))}
      />
      {Array.from({ length: shown }, (_, line) => (
        <LineRow key={line} line={line} view={view} values={values} messages={messages} />
      ))}
      <SubmitButton name="do" value="set-lines">
        {t('amount.save')}
      </SubmitButton>
    </DraftForm>
  );
}

interface LineProps {
  readonly line: number;
  readonly view: PartView;
  readonly values: Values;
  readonly messages: Errors;
}

function LineRow({ line, view, values, messages }: LineProps) {
  const { t } = useTranslation('builder');
  const name = `lines.${line}`;
  return (
    <fieldset className="line-row">
      <legend>{t('amount.line', { line: line + 1 })}</legend>
      <Operand name={`${name}.a`} view={view} values={values} messages={messages} />
      <SelectField
        name={`${name}.op`}
        label={t('amount.operator')}
        error={messages[`${name}.op`]}
        empty={t('amount.alone')}
        defaultValue={valueOf(values, `${name}.op`)}
        choices={OPERATORS.map((op) => ({ value: op, label: t(`amount.operators.${op}`) }))}
      />
      <Operand name={`${name}.b`} view={view} values={values} messages={messages} />
    </fieldset>
  );
}

function Operand({
  name,
  view,
  values,
  messages,
}: Omit<LineProps, 'line'> & { readonly name: string }) {
  const { t } = useTranslation('builder');
  const choices = [...view.parts, ...view.facts].map((choice) => ({
    value: choice.value,
    label: choice.name,
  }));
  return (
    <div>
      <SelectField
        name={name}
        label={t('amount.operand')}
        error={messages[name]}
        empty={t('amount.nothing')}
        defaultValue={valueOf(values, name)}
        choices={[{ value: 'number', label: t('amount.number') }, ...choices]}
      />
      <TextField
        name={`${name}Number`}
        label={t('amount.figure')}
        error={messages[`${name}Number`]}
        defaultValue={valueOf(values, `${name}Number`)}
        dir="ltr"
        optional
      />
    </div>
  );
}

/** A value by code, such as a ceiling by category. */
export function LookupForm({ view, stamp, values, messages, codeFacts }: PartEditorProps) {
  const { t } = useTranslation('builder');
  const { lookup, part } = view;
  if (lookup === null) return null;
  return (
    <>
      <nav aria-label={t('amount.lookupBy')}>
        <ul className="inline-form">
          {codeFacts.map(({ fact, name }) => (
            <li key={fact}>
              <Link
                to={`?part=${part}&as=lookup&fact=${fact}#edit`}
                preventScrollReset
                aria-current={fact === lookup.fact ? 'true' : undefined}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <DraftForm stamp={stamp} at={`?part=${part}&as=lookup&fact=${lookup.fact}#edit`}>
        <input type="hidden" name="part" value={part} />
        <input type="hidden" name="fact" value={lookup.fact} />
        <div className="value-grid">
          {lookup.choices.map(({ code, name }) => (
            <TextField
              key={code}
              name={`values.${code}`}
              label={name}
              error={messages[`values.${code}`]}
              defaultValue={valueOf(values, `values.${code}`)}
              dir="ltr"
            />
          ))}
        </div>
        <Otherwise values={values} messages={messages} />
        <SubmitButton name="do" value="set-lookup">
          {t('amount.save')}
        </SubmitButton>
      </DraftForm>
    </>
  );
}

function Otherwise({ values, messages }: Pick<LineProps, 'values' | 'messages'>) {
  const { t } = useTranslation('builder');
  return (
    <TextField
      name="otherwise"
      label={t('amount.otherwise')}
      error={messages['otherwise']}
      defaultValue={valueOf(values, 'otherwise')}
      dir="ltr"
    />
  );
}

/** Rows of a condition and what it gives; the first that holds counts. */
export function TableForm({ view, stamp, values, messages, facts }: PartEditorProps) {
  const { t } = useTranslation('builder');
  const { rows, part } = view;
  const here = `?part=${part}&as=table`;
  return (
    <>
      {rows.length > 0 && (
        <>
          <ol>
            {rows.map(({ text }, row) => (
              <li key={row}>
                {text}{' '}
                <Link to={`${here}&row=${row}#condition`} preventScrollReset>
                  {t('amount.editRow')}
                  <span className="vh"> {text}</span>
                </Link>
                <DraftForm stamp={stamp} at={`${here}#edit`} className="inline-form">
                  <input type="hidden" name="part" value={part} />
                  <input type="hidden" name="row" value={row} />
                  {row > 0 && <RowButton act="row-up">{t('act.up')}</RowButton>}
                  {row < rows.length - 1 && <RowButton act="row-down">{t('act.down')}</RowButton>}
                  <RowButton act="remove-row">{t('act.remove')}</RowButton>
                </DraftForm>
              </li>
            ))}
          </ol>
          <DraftForm stamp={stamp} at={`${here}#edit`}>
            <input type="hidden" name="part" value={part} />
            {rows.map(({ text }, row) => (
              <TextField
                key={row}
                name={`then.${row}`}
                label={text}
                error={messages[`then.${row}`]}
                defaultValue={valueOf(values, `then.${row}`)}
                dir="ltr"
              />
            ))}
            <Otherwise values={values} messages={messages} />
            <SubmitButton name="do" value="set-table">
              {t('amount.save')}
            </SubmitButton>
          </DraftForm>
        </>
      )}
      {view.condition === null && (
        <DraftForm stamp={stamp} at={`${here}#edit`}>
          <input type="hidden" name="part" value={part} />
          <SelectField
            name="fact"
            label={t('amount.addRow')}
            error={messages['fact']}
            choices={factChoices(facts)}
          />
          <SubmitButton look="plain" name="do" value="add-row">
            {t('amount.addRowDo')}
          </SubmitButton>
        </DraftForm>
      )}
    </>
  );
}
