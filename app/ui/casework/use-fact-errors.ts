import { useTranslation } from 'react-i18next';
import type { AnswerError } from '#domain/programmes/schema.ts';
import type eligibility from '#i18n/locales/fr/eligibility.json';
import { useCaseworkErrors } from './use-casework-errors.ts';

type Errors = Readonly<Record<string, string>>;

const VALUE = 'value.';
const CODES = [
  ...(['number', 'whole', 'bounds', 'choice', 'date', 'future', 'both'] as const),
] as const satisfies readonly (AnswerError & keyof (typeof eligibility)['error'])[];

/** The messages of a refused proof: those about a value are in the words of its question. */
export function useFactErrors(errors: Errors | undefined): ReturnType<typeof useCaseworkErrors> {
  const { t } = useTranslation('eligibility');
  const { messages: others } = useCaseworkErrors(errors);
  const messages = Object.fromEntries(
    Object.entries(others).map(([field, message]) => {
      const code = CODES.find((one) => VALUE + one === errors?.[field]);
      return [field, code === undefined ? message : t(`error.${code}`)];
    }),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
