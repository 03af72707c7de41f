import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FactChoice, FactWords } from '#domain/programmes/schema.ts';
import {
  CheckField,
  SelectField,
  SubmitButton,
  TextAreaField,
  TextField,
} from '../workspace/fields.tsx';
import { DraftForm } from './draft-form.tsx';
import { valueOf, valuesOf, type Errors, type Values } from './words.ts';

/** The form of a criterion: what is there, what was typed, and what is wrong with it. */
export interface CriterionForm {
  /** Fields that say which criterion it is, and nothing else. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Words of its fact; null for what a person judges. */
  readonly words: FactWords | null;
  readonly operators: readonly string[];
  readonly values: Values;
}

interface EditorProps {
  readonly form: CriterionForm;
  readonly stamp: number;
  readonly messages: Errors;
  /** Facts to choose from, with their names. */
  readonly facts: readonly FactChoice[];
  /** Where the page is shown with the form open, and closed. */
  readonly open: string;
  readonly close: string;
  /** Id of the block. */
  readonly id?: string;
}

export function factChoices(facts: readonly FactChoice[]) {
  return facts.map(({ fact, name }) => ({ value: fact, label: name }));
}

const SOURCES = ['document', 'registry', 'officer'] as const;
const LANGUAGES = ['fr', 'ar', 'en'] as const;

/** Everything about one criterion, in one form; another fact is chosen in a form of its own. */
export function CriterionEditor(props: EditorProps) {
  const { t } = useTranslation('builder');
  const { form, stamp, messages, open, close, id = 'edit' } = props;
  const { words, values } = form;
  return (
    <div className="rule-editor" id={id}>
      {words && <FactForm {...props} />}
      <DraftForm stamp={stamp} at={open}>
        <Hidden fields={form.hidden} />
        {words ? (
          <>
            <TestFields {...props} />
            <SelectField
              name="minSource"
              label={t('edit.minSource')}
              hint={t('edit.minSourceHint')}
              error={messages['minSource']}
              empty={t('edit.anySource')}
              defaultValue={valueOf(values, 'minSource')}
              choices={SOURCES.map((source) => ({ value: source, label: t(`source.${source}`) }))}
            />
          </>
        ) : (
          <InThree {...props} name="text" label={t('edit.text')} />
        )}
        <TextField
          name="legalRef"
          label={t('edit.legalRef')}
          error={messages['legalRef']}
          defaultValue={valueOf(values, 'legalRef')}
          maxLength={200}
          dir="auto"
          optional
        />
        <details open={LANGUAGES.some((lang) => valueOf(values, `note.${lang}`) !== '')}>
          <summary>{t('edit.note')}</summary>
          <InThree {...props} name="note" label={t('edit.noteIn')} />
        </details>
        <p className="inline-form">
          <SubmitButton name="do" value="set">
            {t('edit.save')}
          </SubmitButton>
          <Link to={close} preventScrollReset>
            {t('edit.cancel')}
          </Link>
        </p>
      </DraftForm>
    </div>
  );
}

