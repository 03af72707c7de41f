import type { Wish } from '#domain/matching/schema.ts';
import { formatDate, formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { dirhams } from '#ui/catalogue/words.ts';
import { spoken, type MatchWords } from './words.ts';

/** What was asked for, in one line. */
export function wishLine(t: MatchWords, lang: Lang, wish: Wish): string {
  const { languages, mode, startBy, restMAD, users, moroccanFirst } = wish;
  const asked = [
    ...(languages.length > 0 ? [spoken(t, lang, languages)] : []),
    ...(mode === 'any' ? [] : [t(`matching:wish.modes.${mode}`)]),
    ...(startBy === null
      ? []
      : [t('matching:wish.is.startBy', { date: formatDate(lang, startBy) })]),
    ...(restMAD === null
      ? []
      : [t('matching:wish.is.rest', { amount: dirhams(lang, BigInt(restMAD) * 100n) })]),
    ...(users === null ? [] : [t('matching:wish.is.users', { count: users })]),
    ...(moroccanFirst ? [] : [t('matching:wish.is.noMoroccan')]),
  ];
  if (asked.length === 0) return t('matching:wish.none');
  return t('matching:wish.now', { list: formatList(lang, asked) });
}
