import { useTranslation } from 'react-i18next';
import { COMPONENTS, CRITERIA } from '#domain/matching/schema.ts';
import type steering from '#i18n/locales/fr/steering.json';
import type { ShownError } from '../error-summary.tsx';

type Texts = Readonly<Record<string, string>>;
type ErrorKey = `error.${keyof (typeof steering)['error']}`;

const ARABIC_ZERO = 0x660;
const digitsOf = (text: string) =>
  text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO));

/** What the figures of a group add up to, as far as they are numbers. */
function sumOf(values: Texts, group: string): number {
  return Object.entries(values)
    .filter(([name]) => name.startsWith(`${group}.`))
    .reduce((sum, [, text]) => sum + (Number(digitsOf(text)) || 0), 0);
}

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useSteeringErrors(
  errors: Texts | undefined,
  values: Texts = {},
): { readonly messages: Texts; readonly shown: readonly ShownError[] } {
  const { t, i18n } = useTranslation('steering');
  const labelOf = (field: string): string | null => {
    const component = COMPONENTS.find((one) => field === `points.${one}`);
    if (component !== undefined) return t(`component.${component}`);
    const criterion = CRITERIA.find((one) => field === `criteria.${one}`);
    return criterion === undefined ? null : t(`criterion.${criterion}`);
  };
  const said = Object.entries(errors ?? {}).map(([field, code]) => {
    const key = `error.${code.replace(/^error\./, '')}` as ErrorKey;
    const known = i18n.exists(`steering:${key}`) ? key : 'error.reload';
    return { field, message: t(known, { sum: sumOf(values, field) }) };
  });
  return {
    messages: Object.fromEntries(said.map(({ field, message }) => [field, message])),
    shown: said.map(({ field, message }) => {
      const label = labelOf(field);
      return {
        target: field === 'form' ? 'page' : field,
        message: label === null ? message : t('at', { field: label, message }),
      };
    }),
  };
}