function Hidden({ fields }: { readonly fields: Readonly<Record<string, string>> }) {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

function FactForm({ form, stamp, facts, open, messages }: EditorProps) {
  const { t } = useTranslation('builder');
  return (
    <DraftForm stamp={stamp} at={open}>
      <Hidden fields={form.hidden} />
      <SelectField
        name="fact"
        label={t('edit.fact')}
        hint={form.words?.hint}
        error={messages['fact']}
        defaultValue={form.words?.fact}
        choices={factChoices(facts)}
      />
      <SubmitButton look="plain" name="do" value="fact">
        {t('edit.changeFact')}
      </SubmitButton>
    </DraftForm>
  );
}

function TestFields({ form, messages }: EditorProps) {
  const { t } = useTranslation('builder');
  const { words, operators, values } = form;
  if (!words) return null;
  const kind = words.kind;
  return (
    <>
      <SelectField
        name="op"
        label={t('edit.op')}
        error={messages['op']}
        defaultValue={valueOf(values, 'op')}
        choices={operators.map((op) => ({ value: op, label: operatorText(t, kind, op) }))}
      />
      {kind === 'number' && (
        <>
          <TextField
            name="value"
            label={t(`edit.value.${words.unit ?? 'ratio'}`)}
            hint={t('edit.valueHint')}
            error={messages['value']}
            defaultValue={valueOf(values, 'value')}
            inputMode="decimal"
            dir="ltr"
          />
          <TextField
            name="to"
            label={t('edit.to')}
            hint={t('edit.toHint')}
            error={messages['to']}
            defaultValue={valueOf(values, 'to')}
            inputMode="decimal"
            dir="ltr"
            optional
          />
        </>
      )}
      {kind === 'flag' && (
        <SelectField
          name="value"
          label={t('edit.answer')}
          error={messages['value']}
          defaultValue={valueOf(values, 'value')}
          choices={words.choices.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      {(kind === 'code' || kind === 'set') && (
        <CodeBoxes words={words} ticked={valuesOf(values, 'codes')} error={messages['codes']} />
      )}
    </>
  );
}

const NUMBER_OPERATORS = {
  '=': 'equal',
  '!=': 'different',
  '<': 'under',
  '<=': 'atMost',
  '>': 'over',
  '>=': 'atLeast',
  between: 'between',
  exists: 'exists',
} as const;
const CODE_OPERATORS = { '=': 'is', '!=': 'isNot', in: 'in', exists: 'exists' } as const;
const SET_OPERATORS = { in: 'has', exists: 'hasAny' } as const;

type Translate = ReturnType<typeof useTranslation<'builder'>>['t'];

/** An operator in words that fit what it compares. */
function operatorText(t: Translate, kind: FactWords['kind'], op: string): string {
  const names: Readonly<Record<string, OperatorName>> =
    kind === 'number' ? NUMBER_OPERATORS : kind === 'set' ? SET_OPERATORS : CODE_OPERATORS;
  return t(`op.${names[op] ?? 'exists'}`);
}

type OperatorName =
  | (typeof NUMBER_OPERATORS)[keyof typeof NUMBER_OPERATORS]
  | (typeof CODE_OPERATORS)[keyof typeof CODE_OPERATORS]
  | (typeof SET_OPERATORS)[keyof typeof SET_OPERATORS];

/** Codes to tick, under their headings where they have some. */
export function CodeBoxes({
  words,
  ticked,
  error,
  name = 'codes',
}: {
  readonly words: FactWords;
  readonly ticked: readonly string[];
  readonly error?: string | undefined;
  readonly name?: string;
}) {
  const groups = [...new Set(words.choices.map(({ group }) => group ?? ''))];
  return (
    <fieldset id={name} className={error ? 'field bad' : 'field'}>
      <legend>{words.name}</legend>
      {error && <span className="err">{error}</span>}
      {groups.map((group) => (
        <div key={group}>
          {group !== '' && <h4>{group}</h4>}
          <div className="code-boxes">
            {words.choices
              .filter((choice) => (choice.group ?? '') === group)
              .map((choice) => (
                <CheckField
                  key={choice.code}
                  name={name}
                  value={choice.code}
                  label={choice.name}
                  checked={ticked.includes(choice.code)}
                />
              ))}
          </div>
        </div>
      ))}
    </fieldset>
  );
}

/** A text in French, Arabic and English. */
export function InThree({
  form,
  messages,
  name,
  label,
}: Pick<EditorProps, 'messages'> & {
  readonly form: Pick<CriterionForm, 'values'>;
  readonly name: string;
  readonly label: string;
}) {
  const { t } = useTranslation('builder');
  return LANGUAGES.map((lang) => (
    <TextAreaField
      key={lang}
      name={`${name}.${lang}`}
      label={`${label} · ${t(`language.${lang}`)}`}
      error={messages[`${name}.${lang}`]}
      defaultValue={valueOf(form.values, `${name}.${lang}`)}
      rows={2}
    />
  ));
}
