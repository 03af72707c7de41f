import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Field } from '#ui/field.tsx';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What is looked for in the register; the address carries it. */
export function SearchForm(props: {
  readonly here: string;
  readonly chosen: { readonly text: string; readonly state: string; readonly region: string };
  readonly states: readonly Choice[];
  readonly regions: readonly Choice[];
  readonly longest: number;
}) {
  const { here, chosen, states, regions, longest } = props;
  const { t } = useTranslation('register');
  const isFiltered = Object.values(chosen).some((value) => value !== '');
  return (
    // Another address is another form: what stands in it is what the address says.
    <Form method="get" action={here} role="search" key={Object.values(chosen).join(' ')}>
      <Field name="q" label={t('form.text')}>
        <input
          id="q"
          name="q"
          type="text"
          dir="auto"
          maxLength={longest}
          defaultValue={chosen.text}
        />
      </Field>
      <div className="grid">
        <Field name="state" label={t('form.state')}>
          <Select name="state" any={t('form.anyState')} chosen={chosen.state} choices={states} />
        </Field>
        <Field name="region" label={t('form.region')}>
          <Select
            name="region"
            any={t('form.anyRegion')}
            chosen={chosen.region}
            choices={regions}
          />
        </Field>
      </div>
      <p className="actions">
        <button className="btn" type="submit">
          {t('form.go')}
        </button>
        {isFiltered && <Link to={here}>{t('form.all')}</Link>}
      </p>
    </Form>
  );
}

function Select(props: {
  readonly name: string;
  readonly any: string;
  readonly chosen: string;
  readonly choices: readonly Choice[];
}) {
  return (
    <select id={props.name} name={props.name} defaultValue={props.chosen}>
      <option value="">{props.any}</option>
      {props.choices.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
