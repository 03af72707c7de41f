import type { OwnVersion } from '#domain/catalogue/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { ShownVersion } from './version-list.tsx';

/** A version of an offer as its provider reads it, without what it says. */
export function showVersion(lang: Lang, version: OwnVersion): ShownVersion {
  const { id, number, state, requests, createdAt, submittedAt, decidedAt, endedAt } = version;
  const dated = [
    ['created', createdAt],
    ['submitted', submittedAt],
    ['decided', decidedAt],
    ['ended', endedAt],
  ] as const;
  const dates = dated.flatMap(([what, at]) =>
    at === null ? [] : [{ what, date: formatDate(lang, at) }],
  );
  return { id, number, state, requests, dates };
}
