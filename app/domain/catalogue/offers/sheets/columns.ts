import {
  CATEGORIES,
  CREDENTIALS,
  EXIT_KIT,
  INTEGRATIONS,
  MODES,
  PRICE_KINDS,
  REGIONS,
  SECTORS,
  SIZES,
  SPOKEN,
} from '../../vocabulary.ts';

/** Lists whose words a sheet may use instead of their codes. */
export const SHEET_LISTS = {
  category: CATEGORIES,
  priceKind: PRICE_KINDS,
  size: SIZES,
  sector: SECTORS,
  spoken: SPOKEN,
  mode: MODES,
  region: REGIONS,
  integration: INTEGRATIONS,
  exit: EXIT_KIT,
  credential: CREDENTIALS,
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type SheetList = keyof typeof SHEET_LISTS;

/** Words of the codes of each list, in every language a reader may use. */
export type SheetWords = Readonly<Record<SheetList, Readonly<Record<string, readonly string[]>>>>;

/** How a cell becomes a field of the form of an offer. */
export type SheetColumn =
  | { readonly name: string; readonly kind: 'text'; readonly field: string }
  /** One line an item of a repeated field: `deliverables.*.text.fr`. */
  | { readonly name: string; readonly kind: 'lines'; readonly field: string }
  | {
      readonly name: string;
      readonly kind: 'one' | 'many';
      readonly field: string;
      readonly list: SheetList;
    };

const text = (name: string, field: string): SheetColumn => ({ name, kind: 'text', field });
const lines = (name: string, field: string): SheetColumn => ({ name, kind: 'lines', field });
const one = (name: string, field: string, list: SheetList): SheetColumn => ({
  ...{ name, kind: 'one', field, list },
});
const many = (name: string, field: string, list: SheetList): SheetColumn => ({
  ...{ name, kind: 'many', field, list },
});
const both = (name: string, field: string) => [
  text(`${name}_fr`, `${field}.fr`),
  text(`${name}_ar`, `${field}.ar`),
];

/** Names an offer that exists already by the end of its address; a `#` in it makes a remark. */
export const KEY_COLUMN = 'key';
/** Written beside rows that were refused; never read. */
export const ERRORS_COLUMN = 'errors';
/** Where each offer stands; never read. */
export const STATE_COLUMN = 'state';

/** Columns of a sheet of offers, in the order they are written. */
export const COLUMNS: readonly SheetColumn[] = [
  one('category', 'category', 'category'),
  ...both('title', 'title'),
  ...both('summary', 'summary'),
  ...both('description', 'description'),
  lines('deliverables_fr', 'deliverables.*.text.fr'),
  lines('deliverables_ar', 'deliverables.*.text.ar'),
  lines('acceptance_fr', 'deliverables.*.acceptance.fr'),
  lines('acceptance_ar', 'deliverables.*.acceptance.ar'),
  ...both('excluded', 'excluded'),
  ...both('client_duties', 'clientDuties'),
  one('price_kind', 'price.kind', 'priceKind'),
  text('price_min', 'price.min'),
  text('price_max', 'price.max'),
  text('setup', 'price.setup'),
  text('duration_days', 'durationDays'),
  many('sizes', 'sizes', 'size'),
  many('sectors', 'sectors', 'sector'),
  text('min_stage', 'minStage'),
  many('delivery_languages', 'deliveryLanguages', 'spoken'),
  many('support_languages', 'supportLanguages', 'spoken'),
  one('mode', 'mode', 'mode'),
  many('regions', 'regions', 'region'),
  text('hosting', 'hosting'),
  many('integrations', 'integrations', 'integration'),
  many('exit_kit', 'exitKit', 'exit'),
  ...both('exit_note', 'exitNote'),
  many('relies_on', 'reliesOn', 'credential'),
];

export const COLUMN_NAMES: readonly string[] = COLUMNS.map(({ name }) => name);

/** Columns without which a sheet is not one of offers. */
export const NEEDED: readonly string[] = ['category', 'title_fr', 'title_ar'];

/** The column that holds a field of the form; null for none. */
export function columnOfField(path: readonly PropertyKey[]): string | null {
  const dotted = path.map(String).join('.');
  const pattern = dotted.replace(/^deliverables\.\d+\./, 'deliverables.*.');
  const found =
    COLUMNS.find(({ field }) => field === pattern) ??
    COLUMNS.find(({ field }) => field.startsWith(`${pattern}.`) || pattern.startsWith(`${field}.`));
  return found?.name ?? null;
}
