import type { ClaimLook } from '#domain/engagements/schema.ts';
import type { NetStatement } from '#domain/payments/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A claim with its days and amounts written in the reader's language. */
export function showClaim(lang: Lang, claim: ClaimLook) {
  const { id, stamp, state, number, hash, isMade, clearanceId, heldReason, remarks } = claim;
  const on = (day: string | null) => day && formatDate(lang, day);
  return {
    ...{ id, stamp, state, number, hash, isMade, clearanceId, heldReason, remarks },
    ...{ isDemo: claim.isDemo, ht: formatMad(lang, claim.ht), vat: formatMad(lang, claim.vat) },
    ...{ ttc: formatMad(lang, claim.ttc), subsidy: formatMad(lang, claim.subsidy) },
    ...{ share: formatMad(lang, claim.share), invoicedOn: on(claim.invoicedOn) },
    ...{ submittedOn: on(claim.submittedOn), certifiedOn: on(claim.certifiedOn) },
    ...{ orderedOn: on(claim.orderedOn), paidOn: on(claim.paidOn), payBy: on(claim.payBy) },
    ...{ dueOn: on(claim.dueOn), late: claim.late && formatMad(lang, claim.late.amount) },
  };
}
export type ShownClaim = ReturnType<typeof showClaim>;

/** What is paid of a claim, and what is withheld of it, written in the reader's language. */
export function showStatement(lang: Lang, statement: NetStatement) {
  const money = (amount: bigint) => formatMad(lang, amount);
  return {
    reference: statement.reference,
    ...{ aid: money(statement.aid), share: money(statement.share), net: money(statement.net) },
    ...{ withheldVat: money(-statement.withheldVat) },
    withheldIncome: money(-statement.withheldIncome),
  };
}
export type ShownStatement = ReturnType<typeof showStatement>;
