import type { OfferChoices, OfferFormValues } from '#domain/catalogue/schema.ts';
import { MOST_DELIVERABLES } from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';

/** What every part of the form of an offer is drawn from. */
export interface OfferFormContext {
  readonly lang: Lang;
  readonly values: OfferFormValues;
  /** Message of each field in the reader's language. */
  readonly messages: Readonly<Record<string, string>>;
  /** What an examiner asks, by the field of the offer. */
  readonly requests: readonly { readonly field: string; readonly text: string }[];
  readonly choices: OfferChoices;
  /** Regions by name that the provider serves; null while it has no public page. */
  readonly served: readonly string[] | null;
}

/** All values of a field. */
export function tickedOf({ values }: Pick<OfferFormContext, 'values'>, name: string): string[] {
  return [values[name] ?? []].flat();
}

/** What a control of one value needs: its name, message and value. */
export function fieldOf(context: OfferFormContext, name: string) {
  return {
    name,
    error: context.messages[name],
    defaultValue: tickedOf(context, name)[0] ?? '',
  };
}

/** How many deliverables the form shows: those filled in, or as many as were asked for. */
export function rowsOf(values: OfferFormValues): number {
  const filled = Object.keys(values).map((name) => {
    const row = /^deliverables\.(\d)\./.exec(name)?.[1];
    return row === undefined ? 0 : Number(row) + 1;
  });
  const asked = Number(values['rows']);
  const rows = Math.max(1, ...filled, Number.isInteger(asked) ? asked : 0);
  return Math.min(rows, MOST_DELIVERABLES);
}
