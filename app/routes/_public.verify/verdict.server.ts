import type { PublicRecord, Verdict } from '#domain/audit/index.server.ts';
import { formatDate, formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { recordWords } from '#web/record-words.server.ts';

/** The answer to a check, in the reader's language. */
export interface Answer {
  readonly tone: 'ok' | 'warn';
  readonly title: string;
  readonly text: string;
  /** Terms and what they are. */
  readonly facts: readonly (readonly [term: string, value: string])[];
  /** The code of the entry, null when none was found. */
  readonly code: string | null;
}

/** What a code leads to. */
export function recordAnswer(lang: Lang, record: PublicRecord): Answer {
  const t = i18nFor(lang).getFixedT(null, 'audit');
  const { sealedOn } = record;
  if (sealedOn === null)
    return found(lang, record, {
      title: t('verify.recorded.title'),
      text: t('verify.recorded.text'),
    });
  const day = formatDate(lang, sealedOn);
  return found(lang, record, {
    title: t('verify.sealed.title'),
    text: t('verify.sealed.text', { day }),
  });
}

/** What the check of a receipt came to. */
export function verdictAnswer(lang: Lang, verdict: Verdict): Answer {
  const t = i18nFor(lang).getFixedT(null, 'audit');
  const refused = (title: string, text: string): Answer => {
    return { tone: 'warn', title, text, facts: [], code: null };
  };
  switch (verdict.outcome) {
    case 'sealed':
      return withStamp(lang, recordAnswer(lang, verdict.record), verdict.timestampedAt);
    case 'recorded':
      return receiptAnswer(lang, verdict.record);
    case 'altered':
      return refused(t('verify.altered.title'), t(`verify.altered.${verdict.part}`));
    case 'unknown-root': {
      const day = formatDate(lang, verdict.day);
      return refused(t('verify.unknownRoot.title'), t('verify.unknownRoot.text', { day }));
    }
    case 'unknown-entry':
      return refused(t('verify.unknownEntry.title'), t('verify.unknownEntry.text'));
    case 'not-a-receipt':
      return refused(t('verify.notReceipt.title'), t('verify.notReceipt.text'));
  }
}

/** A receipt without proof is as old as its download: the day may have been sealed since. */
function receiptAnswer(lang: Lang, record: PublicRecord): Answer {
  const t = i18nFor(lang).getFixedT(null, 'audit');
  if (record.sealedOn === null) return recordAnswer(lang, record);
  const day = formatDate(lang, record.sealedOn);
  return found(lang, record, {
    title: t('verify.resealed.title'),
    text: t('verify.resealed.text', { day }),
  });
}

function found(
  lang: Lang,
  { type, at, code }: PublicRecord,
  said: { readonly title: string; readonly text: string },
): Answer {
  const t = i18nFor(lang).getFixedT(null, 'audit');
  const facts = [
    [t('verify.record.what'), recordWords(lang, type)],
    [t('verify.record.when'), formatDateTime(lang, at)],
  ] as const;
  return { tone: 'ok', ...said, facts, code };
}

function withStamp(lang: Lang, answer: Answer, at: Date | null): Answer {
  if (at === null) return answer;
  const term = i18nFor(lang).t('audit:verify.record.stamp');
  return { ...answer, facts: [...answer.facts, [term, formatDateTime(lang, at)]] };
}
