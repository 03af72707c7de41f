import type sheets from '#i18n/locales/fr/sheets.json';

type Refusal = keyof (typeof sheets)['refusal'];

const REFUSALS = [
  'sheet-missing',
  'sheet-too-big',
  'sheet-too-many',
  'sheet-encoding',
  'sheet-quotes',
  'sheet-broken',
  'sheet-old',
  'sheet-headings',
  'sheet-twice',
  'sheet-empty',
  'sheet-changed',
] as const satisfies readonly Refusal[];

/** Whether a refusal has a text of its own on the pages of sheets. */
export function isSheetRefusal(reason: string): reason is (typeof REFUSALS)[number] {
  return REFUSALS.some((known) => known === reason);
}
