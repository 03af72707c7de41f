import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';

/** A form that changes a draft: it carries the stamp of what was read. */
export function DraftForm({
  stamp,
  at = '',
  className,
  children,
}: {
  readonly stamp: number;
  /** Query and anchor the page is shown at when the form is refused. */
  readonly at?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Form
      method="post"
      preventScrollReset
      {...(at === '' ? {} : { action: at })}
      {...(className === undefined ? {} : { className })}
    >
      <input type="hidden" name="stamp" value={stamp} />
      {children}
    </Form>
  );
}

/** A small button of a row: `name` says what it does. */
export function RowButton({
  act,
  children,
}: {
  readonly act: string;
  readonly children: ReactNode;
}) {
  return (
    <button type="submit" className="link" name="do" value={act}>
      {children}
    </button>
  );
}
