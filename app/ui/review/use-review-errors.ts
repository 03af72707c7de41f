import { useTranslation } from 'react-i18next';
import type { ShownError } from '../error-summary.tsx';

/** Refusals that have a text of their own; what is not listed asks to look at the page again. */
const KNOWN = [
  'tooLong',
  'requestMissing',
  'requestLeft',
  'reasonMissing',
  'taken-back',
  'wrong-state',
  'conflict',
  'nameMissing',
  'too-many-views',
] as const;

/** Refusals that the page shows one by one. */
const OBSTACLES: readonly string[] = [
  'provider-suspended',
  'no-presentation',
  'no-certificate',
  'required-papers',
  'papers-not-held',
  'regions-not-served',
];

/** The messages of refused fields in the reader's language, by field and as links to the fields. */
export function useReviewErrors(errors: Readonly<Record<string, string>> | undefined): {
  readonly messages: Readonly<Record<string, string>>;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('review');
  const textOf = (code: string) => {
    if (OBSTACLES.includes(code)) return t('error.obstacle');
    const known = KNOWN.find((one) => one === code);
    return known === undefined ? t('error.reload') : t(`error.${known}`);
  };
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, key]) => [
      field,
      textOf(key.replace(/^error\./, '')),
    ]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
