import type { AnsweredView } from '#domain/programmes/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import type { AnsweredLine } from './answered.tsx';

/** Answers with their dates as the reader writes them. */
export function answeredLines(lang: Lang, answered: readonly AnsweredView[]): AnsweredLine[] {
  return answered.map(({ at, source, proof, ...line }) => ({
    ...line,
    date: at === null ? '' : formatDate(lang, at),
    isOwn: source === 'self',
    until: proof?.until ? formatDate(lang, proof.until) : null,
    contestAt: proof
      ? `/${lang}/sme/applications/${proof.applicationId}/facts?contest=${proof.id}#${proof.id}`
      : null,
  }));
}
