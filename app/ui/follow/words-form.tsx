import { Form } from '@remix-run/react';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';

/** A form of one text: reasons of an appeal, an answer. */
export function WordsForm(props: {
  readonly intentId: string;
  readonly stamp: number;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly go: string;
  readonly error: string | undefined;
  readonly typed: string | undefined;
}) {
  const { intentId, stamp, name, label, hint, go, error, typed } = props;
  return (
    <Form method="post" id="form" noValidate>
      <input type="hidden" name="intentId" value={intentId} />
      <input type="hidden" name="stamp" value={stamp} />
      <TextAreaField
        {...{ name, label, error }}
        {...(hint === undefined ? {} : { hint })}
        rows={8}
        defaultValue={typed}
      />
      <SubmitButton>{go}</SubmitButton>
    </Form>
  );
}
