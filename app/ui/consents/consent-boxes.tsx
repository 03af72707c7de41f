import { Form } from '@remix-run/react';
import { CheckField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** Boxes to agree with, each by itself and none ticked beforehand. */
export function ConsentBoxes(props: {
  readonly title: string;
  readonly submit: string;
  readonly choices: readonly { readonly purpose: string; readonly text: string }[];
  readonly error: string | undefined;
}) {
  const { title, submit, choices, error } = props;
  return (
    <Panel title={title}>
      <Form method="post" noValidate>
        <fieldset id="purposes" className={error ? 'field bad' : 'field'}>
          <legend className="vh">{title}</legend>
          {error && <span className="err">{error}</span>}
          {choices.map(({ purpose, text }) => (
            <CheckField key={purpose} name="purposes" value={purpose} label={text} />
          ))}
        </fieldset>
        <SubmitButton>{submit}</SubmitButton>
      </Form>
    </Panel>
  );
}
