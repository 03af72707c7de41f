import { formatDate, formatDateTime, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A read model as pages get it: amounts, days and instants are texts. */
export type Shown<T> = T extends string
  ? T
  : T extends bigint | Date
    ? string
    : T extends readonly (infer One)[]
      ? readonly Shown<One>[]
      : T extends object
        ? { readonly [Name in keyof T]: Shown<T[Name]> }
        : T;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** How this room names the days of a read model: `on`, `dueOn`, `validUntil`, … */
const NAMED_DAY = /^(?:on|until)$|(?:On|Until)$/;

/**
 * A read model in the reader's language: centimes as amounts, days by the names that days have,
 * instants as days with hours.
 */
export function showCase<T>(lang: Lang, model: T): Shown<T> {
  return shown(lang, model) as Shown<T>;
}

function shown(lang: Lang, value: unknown): unknown {
  if (typeof value === 'bigint') return formatMad(lang, value);
  if (value instanceof Date) return formatDateTime(lang, value);
  if (Array.isArray(value)) return value.map((one) => shown(lang, one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      typeof one === 'string' && NAMED_DAY.test(name) && DAY.test(one)
        ? formatDate(lang, one)
        : shown(lang, one),
    ]),
  );
}
