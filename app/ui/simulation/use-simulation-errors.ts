import { useTranslation } from 'react-i18next';
import type simulation from '#i18n/locales/fr/simulation.json';
import type { ShownError } from '../error-summary.tsx';

type Errors = Readonly<Record<string, string>>;
const FIGURES = ['low', 'central', 'high', 'approval', 'rush'] as const;
type Figure = (typeof FIGURES)[number];

function isFigure(field: string): field is Figure {
  return FIGURES.some((one) => one === field);
}

type ErrorKey = `error.${keyof (typeof simulation)['error']}`;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useSimulationErrors(
  errors: Errors | undefined,
  categories: readonly { readonly code: string; readonly name: string }[],
): { readonly messages: Errors; readonly shown: readonly ShownError[] } {
  const { t, i18n } = useTranslation('simulation');
  const labelOf = (field: string): string | undefined =>
    categories.find(({ code }) => field.endsWith(`.${code}`))?.name ??
    (isFigure(field) ? t(`form.${field}`) : undefined);
  const said = Object.entries(errors ?? {}).map(([field, code]) => {
    const key = `error.${code}` as ErrorKey;
    return { field, message: i18n.exists(`simulation:${key}`) ? t(key) : t('error.reload') };
  });
  return {
    messages: Object.fromEntries(said.map(({ field, message }) => [field, message])),
    shown: said.map(({ field, message }) => {
      const label = labelOf(field);
      return {
        target: field === 'form' ? 'page' : field,
        message: label === undefined ? message : `${label} · ${message}`,
      };
    }),
  };
}
