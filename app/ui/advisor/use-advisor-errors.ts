import { useTranslation } from 'react-i18next';
import type advisor from '#i18n/locales/fr/advisor.json';
import type { ShownError } from '../error-summary.tsx';

type Plain = Exclude<keyof (typeof advisor)['error'], `slow_${string}`>;
type ErrorKey = `error.${Plain}`;

export interface AdvisorRefusal {
  /** First message of each field, a key of the `advisor` texts. */
  readonly errors: Readonly<Record<string, string>>;
  /** Seconds to wait before the next try, 0 when there is no need. */
  readonly wait: number;
}

/** The messages of a refused form in the reader's language, and the same as links to the fields. */
export function useAdvisorErrors(refused: AdvisorRefusal | undefined): {
  readonly messages: Readonly<Record<string, string>>;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('advisor');
  const messages: Record<string, string> = {};
  for (const [field, key] of Object.entries(refused?.errors ?? {}))
    // Keys come from the schemas and use-cases of mandates, which a test holds to the texts.
    messages[field.replace(/\[.*$/, '')] = t(key as ErrorKey);
  if (refused && refused.wait > 0) messages['send'] = t('error.slow', { count: refused.wait });
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
