import type { VoucherHistoryLine, VoucherLook } from '#domain/cases/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A voucher with its days and amounts written in the reader's language. */
export function showVoucher(lang: Lang, voucher: VoucherLook) {
  const { amount, used, rest, until, issuedAt, acceptedAt, endedAt } = voucher;
  const { id, code, number, applicationId, programme, category, categoryCode } = voucher;
  const { state, stamp, isExtended, isPaused, isPast, isDemo } = voucher;
  return {
    ...{ id, code, number, applicationId, programme, category, categoryCode },
    ...{ state, stamp, isExtended, isPaused, isPast, isDemo },
    amount: formatMad(lang, amount),
    used: used === 0n ? null : formatMad(lang, used),
    rest: used === 0n ? null : formatMad(lang, rest),
    issuedOn: formatDate(lang, issuedAt),
    acceptedOn: acceptedAt && formatDate(lang, acceptedAt),
    endedOn: endedAt && formatDate(lang, endedAt),
    until: until && formatDate(lang, until),
  };
}
export type ShownVoucher = ReturnType<typeof showVoucher>;

/** What happened, the latest first, with its days and amounts written in the reader's language. */
export function showHistory(
  lang: Lang,
  history: readonly (VoucherHistoryLine & { readonly by?: string | null })[],
) {
  return history.toReversed().map(({ event, at, words, amount, by = null }) => ({
    ...{ event, words, by, at: at.toISOString(), day: formatDate(lang, at) },
    amount: amount === null ? null : formatMad(lang, amount),
  }));
}
export type ShownLine = ReturnType<typeof showHistory>[number];
