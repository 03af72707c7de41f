import type { OpenedDecision } from '#domain/cases/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A decision that was opened, with dates and amounts as the reader writes them. */
export function showDecision(lang: Lang, { at, amount, appealUntil, ...rest }: OpenedDecision) {
  return {
    ...rest,
    on: formatDate(lang, at),
    amount: amount === null ? null : formatMad(lang, amount),
    appealUntil: appealUntil === null ? null : formatDate(lang, appealUntil),
  };
}
export type ShownDecision = ReturnType<typeof showDecision>;
