import { formatDateTime, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface Counted {
  readonly requestedAt: Date;
  readonly counts: Readonly<Record<'done' | 'refused' | 'waiting', number>>;
}

/** A batch in the reader's language: its instant and its numbers as texts. */
export function showBatch<T extends Counted>(lang: Lang, batch: T) {
  const { done, refused, waiting } = batch.counts;
  const number = (value: number) => formatNumber(lang, value);
  return {
    ...batch,
    requestedAt: formatDateTime(lang, batch.requestedAt),
    counts: { done: number(done), refused: number(refused), waiting: number(waiting) },
    isRunning: waiting > 0,
  };
}
