import { useEffect, useRef, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';

export interface ShownError {
  /** Id of the element the message is about. */
  readonly target: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly errors: readonly ShownError[];
  readonly title?: string;
  /** Brings a hidden target into the page before it is gone to. */
  readonly onGoTo?: (target: string) => void;
}

const CONTROL = 'input:checked, input:not([type=hidden]), select, textarea';

/** Moves to what a message is about: to its control where it has one. */
function goTo(target: string): void {
  const element = document.getElementById(target);
  if (!element) return;
  element.scrollIntoView({ block: 'start' });
  const control = element.matches(CONTROL) ? element : element.querySelector<HTMLElement>(CONTROL);
  (control ?? element).focus({ preventScroll: true });
}

/** The list of what is to be corrected, at the top of a page, each entry a link to its field. */
export function ErrorSummary({ errors, title, onGoTo }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.map(({ target, message }) => `${target} ${message}`).join('\n');
  useEffect(() => {
    box.current?.focus();
  }, [shown]);
  if (errors.length === 0) return null;
  // Without scripts these are plain links; with them a change of address would drop the messages.
  const follow = (target: string) => (event: MouseEvent) => {
    event.preventDefault();
    onGoTo?.(target);
    requestAnimationFrame(() => {
      goTo(target);
    });
  };
  return (
    <div className="errors" role="alert" tabIndex={-1} ref={box}>
      <h2>{title ?? t('errors.summary', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ target, message }) => (
          <li key={target + message}>
            <a href={`#${target}`} onClick={follow(target)}>
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
