import { useEffect, useState, type RefObject } from 'react';

const PHONE = '(max-width: 40em)';

export interface Stepper {
  /** Position of the item shown, or null while all are shown. */
  readonly current: number | null;
  /** Shows the question at this position, and goes to it. */
  readonly show: (position: number) => void;
  readonly next: () => void;
  readonly previous: () => void;
}

/**
 * Shows the questions of a form one at a time on a phone once scripts run; without them, or on a
 * wide screen, all are shown. `start` is the first to show; the focus follows the question.
 */
export function useOneAtATime(
  form: RefObject<HTMLFormElement>,
  count: number,
  start: number,
): Stepper {
  const [current, setCurrent] = useState<number | null>(null);
  useEffect(() => {
    const phone = window.matchMedia(PHONE);
    const follow = () => {
      setCurrent(phone.matches && count > 1 ? start : null);
    };
    follow();
    phone.addEventListener('change', follow);
    return () => {
      phone.removeEventListener('change', follow);
    };
  }, [count, start]);
  const go = (to: number) => {
    setCurrent(to);
    requestAnimationFrame(() => {
      const field = form.current?.querySelectorAll<HTMLElement>('[data-question]')[to];
      field?.querySelector<HTMLElement>('input:checked, input')?.focus({ preventScroll: true });
      field?.scrollIntoView({ block: 'start' });
    });
  };
  return {
    current,
    show: (position) => {
      if (current !== null && position >= 0) go(position);
    },
    next: () => {
      if (current !== null) go(Math.min(count - 1, current + 1));
    },
    previous: () => {
      if (current !== null) go(Math.max(0, current - 1));
    },
  };
}
