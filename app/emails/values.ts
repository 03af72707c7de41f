import type { MessageParams } from '#domain/kernel/index.server.ts';
import { formatDate, formatMinutes } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { resources } from '#i18n/resources.server.ts';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const LONGEST_VALUE = 120;

/** Controls, line and paragraph separators, and marks that change the direction of what follows. */
const NOT_PLAIN = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DIGITS = /^\d+$/;
const LINK = /^https?:\/\/\S+$/;

/**
 * A value that somebody may have typed, as it can stand in a subject or a text: one line, of a
 * bounded length, set apart so that an Arabic name in a French sentence, or the reverse, moves
 * nothing around it. What looks like the start of an address is taken out of it, so that a name
 * cannot send readers elsewhere; our own links and codes of digits are left as they are.
 */
export function plainValue(value: string): string {
  const line = value.replace(NOT_PLAIN, ' ').replace(/\s+/g, ' ').trim();
  if (line === value && (LINK.test(line) || DIGITS.test(line))) return line;
  const words = line.replace(/[a-z]+:\/\/|www\./gi, '');
  const letters = Array.from(words);
  const cut =
    letters.length > LONGEST_VALUE ? `${letters.slice(0, LONGEST_VALUE - 1).join('')}…` : words;
  return `${FIRST_STRONG_ISOLATE}${cut}${POP_ISOLATE}`;
}

/** The values of a text as its reader sees them: codes in words, durations with their unit. */
export function valuesFor(lang: Lang, params: MessageParams): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, valueFor(lang, name, value)]),
  );
}

function valueFor(lang: Lang, name: string, value: string | number): string | number {
  const t = i18nFor(lang).getFixedT(null, 'notify');
  const { role, what, request } = resources.fr.notify;
  const { credential } = resources.fr.vocab;
  if (typeof value === 'number') {
    if (name === 'minutes') return formatMinutes(lang, value);
    return name === 'days' ? t('days', { count: value }) : value;
  }
  if (name === 'role' && isKeyOf(role, value)) return t(`role.${value}`);
  if (name === 'what' && isKeyOf(what, value)) return t(`what.${value}`);
  if (name === 'kind' && isKeyOf(request, value)) return t(`request.${value}`);
  if (name === 'credential' && isKeyOf(credential, value))
    return i18nFor(lang).t(`vocab:credential.${value}`);
  if (name === 'date' && DAY.test(value)) return formatDate(lang, value);
  return plainValue(value);
}

function isKeyOf<T extends object>(texts: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(texts, key);
}
