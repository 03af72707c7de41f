import type { AskedField, AskedPaper } from '#domain/cases/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { amountText } from '../apply/project-values.ts';

const AMOUNTS: readonly string[] = ['cost', 'otherAid'];

/** A field as it would be typed. */
export function showField({ value, ...asked }: AskedField) {
  const isAmount = AMOUNTS.includes(asked.field);
  return { ...asked, value: isAmount ? amountText(value === '' ? null : value) : value };
}
export type ShownField = ReturnType<typeof showField>;

/** A paper with the day it was replaced on, as the reader writes it. */
export function showPaper(lang: Lang, { replacedAt, ...asked }: AskedPaper) {
  return { ...asked, replacedOn: replacedAt === null ? null : formatDate(lang, replacedAt) };
}
export type ShownPaper = ReturnType<typeof showPaper>;
