import { useTranslation } from 'react-i18next';
import type studio from '#i18n/locales/fr/studio.json';
import type { ShownError } from '../error-summary.tsx';
import { useFieldLabel } from './use-field-label.ts';

type Errors = Readonly<Record<string, string>>;
type ErrorKey = `error.${keyof (typeof studio)['error']}`;

/** Messages that do not tell which field they are about: links to it name it. */
const OF_ANY_FIELD: ReadonlySet<string> = new Set([
  ...['text', 'tooLong', 'choice', 'amount', 'wholeAmount', 'number', 'outOfBounds', 'day'],
  ...['share', 'year', 'twice'],
]);

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useStudioErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t, i18n } = useTranslation('studio');
  const labelOf = useFieldLabel();
  const said = Object.entries(errors ?? {}).map(([field, code]) => {
    const key = `error.${code}` as ErrorKey;
    return { field, code, message: i18n.exists(`studio:${key}`) ? t(key) : t('error.reload') };
  });
  return {
    messages: Object.fromEntries(said.map(({ field, message }) => [field, message])),
    shown: said.map(({ field, code, message }) => {
      const label = OF_ANY_FIELD.has(code) ? labelOf(field) : null;
      return {
        target: field === 'form' ? 'page' : field,
        message: label === null ? message : t('at', { field: label, message }),
      };
    }),
  };
}
