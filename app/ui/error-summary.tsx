import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

export interface ShownError {
  /** Id of the element the message is about. */
  readonly target: string;
  readonly message: string;
}

/** The list of what is to be corrected, at the top of a page, each entry a link to its field. */
export function ErrorSummary({ errors, title }: { errors: readonly ShownError[]; title?: string }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert" tabIndex={-1} ref={box}>
      <h2>{title ?? t('errors.summary', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ target, message }) => (
          <li key={target + message}>
            <a href={`#${target}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
