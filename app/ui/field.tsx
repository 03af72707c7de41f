import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface FieldProps {
  /** Name of the control, and id of the block that error links lead to. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** `group` for several controls under one question. */
  readonly kind?: 'single' | 'group';
  readonly children: ReactNode;
}

/** Ids that describe a control: its hint and its error, for `aria-describedby`. */
export function describedBy(name: string, hint?: string, error?: string): string | undefined {
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return ids === '' ? undefined : ids;
}

/** A question with its hint, its error and its control, in this order. */
export function Field({
  name,
  label,
  hint,
  error,
  optional,
  kind = 'single',
  children,
}: FieldProps) {
  const { t } = useTranslation();
  const about = (
    <>
      {label}
      {optional && <span className="hint"> ({t('optional')})</span>}
    </>
  );
  const notes = (
    <>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <span className="err" id={`${name}-error`}>
          {error}
        </span>
      )}
    </>
  );
  const className = error ? 'field bad' : 'field';
  if (kind === 'group')
    return (
      <fieldset id={name} className={className} aria-describedby={describedBy(name, hint, error)}>
        <legend>{about}</legend>
        {notes}
        {children}
      </fieldset>
    );
  return (
    <div className={className}>
      <label className="q" htmlFor={name}>
        {about}
      </label>
      {notes}
      {children}
    </div>
  );
}
