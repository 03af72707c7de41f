import { useTranslation } from 'react-i18next';
import type { Named, OfferProblem } from '#domain/catalogue/schema.ts';
import { CREDENTIALS, LONGEST } from '#domain/catalogue/schema.ts';
import { formatList, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type offers from '#i18n/locales/fr/offers.json';
import { dirhams } from '../catalogue/words.ts';
import type { ShownError } from '../error-summary.tsx';
import { useFieldName } from './use-field-name.ts';

/** Why a form of offers was refused, at a field; the empty name is for the page as a whole. */
export interface Refusal {
  readonly field: string;
  /** Key of its text, without `error.`. */
  readonly key: string;
  readonly codes?: readonly string[] | undefined;
  readonly row?: number | undefined;
  readonly band?: OfferProblem['band'] | undefined;
}

type ErrorKey = `error.${keyof (typeof offers)['error']}`;

/** Messages that do not tell which field they are about: links to it name it. */
const OF_ANY_FIELD: ReadonlySet<string> = new Set([
  ...['text', 'html', 'tooLong', 'choice', 'amount', 'amountTooHigh', 'number', 'wholeNumber'],
]);

/** Longest text of a field, by the name of its control. */
function mostOf(field: string): number {
  const [name] = field.split('.');
  if (name === 'deliverables') return LONGEST.line;
  if (name === 'title' || name === 'summary' || name === 'description') return LONGEST[name];
  return LONGEST.long;
}

/** The messages of refused fields in the reader's language, and the same as links to the fields. */
export function useOfferMessages(
  lang: Lang,
  refusals: readonly Refusal[],
  regions: readonly Named[],
): {
  readonly messages: Readonly<Record<string, string>>;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation(['offers', 'vocab']);
  const fieldName = useFieldName();
  const nameOf = (code: string) => {
    const paper = CREDENTIALS.find((kind) => kind === code);
    if (paper !== undefined) return t(`vocab:credential.${paper}`);
    return regions.find((region) => region.code === code)?.name ?? code;
  };
  const said = refusals.map(({ field, key, codes = [], row = 0, band }) => ({
    field,
    key,
    // Keys come from the form, the rules and the use-cases; a test holds them to the texts.
    message: t(`error.${key}` as ErrorKey, {
      most: formatNumber(lang, mostOf(field)),
      names: formatList(lang, codes.map(nameOf)),
      row,
      from: dirhams(lang, BigInt(band?.from ?? 0)),
      to: dirhams(lang, BigInt(band?.to ?? 0)),
    }),
  }));
  return {
    messages: Object.fromEntries(said.map(({ field, message }) => [field, message])),
    shown: said.map(({ field, key, message }) => {
      const name = OF_ANY_FIELD.has(key) ? fieldName(field) : null;
      const target = field === '' ? 'page' : field;
      return { target, message: name ? t('form.at', { field: name, message }) : message };
    }),
  };
}
