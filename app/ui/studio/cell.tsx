import '../styles/studio.css';
import { fieldOf, type SectionForm } from './section-form.ts';

interface CellProps {
  readonly form: SectionForm;
  readonly name: string;
  /** What it is, for those who do not see the head of its column. */
  readonly label: string;
}

/** A number or an amount in a table of a form. */
export function NumberCell({ form, name, label }: CellProps) {
  const { error, ...field } = fieldOf(form, name);
  return (
    <>
      <input
        {...field}
        className="cell"
        type="text"
        inputMode="decimal"
        dir="ltr"
        autoComplete="off"
        aria-label={label}
        {...problem(name, error)}
      />
      <Message name={name} error={error} />
    </>
  );
}

/** A choice in a table of a form; the empty one first. */
export function ChoiceCell({
  form,
  name,
  label,
  empty,
  choices,
}: CellProps & {
  readonly empty: string;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
}) {
  const { error, ...field } = fieldOf(form, name);
  return (
    <>
      <select {...field} className="cell" aria-label={label} {...problem(name, error)}>
        <option value="">{empty}</option>
        {choices.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.name}
          </option>
        ))}
      </select>
      <Message name={name} error={error} />
    </>
  );
}

const problem = (name: string, error: string | undefined) =>
  error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${name}-error` };

function Message({ name, error }: { readonly name: string; readonly error: string | undefined }) {
  return error === undefined ? null : (
    <span className="err" id={`${name}-error`}>
      {error}
    </span>
  );
}
