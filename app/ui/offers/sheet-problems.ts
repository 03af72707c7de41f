import type { i18n } from 'i18next';
import type offers from '#i18n/locales/fr/offers.json';
import type sheets from '#i18n/locales/fr/sheets.json';

/** Messages that only sheets have; the others are those of the form of an offer. */
const OF_SHEETS = [
  'formula',
  'sheetWord',
  'oneOnly',
  'sheetExists',
  'sheetKey',
  'sheetKeyTwice',
  'sheetReview',
] as const satisfies readonly (keyof (typeof sheets)['error'])[];

interface Problem {
  readonly column: string | null;
  readonly message: string;
  readonly typed: string;
}

const LONGEST_SHOWN = 60;
const LIMITS: Readonly<Record<string, number>> = {
  title: 120,
  summary: 280,
  description: 4_000,
  deliverables: 300,
  acceptance: 300,
};
const OTHER_LIMIT = 1_500;

/** What is wrong with a cell, in words, after the name of its column. */
export function problemText(t: i18n['t'], { column, message, typed }: Problem): string {
  const key = message.replace(/^error\./, '');
  const values = {
    typed: typed.slice(0, LONGEST_SHOWN),
    most: LIMITS[(column ?? '').replace(/_(fr|ar)$/, '')] ?? OTHER_LIMIT,
  };
  const own = OF_SHEETS.find((one) => one === key);
  const said = own
    ? t(`sheets:error.${own}`, values)
    : t(`offers:error.${key as keyof (typeof offers)['error']}`, values);
  if (column === null) return said;
  const name = t(`sheets:column.${column as keyof (typeof sheets)['column']}`);
  return t('sheets:problem', { name, said });
}
