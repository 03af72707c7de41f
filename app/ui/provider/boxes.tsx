import { CheckField } from '../workspace/fields.tsx';

interface BoxesProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
  readonly error: string | undefined;
  readonly ticked: string | readonly string[] | undefined;
}

/** Several of a list, all in view; on a wide screen in columns. */
export function Boxes({ name, legend, hint, choices, error, ticked }: BoxesProps) {
  const chosen = [ticked ?? []].flat();
  return (
    <fieldset id={name} className={error ? 'field bad' : 'field'}>
      <legend>{legend}</legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      {error && <span className="err">{error}</span>}
      <div className="grid">
        {choices.map((choice) => (
          <CheckField
            key={choice.code}
            name={name}
            value={choice.code}
            label={choice.name}
            checked={chosen.includes(choice.code)}
          />
        ))}
      </div>
    </fieldset>
  );
}
