import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** How this room names the days of a read model: `on`, `until`, `dueOn`, `validUntil`, … */
const NAMED_DAY = /^(?:on|until)$|(?:On|Until)$/;

/** A read model with its days written in the reader's language, by the names that days have. */
export function showDays<T>(lang: Lang, model: T): T {
  return shown(lang, model) as T;
}

function shown(lang: Lang, value: unknown): unknown {
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
