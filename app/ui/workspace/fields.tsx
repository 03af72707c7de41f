import { Button, Checkbox, Input, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/Radio.css';
import { useNavigation } from '@remix-run/react';
import type { HTMLAttributes, HTMLInputTypeAttribute, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FieldProps {
  /** Name of the control and its id, to which error links lead. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Says so beside the label; every other field must be filled in. */
  readonly optional?: boolean;
  readonly defaultValue?: string | undefined;
}

interface TextFieldProps extends FieldProps {
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly dir?: 'ltr' | 'auto';
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly maxLength?: number;
}

function useLabel(label: ReactNode, optional: boolean | undefined): ReactNode {
  const { t } = useTranslation();
  if (!optional) return label;
  return (
    <>
      {label} <span className="hint">({t('optional')})</span>
    </>
  );
}

/** What every control of a form gets: its ids, messages and the value to give back. */
function common({ name, hint, error, defaultValue }: FieldProps) {
  return {
    id: name,
    name,
    description: hint,
    error,
    ...(defaultValue === undefined ? {} : { defaultValue }),
    mb: 'lg',
  };
}

/** Words that were typed are shown in their own direction; an empty field has that of the page. */
function dirOf(dir: TextFieldProps['dir'], typed: string | undefined) {
  if (dir) return { dir };
  return typed ? { dir: 'auto' } : {};
}

/** A line of text, with its label, hint and error. */
export function TextField({ type = 'text', dir, optional, ...props }: TextFieldProps) {
  const { autoComplete = 'off', inputMode, maxLength } = props;
  return (
    <TextInput
      {...common(props)}
      label={useLabel(props.label, optional)}
      type={type}
      autoComplete={autoComplete}
      {...dirOf(dir, props.defaultValue)}
      {...(inputMode ? { inputMode } : {})}
      {...(maxLength ? { maxLength } : {})}
    />
  );
}

/** Several lines of text. */
export function TextAreaField({
  rows = 4,
  optional,
  ...props
}: FieldProps & { readonly rows?: number }) {
  return (
    <Textarea
      {...common(props)}
      {...dirOf(undefined, props.defaultValue)}
      label={useLabel(props.label, optional)}
      rows={rows}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of a list; begins with an empty line when nothing is chosen yet. */
export function SelectField({
  choices,
  empty,
  optional,
  ...props
}: FieldProps & {
  readonly choices: readonly Choice[];
  /** Text of the empty line; no such line when left out. */
  readonly empty?: string;
}) {
  const data = choices.map(({ value, label }) => ({ value, label }));
  return (
    <NativeSelect
      {...common(props)}
      label={useLabel(props.label, optional)}
      data={empty === undefined ? data : [{ value: '', label: empty }, ...data]}
    />
  );
}

/** One of a few, all in view. */
export function ChoiceField({
  choices,
  optional,
  ...props
}: FieldProps & { readonly choices: readonly Choice[] }) {
  return (
    <Radio.Group {...common(props)} label={useLabel(props.label, optional)}>
      {choices.map(({ value, label, hint }) => (
        <Radio key={value} value={value} label={label} description={hint} />
      ))}
    </Radio.Group>
  );
}

/** A box to tick; never ticked beforehand unless that is what was saved. */
export function CheckField({
  name,
  label,
  hint,
  error,
  value = 'yes',
  checked = false,
}: {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value?: string;
  readonly checked?: boolean;
}) {
  return (
    <Checkbox
      id={value === 'yes' ? name : `${name}-${value}`}
      name={name}
      value={value}
      label={label}
      description={hint}
      error={error}
      defaultChecked={checked}
      mb="sm"
    />
  );
}

/** A file to send; the form needs `encType="multipart/form-data"`. */
export function FileField({
  accept,
  optional,
  ...props
}: Omit<FieldProps, 'defaultValue'> & { readonly accept: string }) {
  const { name, hint, error } = props;
  return (
    <Input.Wrapper
      id={name}
      label={useLabel(props.label, optional)}
      description={hint}
      error={error}
      mb="lg"
    >
      <input
        className="file"
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={
          [hint ? `${name}-description` : '', error ? `${name}-error` : '']
            .filter(Boolean)
            .join(' ') || undefined
        }
      />
    </Input.Wrapper>
  );
}

interface SubmitProps {
  readonly children: ReactNode;
  /** `main` once a page; `plain` beside it; `danger` for what cannot be undone. */
  readonly look?: 'main' | 'plain' | 'danger';
  readonly name?: string;
  readonly value?: string;
  /** Where this button sends the form, when that is elsewhere. */
  readonly action?: string;
}

/** Sends the form it is in; while it is sent the button says so and a second press does nothing. */
export function SubmitButton({ children, look = 'main', name, value, action }: SubmitProps) {
  const busy = useNavigation().state === 'submitting';
  return (
    <Button
      type="submit"
      variant={look === 'main' ? 'filled' : 'light'}
      {...(look === 'danger' ? { color: 'red' } : {})}
      {...(name === undefined ? {} : { name })}
      {...(value === undefined ? {} : { value })}
      {...(action === undefined ? {} : { formAction: action })}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
    >
      {children}
    </Button>
  );
}
