import { useTranslation } from 'react-i18next';
import type simulation from '#i18n/locales/fr/simulation.json';
import type { ShownError } from '../error-summary.tsx';

type Errors = Readonly<Record<string, string>>;
type ErrorKey = `error.${keyof (typeof simulation)['error']}`;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useSimulationErrors(
  errors: Errors | undefined,
  categories: readonly { readonly code: string; readonly name: string }[],
): { readonly messages: Errors; readonly shown: readonly ShownError[] } {
  const { t, i18n } = useTranslation('simulation');
  const said = Object.entries(errors ?? {}).map(([field, code]) => {
    const key = `error.${code}` as ErrorKey;
    return { field, message: i18n.exists(`simulation:${key}`) ? t(key) : t('error.reload') };
  });
  return {
    messages: Object.fromEntries(said.map(({ field, message }) => [field, message])),
    shown: said.map(({ field, message }) => {
      const category = categories.find(({ code }) => field.endsWith(`.${code}`));
      return {
        target: field === 'form' ? 'page' : field,
        message: category ? `${category.name} · ${message}` : message,
      };
    }),
  };
}
