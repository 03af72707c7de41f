import type { ClawbackLook } from '#domain/cases/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A clawback with its days and amounts written in the reader's language. */
export function showClawback(lang: Lang, clawback: ClawbackLook) {
  const { id, stamp, state, reasons, grounds, answer, decision, amount, recovered } = clawback;
  const on = (day: string | null) => day && formatDate(lang, day);
  return {
    ...{ id, stamp, state, reasons, grounds, answer, decision },
    ...{ amount: formatMad(lang, amount), rest: formatMad(lang, clawback.rest) },
    recovered: recovered === 0n ? null : formatMad(lang, recovered),
    ...{ openedOn: on(clawback.openedOn), notifiedOn: on(clawback.notifiedOn) },
    ...{ until: on(clawback.answerUntil), answeredOn: on(clawback.answeredOn) },
    ...{ confirmedOn: on(clawback.confirmedOn), endedOn: on(clawback.endedOn) },
  };
}
export type ShownClawback = ReturnType<typeof showClawback>;
