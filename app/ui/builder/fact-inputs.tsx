import { useTranslation } from 'react-i18next';
import type { FactWords } from '#domain/programmes/schema.ts';
import { CheckField, SelectField, TextField } from '../workspace/fields.tsx';
import { CodeBoxes } from './criterion-editor.tsx';
import { valueOf, valuesOf, type Errors, type Values } from './words.ts';

/** A control for each fact; what is left empty is not known. */
export function FactInputs({
  facts,
  values,
  messages,
}: {
  readonly facts: readonly FactWords[];
  readonly values: Values;
  readonly messages: Errors;
}) {
  const { t } = useTranslation('builder');
  return (
    <fieldset className="plain">
      <legend>{t('facts.title')}</legend>
      <p className="hint">{t('facts.hint')}</p>
      {facts.map((words) => (
        <FactInput key={words.fact} words={words} values={values} messages={messages} />
      ))}
    </fieldset>
  );
}

function FactInput({
  words,
  values,
  messages,
}: {
  readonly words: FactWords;
  readonly values: Values;
  readonly messages: Errors;
}) {
  const { t } = useTranslation('builder');
  const { fact, kind, unit, choices, none } = words;
  const name = `facts.${fact}`;
  const field = { name, label: words.name, error: messages[name] };
  return (
    <>
      {kind === 'number' && (
        <TextField
          {...field}
          hint={t(`facts.unit.${unit ?? 'ratio'}`)}
          defaultValue={valueOf(values, name)}
          inputMode="text"
          dir="ltr"
        />
      )}
      {(kind === 'code' || kind === 'flag') && (
        <SelectField
          {...field}
          empty={t('facts.unknown')}
          defaultValue={valueOf(values, name)}
          choices={choices.map(({ code, name: label, group }) => ({
            value: code,
            label: group === undefined ? label : `${group} · ${label}`,
          }))}
        />
      )}
      {kind === 'set' && (
        <details open={valuesOf(values, name).length > 0}>
          <summary>{words.name}</summary>
          <CodeBoxes
            words={words}
            name={name}
            ticked={valuesOf(values, name)}
            error={messages[name]}
          />
        </details>
      )}
      {none !== null && (
        <CheckField
          name={`none.${fact}`}
          label={none}
          checked={valueOf(values, `none.${fact}`) === 'yes'}
        />
      )}
    </>
  );
}
