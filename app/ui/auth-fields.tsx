import type { HTMLInputTypeAttribute } from 'react';
import { describedBy, Field } from './field.tsx';

interface AuthFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value?: string | undefined;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete: string;
  readonly inputMode?: 'numeric' | 'email';
  /** Addresses, codes and passwords are written from left to right in every language. */
  readonly ltr?: boolean;
}

/** A line of text of the sign-in and sign-up pages. */
export function AuthField({
  name,
  label,
  hint,
  error,
  value,
  type = 'text',
  ltr = true,
  ...input
}: AuthFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <input
        id={name}
        name={name}
        type={type}
        dir={ltr ? 'ltr' : 'auto'}
        defaultValue={value}
        spellCheck={false}
        autoCapitalize={ltr ? 'off' : 'words'}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(name, hint, error)}
        {...input}
      />
    </Field>
  );
}
